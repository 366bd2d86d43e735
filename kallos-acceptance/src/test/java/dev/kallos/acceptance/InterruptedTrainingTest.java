package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Training that is broken off and gone on with ends as if nothing had happened. */
class InterruptedTrainingTest {
  private static final int EPOCHS = 4;

  @TempDir static Path folder;

  @BeforeAll
  static void anUndisturbedRun() throws Exception {
    DrawnFacesFixture.draw(folder);
    Kallos.Ended ended = start("undisturbed").end();
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(history("undisturbed")).hasSize(1 + EPOCHS);
  }

  private static Kallos.Running start(String run) throws Exception {
    return Kallos.in(folder)
        .start(
            "run", "faces", "--out", run, "--network", "baseline", "--size", "32x40", "--batch", "16",
            "--epochs", Integer.toString(EPOCHS), "--patience", Integer.toString(EPOCHS), "--stop-after", "train");
  }

  /** The history without what no two runs share: seconds and images a second. */
  private static List<List<String>> history(String run) throws IOException {
    return Files.readAllLines(folder.resolve(run).resolve("history.csv")).stream()
        .map(row -> Arrays.asList(row.split(",")).subList(0, 5))
        .toList();
  }

  private static void awaitTheFirstEpochs(Kallos.Running running, String run) throws Exception {
    Path history = folder.resolve(run).resolve("history.csv");
    while (running.process().isAlive() && !(Files.exists(history) && Files.readAllLines(history).size() > 2)) {
      Thread.sleep(5);
    }
  }

  private static void assertBrokenOff(String run) throws IOException {
    assertThat(history(run)).hasSizeBetween(2, EPOCHS);
    assertThat(folder.resolve(run).resolve("weights.safetensors")).doesNotExist();
  }

  private static void resumeAndCompare(String run) throws Exception {
    Kallos.Ended resumed = Kallos.in(folder).run("train", run, "--resume");
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.out()).startsWith("Trained " + EPOCHS + " epochs ");
    assertThat(resumed.err()).startsWith("Every face here was drawn").contains("Next: kallos evaluate " + run);
    assertThat(history(run)).isEqualTo(history("undisturbed"));
    assertThat(folder.resolve(run).resolve("weights.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("undisturbed").resolve("weights.safetensors"));
  }

  @Test
  void killedInTheMiddleOfTrainingItEndsAlike() throws Exception {
    Kallos.Running running = start("killed");
    awaitTheFirstEpochs(running, "killed");
    running.process().destroyForcibly().waitFor();
    assertBrokenOff("killed");
    resumeAndCompare("killed");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGSTOP to send to another process")
  void whileOneProcessTrainsAnotherIsRefusedAndDisturbsNothing() throws Exception {
    Kallos.Running first = start("shared");
    awaitTheFirstEpochs(first, "shared");
    first.signal("STOP");
    try {
      Kallos.Ended second = Kallos.in(folder).run("train", "shared", "--resume");
      assertThat(second.code()).isEqualTo(2);
      assertThat(second.errorLines()).last().asString().startsWith("shared is in use by another kallos process");
    } finally {
      first.signal("CONT");
    }
    assertThat(first.end().code()).isZero();
    assertThat(history("shared")).isEqualTo(history("undisturbed"));
    assertThat(folder.resolve("shared/weights.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("undisturbed/weights.safetensors"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGINT to send to another process")
  void interruptedItExitsWith130SaysHowToGoOnAndEndsAlike() throws Exception {
    Kallos.Running running = start("interrupted");
    awaitTheFirstEpochs(running, "interrupted");
    running.interrupt();
    Kallos.Ended ended = running.end();
    assertThat(ended.code()).isEqualTo(130);
    assertThat(ended.errorLines()).last().isEqualTo("Interrupted. Go on with: kallos train interrupted --resume");
    assertBrokenOff("interrupted");
    resumeAndCompare("interrupted");
  }
}
