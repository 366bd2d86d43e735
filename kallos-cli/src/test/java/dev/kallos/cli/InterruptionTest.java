package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class InterruptionTest {
  private final StringWriter told = new StringWriter();
  private final PrintWriter err = new PrintWriter(told, true);
  private final List<Integer> halts = new ArrayList<>();
  private final Interruption interruption = new Interruption(5_000, halts::add);

  @Test
  void theStageIsAskedToStopAndWaitedForBeforeTheUserIsToldHowToGoOn() throws InterruptedException {
    interruption.duringSteps("Go on with this.");
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
    assertThat(halts).isEmpty();
  }

  @Test
  void aThreadThatCanBeInterruptedIs() throws InterruptedException {
    CountDownLatch working = new CountDownLatch(1);
    Thread work =
        new Thread(
            () -> {
              interruption.duringInterruptible("Begin again.");
              working.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interruption.commandEnded();
              }
            });
    work.start();
    working.await();
    interruption.request(err);
    assertThat(told.toString().strip()).isEqualTo("Begin again.");
    work.join();
  }

  @Test
  void whereNothingLongIsUnderWayNobodyWaits() {
    interruption.request(err);
    assertThat(told.toString().strip()).isEqualTo("Interrupted.");
    assertThat(halts).containsExactly(130);
    assertThat(interruption.getAsBoolean()).isTrue();
  }

  @Test
  void workThatDoesNotStopInTimeIsHaltedAfterTheUserWasTold() {
    List<String> toldBeforeTheEnd = new ArrayList<>();
    Interruption impatient = new Interruption(10, code -> toldBeforeTheEnd.addAll(told.toString().lines().toList()));
    impatient.duringSteps("Go on with this.");
    impatient.request(err);
    assertThat(toldBeforeTheEnd)
        .containsExactly("The work under way did not stop in time; its last steps are lost.", "Go on with this.");
  }

  @Test
  void nothingIsSaidOnceTheCommandIsOver() {
    interruption.duringSteps("Go on with this.");
    interruption.commandEnded();
    interruption.request(err);
    assertThat(told.toString()).isEmpty();
    assertThat(halts).isEmpty();
    assertThat(interruption.getAsBoolean()).isFalse();
  }
}
