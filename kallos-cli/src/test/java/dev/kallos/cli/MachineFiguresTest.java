package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.benchmark.BenchmarkResult;
import dev.kallos.benchmark.LayerTime;
import dev.kallos.benchmark.PhotoSize;
import dev.kallos.image.ImageSize;
import dev.kallos.network.Precision;
import dev.kallos.network.PrecisionChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFiguresTest {
  private static final MachineFigures FIGURES =
      new MachineFigures(
          "baseline",
          new ImageSize(64, 80),
          32,
          new PhotoSize(400, 300),
          new PrecisionChoice(Precision.BF16, "as asked"),
          3,
          new BenchmarkResult(
              new BenchmarkResult.Rate(1234.4, 0.615),
              600,
              new BenchmarkResult.Rate(4000, 0.8),
              new BenchmarkResult.Explain(3200, 1.25),
              new BenchmarkResult.Decode(2500, 4900),
              new BenchmarkResult.Packing(4800, 0.98),
              new BenchmarkResult.Scoring(2100, 0.53, 0.95),
              new BenchmarkResult.LimitRates(101, 102, 103, 104, 25),
              List.of(
                  new LayerTime("forward conv1", 12.25, 0.5, 50, 0.48),
                  new LayerTime("optimizer", 12.25, 0.5, Double.NaN, Double.NaN)),
              OptionalDouble.of(900)));

  @TempDir Path folder;

  @Test
  void eachRateHasALineWithItsUnit() {
    StringWriter out = new StringWriter();
    FIGURES.print(new PrintWriter(out, true));
    assertThat(out.toString().lines())
        .hasSize(15)
        .startsWith(
            "baseline at 64x80, batch 32, on the CPU, 3 threads, bf16 (as asked)",
            "  training                1234 images/s 62 % of a plain convolution's rate")
        .contains("  Grad-CAM                3200 images/s 1.25 times a forward pass")
        .contains("  decoding                2500 images/s 400x300 JPEG, one core")
        .contains("  packing                 4800 images/s 98 % of decoding on all cores")
        .endsWith("  memory                   900 MiB      at most, of this process")
        .noneMatch(line -> line.endsWith(" "));
  }

  @Test
  void aLayerThatOnlyMovesNumbersHasNoRate() {
    StringWriter out = new StringWriter();
    FIGURES.printLayers(new PrintWriter(out, true));
    assertThat(out.toString().lines().skip(2))
        .containsExactly(
            "  forward conv1      12.25      50 %        50          48 %", "  optimizer          12.25      50 %");
  }

  @Test
  void theJsonHasEachRateUnderItsOwnName() throws IOException {
    FIGURES.writeJson(folder.resolve("bench.json"));
    JsonNode json = new ObjectMapper().readTree(folder.resolve("bench.json").toFile());
    assertThat(json.at("/size").asText() + " " + json.at("/precision").asText()).isEqualTo("64x80 bf16");
    assertThat(json.at("/device").asText()).isEqualTo("cpu");
    assertThat(json.at("/batch").asInt() + json.at("/threads").asInt()).isEqualTo(35);
    assertThat(json.at("/training/images_per_second").asDouble()).isEqualTo(1234.4);
    assertThat(json.at("/inference/share_of_limit").asDouble()).isEqualTo(0.8);
    assertThat(json.at("/explain/images_per_second").asInt()).isEqualTo(3200);
    assertThat(json.at("/decode/images_per_second").asInt()).isEqualTo(2500);
    assertThat(json.at("/explain/forward_passes").asDouble()).isEqualTo(1.25);
    assertThat(json.at("/decode/images_per_second_all_cores").asInt()).isEqualTo(4900);
    assertThat(json.at("/packing/share_of_decoding").asDouble()).isEqualTo(0.98);
    assertThat(json.at("/decode/photos").asText()).isEqualTo("400x300");
    assertThat(json.at("/scoring/share_of_slower").asDouble()).isEqualTo(0.53);
    assertThat(json.at("/scoring/share_of_both").asDouble()).isEqualTo(0.95);
    assertThat(json.at("/layers/0/share_of_limit").asDouble()).isEqualTo(0.48);
    assertThat(json.at("/layers/1").has("gflops")).isFalse();
    assertThat(json.at("/peak_memory_mib").asInt()).isEqualTo(900);
    assertThat(json.at("/limits/fp32_product_gflops").asInt()).isEqualTo(101);
    assertThat(json.at("/limits/fp32_convolution_gflops").asInt()).isEqualTo(102);
    assertThat(json.at("/limits/bf16_product_gflops").asInt()).isEqualTo(103);
    assertThat(json.at("/limits/bf16_convolution_gflops").asInt()).isEqualTo(104);
  }
}
