package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecisionChoiceTest {
  @TempDir Path folder;

  @Test
  void aProcessorWithBf16ComputesInIt() throws IOException {
    Path cpuinfo = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\nflags\t\t: fpu amx_bf16 avx512f avx512_bf16 sse dts\n");

    assertThat(PrecisionChoice.of(cpuinfo).precision()).isEqualTo(Precision.BF16);
    assertThat(PrecisionChoice.of(cpuinfo).reason()).isEqualTo("the processor has avx512_bf16");
  }

  @Test
  void oneWithoutDoesNot() throws IOException {
    Path cpuinfo = Files.writeString(folder.resolve("cpuinfo"), "flags : fpu avx2\n");

    assertThat(PrecisionChoice.of(cpuinfo).precision()).isEqualTo(Precision.FP32);
    assertThat(PrecisionChoice.of(folder.resolve("absent")).precision()).isEqualTo(Precision.FP32);
  }
}
