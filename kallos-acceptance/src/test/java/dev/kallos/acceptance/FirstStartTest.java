package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {
  @TempDir Path folder;

  @Test
  void aMachineWithoutAnyNativeLibraryUnpackedYetTrainsAtOnce() throws Exception {
    DrawnFacesFixture.draw(folder);
    Path natives = folder.resolve("natives");
    Kallos.Ended ended =
        Kallos.in(folder)
            .with("-Dorg.bytedeco.javacpp.cachedir=" + natives)
            .run("run", "faces", "--out", "run", "--size", "32x40", "--epochs", "1", "--stop-after", "score");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(folder.resolve("run/scores.csv")).isNotEmptyFile();
    try (Stream<Path> unpacked = Files.walk(natives)) {
      assertThat(unpacked).anyMatch(file -> file.getFileName().toString().contains("torch_cpu"));
    }
  }
}
