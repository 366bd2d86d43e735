package dev.kallos.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.benchmark.Benchmark;
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
 * @param size the net's input
 * @param batch faces a step
 * @param precision the arithmetic, and why that
 * @param threads cores used
 * @param result what was measured
 */
record MachineFigures(ImageSize size, int batch, PrecisionChoice precision, int threads, Benchmark.Result result) {
  void print(PrintWriter out) {
    out.println(
        "article at %s, batch %d, %d threads, %s (%s)"
            .formatted(size, batch, threads, precision.precision().id(), precision.reason()));
    line(out, "training", result.training().imagesPerSecond(), "images/s", share(result.training()));
    line(out, "inference", result.inference().imagesPerSecond(), "images/s", share(result.inference()));
    line(out, "Grad-CAM", result.explain(), "images/s", "");
    line(out, "decoding", result.decode(), "images/s", "178x218 JPEG, one core");
    line(out, "fp32 product", result.limits().fp32Product(), "GFLOP/s", "");
    line(out, "fp32 convolution", result.limits().fp32Convolution(), "GFLOP/s", "");
    line(out, "bf16 product", result.limits().bf16Product(), "GFLOP/s", "");
    line(out, "bf16 convolution", result.limits().bf16Convolution(), "GFLOP/s", "");
  }

  private static void line(PrintWriter out, String what, double rate, String unit, String remark) {
    out.println(String.format(Locale.ROOT, "  %-18s %9.0f %-8s %s", what, rate, unit, remark).stripTrailing());
  }

  private static String share(Benchmark.Rate rate) {
    return String.format(Locale.ROOT, "%.0f %% of a plain convolution's rate", 100 * rate.shareOfLimit());
  }

  void writeJson(Path path) throws IOException {
    WholeFile.write(path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
  }

  private ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("network", "article").put("size", size.toString());
    root.put("batch", batch).put("threads", threads).put("precision", precision.precision().id());
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
