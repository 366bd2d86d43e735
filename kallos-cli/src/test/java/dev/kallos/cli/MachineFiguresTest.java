package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.benchmark.Benchmark;
import dev.kallos.image.ImageSize;
import dev.kallos.network.Precision;
import dev.kallos.network.PrecisionChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFiguresTest {
  private static final MachineFigures FIGURES =
      new MachineFigures(
          new ImageSize(64, 80),
          32,
          new PrecisionChoice(Precision.BF16, "as asked"),
          3,
          new Benchmark.Result(
              new Benchmark.Rate(1234.4, 0.615),
              new Benchmark.Rate(4000, 0.8),
              700,
              2500,
              new Benchmark.LimitRates(101, 102, 103, 104)));

  @TempDir Path folder;

  @Test
  void eachRateHasALineWithItsUnit() {
    StringWriter out = new StringWriter();
    FIGURES.print(new PrintWriter(out, true));
    assertThat(out.toString().lines())
        .hasSize(9)
        .startsWith(
            "article at 64x80, batch 32, 3 threads, bf16 (as asked)",
            "  training                1234 images/s 62 % of a plain convolution's rate")
        .endsWith("  bf16 convolution         104 GFLOP/s")
        .noneMatch(line -> line.endsWith(" "));
  }

  @Test
  void theJsonHasEachRateUnderItsOwnName() throws IOException {
    FIGURES.writeJson(folder.resolve("bench.json"));
    JsonNode json = new ObjectMapper().readTree(folder.resolve("bench.json").toFile());
    assertThat(json.at("/size").asText() + " " + json.at("/precision").asText()).isEqualTo("64x80 bf16");
    assertThat(json.at("/batch").asInt() + json.at("/threads").asInt()).isEqualTo(35);
    assertThat(json.at("/training/images_per_second").asDouble()).isEqualTo(1234.4);
    assertThat(json.at("/inference/share_of_limit").asDouble()).isEqualTo(0.8);
    assertThat(json.at("/explain/images_per_second").asInt()).isEqualTo(700);
    assertThat(json.at("/decode/images_per_second").asInt()).isEqualTo(2500);
    assertThat(json.at("/limits/fp32_product_gflops").asInt()).isEqualTo(101);
    assertThat(json.at("/limits/fp32_convolution_gflops").asInt()).isEqualTo(102);
    assertThat(json.at("/limits/bf16_product_gflops").asInt()).isEqualTo(103);
    assertThat(json.at("/limits/bf16_convolution_gflops").asInt()).isEqualTo(104);
  }
}
