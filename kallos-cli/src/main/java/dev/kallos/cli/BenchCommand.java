package dev.kallos.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.benchmark.Benchmark;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.network.Precision;
import dev.kallos.network.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the machine. */
@Command(
    name = "bench",
    description = "Measure what this machine does with the article's net, in about a minute.",
    footerHeading = "%nExample%n",
    footer = "  kallos bench --json bench.json")
final class BenchCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to a JSON file too.")
  private Path json;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = Converters.Size.class,
      description = "The net's input in pixels. Default: 128x128.")
  private ImageSize size = new ImageSize(128, 128);

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      converter = Converters.PrecisionName.class,
      description = "auto, fp32 or bf16. Default: auto, bf16 where the processor has it.")
  private PrecisionMode precision = PrecisionMode.AUTO;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Cores to use. Default: all.")
  private Integer threads;

  BenchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    PrecisionChoice choice =
        precision.precision().map(p -> new PrecisionChoice(p, "as asked")).orElseGet(PrecisionChoice::automatic);
    int cores = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    Benchmark benchmark = new Benchmark(size, 64, choice.precision(), cores, System::nanoTime, session.interruption());
    Benchmark.Result result = benchmark.run(session.progress());
    print(choice, cores, result);
    if (json != null) {
      WholeFile.write(
          json,
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json(choice.precision(), cores, result))
              + "\n");
    }
    return ExitCode.DONE;
  }

  private void print(PrecisionChoice choice, int cores, Benchmark.Result result) {
    session
        .out()
        .printf(
            Locale.ROOT,
            "article at %s, batch 64, %d threads, %s (%s)%n",
            size, cores, choice.precision().id(), choice.reason());
    line("training", result.training().imagesPerSecond(), "images/s", share(result.training()));
    line("inference", result.inference().imagesPerSecond(), "images/s", share(result.inference()));
    line("Grad-CAM", result.explain(), "images/s", "");
    line("decoding", result.decode(), "images/s", "178x218 JPEG, one core");
    line("fp32 product", result.limits().fp32Product(), "GFLOP/s", "");
    line("fp32 convolution", result.limits().fp32Convolution(), "GFLOP/s", "");
    line("bf16 product", result.limits().bf16Product(), "GFLOP/s", "");
    line("bf16 convolution", result.limits().bf16Convolution(), "GFLOP/s", "");
  }

  private void line(String what, double rate, String unit, String remark) {
    session.out().println(String.format(Locale.ROOT, "  %-18s %9.0f %-8s %s", what, rate, unit, remark).stripTrailing());
  }

  private static String share(Benchmark.Rate rate) {
    return String.format(Locale.ROOT, "%.0f %% of a plain convolution's rate", 100 * rate.shareOfLimit());
  }

  private ObjectNode json(Precision used, int cores, Benchmark.Result result) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("network", "article").put("size", size.toString());
    root.put("batch", 64).put("threads", cores).put("precision", used.id());
    put(root.putObject("training"), result.training());
    put(root.putObject("inference"), result.inference());
    root.putObject("explain").put("images_per_second", result.explain());
    root.putObject("decode").put("images_per_second", result.decode());
    ObjectNode limits = root.putObject("limits");
    limits.put("fp32_product_gflops", result.limits().fp32Product());
    limits.put("fp32_convolution_gflops", result.limits().fp32Convolution());
    limits.put("bf16_product_gflops", result.limits().bf16Product());
    limits.put("bf16_convolution_gflops", result.limits().bf16Convolution());
    return root;
  }

  private static void put(ObjectNode node, Benchmark.Rate rate) {
    node.put("images_per_second", rate.imagesPerSecond()).put("share_of_limit", rate.shareOfLimit());
  }
}
