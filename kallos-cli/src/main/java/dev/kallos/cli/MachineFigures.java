package dev.kallos.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.benchmark.BenchmarkResult;
import dev.kallos.benchmark.LayerTime;
import dev.kallos.benchmark.PhotoSize;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.network.PrecisionChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a machine does, as people and programs read it.
 *
 * @param network the net's name
 * @param size the net's input
 * @param batch faces a step
 * @param photos the size of the photos
 * @param precision the arithmetic, and why that
 * @param threads cores used
 * @param result what was measured
 */
record MachineFigures(
    String network,
    ImageSize size,
    int batch,
    PhotoSize photos,
    PrecisionChoice precision,
    int threads,
    BenchmarkResult result) {
  void print(PrintWriter out) {
    out.println(
        "%s at %s, batch %d, on the CPU, %d thread%s, %s (%s)"
            .formatted(
                network, size, batch, threads, threads == 1 ? "" : "s", precision.precision().id(), precision.reason()));
    line(out, "training", result.training().imagesPerSecond(), "images/s", share(result.training()));
    line(out, "training in fp32", result.trainingFp32(), "images/s", "");
    line(out, "inference", result.inference().imagesPerSecond(), "images/s", share(result.inference()));
    line(
        out,
        "Grad-CAM",
        result.explain().imagesPerSecond(),
        "images/s",
        "%.2f times a forward pass".formatted(result.explain().forwardPasses()));
    line(out, "decoding", result.decode().imagesPerSecond(), "images/s", photos + " JPEG, one core");
    line(out, "decoding", result.decode().allCores(), "images/s", "all cores");
    line(
        out,
        "packing",
        result.packing().imagesPerSecond(),
        "images/s",
        percent(result.packing().shareOfDecoding()) + " of decoding on all cores");
    line(
        out,
        "scoring photos",
        result.scoring().imagesPerSecond(),
        "images/s",
        percent(result.scoring().shareOfSlower())
            + " of the slower of decoding and inference, "
            + percent(result.scoring().shareOfBoth())
            + " of one after the other");
    line(out, "fp32 product", result.limits().fp32Product(), "GFLOP/s", "");
    line(out, "fp32 convolution", result.limits().fp32Convolution(), "GFLOP/s", "");
    line(out, "bf16 product", result.limits().bf16Product(), "GFLOP/s", "");
    line(out, "bf16 convolution", result.limits().bf16Convolution(), "GFLOP/s", "");
    line(out, "memory copy", result.limits().copy(), "GB/s", "read and written");
    result.peakMemory().ifPresent(memory -> line(out, "memory", memory, "MiB", "at most, of this process"));
  }

  /** Where a training step's time goes. */
  void printLayers(PrintWriter out) {
    out.println();
    out.println("a training step         ms   of step   GFLOP/s  of the limit");
    for (LayerTime layer : result.layers()) {
      String rate =
          Double.isNaN(layer.gflops())
              ? ""
              : String.format(Locale.ROOT, "%9.0f  %12s", layer.gflops(), percent(layer.shareOfLimit()));
      out.println(
          String.format(
                  Locale.ROOT, "  %-15s %8.2f  %8s %s", layer.part(), layer.millis(), percent(layer.shareOfStep()), rate)
              .stripTrailing());
    }
  }

  private static void line(PrintWriter out, String what, double rate, String unit, String remark) {
    out.println(String.format(Locale.ROOT, "  %-18s %9.0f %-8s %s", what, rate, unit, remark).stripTrailing());
  }

  private static String share(BenchmarkResult.Rate rate) {
    return percent(rate.shareOfLimit()) + " of a plain convolution's rate";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  void writeJson(Path path) throws IOException {
    WholeFile.write(path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
  }

  private ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("network", network).put("size", size.toString());
    root.put("batch", batch).put("device", "cpu").put("threads", threads).put("precision", precision.precision().id());
    put(root.putObject("training"), result.training()).put("images_per_second_fp32", result.trainingFp32());
    put(root.putObject("inference"), result.inference());
    root.putObject("explain")
        .put("images_per_second", result.explain().imagesPerSecond())
        .put("forward_passes", result.explain().forwardPasses());
    root.putObject("decode")
        .put("photos", photos.toString())
        .put("images_per_second", result.decode().imagesPerSecond())
        .put("images_per_second_all_cores", result.decode().allCores());
    root.putObject("packing")
        .put("images_per_second", result.packing().imagesPerSecond())
        .put("share_of_decoding", result.packing().shareOfDecoding());
    root.putObject("scoring")
        .put("images_per_second", result.scoring().imagesPerSecond())
        .put("share_of_slower", result.scoring().shareOfSlower())
        .put("share_of_both", result.scoring().shareOfBoth());
    ObjectNode limits = root.putObject("limits");
    limits.put("fp32_product_gflops", result.limits().fp32Product());
    limits.put("fp32_convolution_gflops", result.limits().fp32Convolution());
    limits.put("bf16_product_gflops", result.limits().bf16Product());
    limits.put("bf16_convolution_gflops", result.limits().bf16Convolution());
    limits.put("copy_gb_per_second", result.limits().copy());
    layers(root.putArray("layers"));
    result.peakMemory().ifPresentOrElse(m -> root.put("peak_memory_mib", m), () -> root.putNull("peak_memory_mib"));
    return root;
  }

  private void layers(ArrayNode nodes) {
    for (LayerTime layer : result.layers()) {
      ObjectNode node = nodes.addObject().put("part", layer.part()).put("milliseconds", layer.millis());
      node.put("share_of_step", layer.shareOfStep());
      if (!Double.isNaN(layer.gflops())) {
        node.put("gflops", layer.gflops()).put("share_of_limit", layer.shareOfLimit());
      }
    }
  }

  private static ObjectNode put(ObjectNode node, BenchmarkResult.Rate rate) {
    return node.put("images_per_second", rate.imagesPerSecond()).put("share_of_limit", rate.shareOfLimit());
  }
}
