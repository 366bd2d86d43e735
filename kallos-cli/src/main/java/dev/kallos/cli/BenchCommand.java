package dev.kallos.cli;

import dev.kallos.UnusableInputException;
import dev.kallos.benchmark.Benchmark;
import dev.kallos.benchmark.BenchmarkResult;
import dev.kallos.benchmark.PhotoSize;
import dev.kallos.image.ImageSize;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.PrecisionChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the machine. */
@Command(
    name = "bench",
    description = "Measure what this machine does with a net, in about a minute.",
    footerHeading = "%nExamples%n",
    footer = {"  kallos bench --json bench.json", "  kallos bench --size 64x80 --layers", "  kallos bench --photos 4000x3000"})
final class BenchCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "article, baseline, pooled or modern. Default: article.")
  private String network = "article";

  @Option(
      names = "--json",
      paramLabel = "FILE",
      converter = Converters.Result.class,
      description = "Write the figures to a JSON file too, or - to print that instead.")
  private ResultFile json;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = Converters.Size.class,
      description = "The net's input in pixels. Default: 128x128.")
  private ImageSize size = new ImageSize(128, 128);

  @Option(
      names = "--batch",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Faces a step. Default: 64.")
  private int batch = 64;

  @Option(
      names = "--photos",
      paramLabel = "WxH",
      converter = Converters.Photos.class,
      description =
          "The size of the JPEGs that decoding, packing and scoring are measured with; with very large ones it takes a few"
              + " minutes. Default: 178x218, CelebA's.")
  private PhotoSize photos = PhotoSize.CELEBA;

  @Option(names = "--layers", description = "Show where a training step's time goes, layer by layer.")
  private boolean layers;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      converter = Converters.PrecisionName.class,
      description = "auto, fp32 or bf16. Default: auto, bf16 where the processor has it.")
  private PrecisionMode precision = PrecisionMode.AUTO;

  @Mixin private ThreadsOption threads;

  BenchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (json != null) {
      json.requireWritable();
    }
    PrecisionChoice choice =
        precision.precision().map(p -> new PrecisionChoice(p, "as asked")).orElseGet(PrecisionChoice::automatic);
    int cores = threads.threads();
    if (layers && batch < cores) {
      throw new UnusableInputException(
          "Of a batch of %d some of %d cores get no face, so layers cannot be timed; give --batch %d or more, or fewer --threads."
              .formatted(batch, cores, cores));
    }
    session.interruption().duringSteps("Interrupted; no figures were written.");
    Benchmark benchmark =
        new Benchmark(
            NetworkDesign.named(network),
            size,
            batch,
            photos,
            choice.precision(),
            cores,
            System::nanoTime,
            session.interruption());
    BenchmarkResult result = benchmark.run(session.progress());
    if (session.interruption().getAsBoolean()) {
      return ExitCode.INTERRUPTED;
    }
    MachineFigures figures = new MachineFigures(network, size, batch, photos, choice, cores, result);
    PrintWriter words = json != null && json.isOutput() ? session.err() : session.out();
    figures.print(words);
    if (layers) {
      figures.printLayers(words);
    }
    if (json != null) {
      json.write(session.data(), figures::writeJson);
    }
    return ExitCode.DONE;
  }
}
