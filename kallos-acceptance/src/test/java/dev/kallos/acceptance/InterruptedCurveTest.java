package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A learning curve that is broken off amid a point and gone on with ends as if nothing had happened. */
class InterruptedCurveTest {
  @TempDir private Path folder;

  private Kallos.Running start(String curve) throws Exception {
    return Kallos.in(folder)
        .start(
            "learning-curve", "faces", "--out", curve, "--network", "baseline", "--size", "32x40", "--batch", "16",
            "--epochs", "4", "--patience", "4", "--shares", "0.25,1");
  }

  private static void awaitAnEpoch(Kallos.Running running, Path history) throws Exception {
    while (running.process().isAlive() && !Files.exists(history)) {
      Thread.sleep(5);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGINT to send to another process")
  void interruptedAmidAPointItExitsWith130AndTheSameCommandEndsAlike() throws Exception {
    DrawnFacesFixture.draw(folder);
    Kallos.Ended whole = start("undisturbed").end();
    assertThat(whole.code()).as(whole.err()).isZero();

    Path point = folder.resolve("curve/share-1-seed-1");
    Kallos.Running running = start("curve");
    awaitAnEpoch(running, point.resolve("history.csv"));
    running.interrupt();
    Kallos.Ended ended = running.end();
    assertThat(ended.code()).isEqualTo(130);
    assertThat(ended.errorLines()).last().isEqualTo("Interrupted. Go on with the same command.");
    assertThat(point.resolve("weights.safetensors")).doesNotExist();
    assertThat(folder.resolve("curve/learning-curve.csv")).doesNotExist();

    Kallos.Ended again = start("curve").end();
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).contains("Trained 4 epochs");
    assertThat(again.err()).contains("epoch  4").doesNotContain("epoch  1");
    for (String file : new String[] {"learning-curve.csv", "learning-curve.json", "share-1-seed-1/weights.safetensors"}) {
      assertThat(folder.resolve("curve").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("undisturbed").resolve(file));
    }
  }
}
