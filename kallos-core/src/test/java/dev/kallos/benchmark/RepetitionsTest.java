package dev.kallos.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.StoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
  private final AtomicLong now = new AtomicLong();
  private final Repetitions repetitions = new Repetitions(now::get, 1, () -> false);

  @Test
  void theMedianIsThatOfTheTimesAfterAWarmUp() {
    double[] seconds = {90, 3, 1, 5, 2, 4};
    List<Integer> done = new ArrayList<>();
    double median = repetitions.median(() -> pass(seconds[done.size()], done, 1));
    assertThat(median).isCloseTo(3, within(1e-9));
    assertThat(done).hasSize(6);
  }

  @Test
  void theMedianOfAnEvenNumberOfRoundsLiesHalfwayBetweenTheMiddleTwo() {
    double[][] rounds = {{2}, {1}, {1}, {2}, {2}, {1}};
    assertThat(Repetitions.median(rounds, round -> round[0])).isEqualTo(1.5);
  }

  @Test
  void shortWorkIsRepeatedUntilTheTimeIsUsed() {
    List<Integer> done = new ArrayList<>();
    repetitions.median(() -> pass(0.125, done, 1));
    assertThat(done).hasSize(1 + 8);
  }

  @Test
  void worksThatTakeTurnsAreTimedRoundByRound() {
    List<Integer> done = new ArrayList<>();
    double[][] rounds = repetitions.inTurn(() -> pass(1, done, 1), () -> pass(done.size(), done, 2));
    assertThat(done).startsWith(1, 2, 1, 2).hasSize(2 * (1 + 5));
    assertThat(rounds).hasDimensions(5, 2);
    for (int i = 0; i < rounds.length; i++) {
      assertThat(rounds[i][0]).isCloseTo(1, within(1e-9));
      assertThat(rounds[i][1]).isCloseTo(2 * (i + 1) + 1, within(1e-9));
    }
  }

  @Test
  void onceStoppedNothingIsRepeated() {
    Repetitions stopped = new Repetitions(now::get, 1, () -> true);
    assertThatThrownBy(() -> stopped.median(() -> {})).isInstanceOf(StoppedException.class);
    assertThatThrownBy(() -> stopped.inTurn(() -> {})).isInstanceOf(StoppedException.class);
  }

  private void pass(double seconds, List<Integer> done, int who) {
    now.addAndGet(Math.round(seconds * 1e9));
    done.add(who);
  }
}
