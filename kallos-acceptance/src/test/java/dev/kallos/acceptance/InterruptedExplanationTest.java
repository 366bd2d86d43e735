package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An explanation that is killed goes on from the maps it made, and ends as if nothing had happened. */
class InterruptedExplanationTest {
  private static final List<String> EXPLAIN =
      List.of("explain", "run", "--methods", "hirescam,occlusion", "--sample", "40", "--no-shuffled-labels");

  @TempDir private Path folder;

  @Test
  void killedAmongItsMapsItEndsAlikeAndLeavesNothingBehind() throws Exception {
    DrawnFacesFixture.draw(folder);
    run(
        "run", "faces", "--out", "run", "--network", "baseline", "--size", "32x40", "--epochs", "1", "--stop-after",
        "score");
    run(EXPLAIN.toArray(String[]::new));
    Map<String, String> undisturbed = tables();

    Kallos.Running running = Kallos.in(folder).start(EXPLAIN.toArray(String[]::new));
    while (running.process().isAlive() && kept() < 2) {
      Thread.sleep(2);
    }
    running.process().destroyForcibly().waitFor();
    assertThat(kept()).isGreaterThanOrEqualTo(2);
    assertThat(tables()).as("the explanations there were").isEqualTo(undisturbed);

    Files.createDirectory(folder.resolve("run").resolve(".explanations.3f0e8a52-0000-4000-8000-000000000000.part"));
    run(EXPLAIN.toArray(String[]::new));
    assertThat(tables()).isEqualTo(undisturbed);
    try (Stream<Path> left = Files.list(folder.resolve("run"))) {
      assertThat(left.map(path -> path.getFileName().toString()).filter(name -> name.startsWith(".")))
          .containsExactly(".lock");
    }
  }

  private void run(String... words) throws Exception {
    Kallos.Ended ended = Kallos.in(folder).run(words);
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  /** How many files of maps are kept for another process to go on from. */
  private long kept() throws IOException {
    Path kept = folder.resolve("run").resolve(".explaining");
    if (!Files.isDirectory(kept)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(kept)) {
      return files.filter(file -> file.toString().endsWith(".safetensors")).count();
    }
  }

  private Map<String, String> tables() throws IOException {
    Map<String, String> tables = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("run").resolve("explanations"))) {
      for (Path file : files.filter(path -> path.toString().matches(".*\\.(csv|json)")).toList()) {
        tables.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return tables;
  }
}
