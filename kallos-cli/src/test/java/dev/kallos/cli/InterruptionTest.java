package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class InterruptionTest {
  private final StringWriter told = new StringWriter();
  private final PrintWriter err = new PrintWriter(told, true);
  private final Interruption interruption = new Interruption();

  @Test
  void theStageIsAskedToStopAndWaitedForBeforeTheUserIsToldHowToGoOn() throws InterruptedException {
    interruption.during("Go on with this.", true);
    Thread signal = new Thread(() -> interruption.request(err));
    signal.start();
    while (!interruption.getAsBoolean()) {
      Thread.onSpinWait();
    }
    signal.join(100);
    assertThat(signal.isAlive()).isTrue();
    assertThat(told.toString()).isEmpty();
    interruption.commandEnded();
    signal.join();
    assertThat(told.toString().strip()).isEqualTo("Go on with this.");
  }

  @Test
  void workThatCannotStopIsNotWaitedFor() {
    interruption.during("Begin again.", false);
    interruption.request(err);
    assertThat(told.toString().strip()).isEqualTo("Begin again.");
    assertThat(interruption.getAsBoolean()).isTrue();
  }

  @Test
  void nothingIsSaidOnceTheCommandIsOver() {
    interruption.during("Go on with this.", true);
    interruption.commandEnded();
    interruption.request(err);
    assertThat(told.toString()).isEmpty();
    assertThat(interruption.getAsBoolean()).isFalse();
  }
}
