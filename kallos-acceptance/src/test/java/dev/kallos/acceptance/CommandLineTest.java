package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CommandLineTest {
  @TempDir Path folder;

  @Test
  void helpPrintsTheUsageAndExitsWith0() throws Exception {
    Kallos.Ended ended = Kallos.in(folder).run("--help");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("Usage: kallos", "demo", "run", "data", "train", "evaluate", "explain", "audit", "report");
    assertThat(ended.errorLines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "run --help", "demo --help", "train --help"})
  void helpLoadsNeitherTensorsNorPicturesNorTheLog(String words) throws Exception {
    Kallos.Ended ended = Kallos.in(folder).with("-Xlog:class+load:file=classes.log").run(words.split(" "));
    assertThat(ended.code()).isZero();
    assertThat(Files.readAllLines(folder.resolve("classes.log")))
        .anyMatch(line -> line.contains("dev.kallos.cli.Main"))
        .noneMatch(line -> line.contains("org.bytedeco") || line.contains("ch.qos.logback") || line.contains("com.sun.jna"));
  }

  @Test
  void anUnknownOptionExitsWith2AndOneLine() throws Exception {
    Kallos.Ended ended = Kallos.in(folder).run("run", "faces", "--epoch", "3");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.errorLines()).singleElement().asString().contains("'--epoch'", "--epochs", "kallos run --help");
    assertThat(ended.out()).isEmpty();
  }
}
