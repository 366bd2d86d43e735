package dev.kallos.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeakMemoryTest {
  @TempDir Path folder;

  @Test
  void itIsTheHighWaterMarkInMebibytes() throws IOException {
    Path status = Files.writeString(folder.resolve("status"), "Name:\tjava\nVmHWM:\t 2097152 kB\nVmRSS:\t 1024 kB\n");
    assertThat(PeakMemory.of(status)).hasValue(2048);
  }

  @Test
  void whereTheSystemDoesNotSayItIsUnknown() throws IOException {
    assertThat(PeakMemory.of(folder.resolve("absent"))).isEmpty();
    assertThat(PeakMemory.of(Files.writeString(folder.resolve("other"), "Name:\tjava\n"))).isEmpty();
  }
}
