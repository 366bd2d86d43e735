package dev.kallos.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.UnusableInputException;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void oneCycleWarmsUpAndEndsNearNothing() {
    assertThat(Schedule.ONE_CYCLE.factor(0)).isCloseTo(0.04, within(1e-12));
    assertThat(Schedule.ONE_CYCLE.factor(0.125)).isCloseTo(0.52, within(1e-12));
    assertThat(Schedule.ONE_CYCLE.factor(0.25)).isCloseTo(1, within(1e-12));
    assertThat(Schedule.ONE_CYCLE.factor(0.625)).isCloseTo(0.5, within(1e-12));
    assertThat(Schedule.ONE_CYCLE.factor(0.9999)).isBetween(0.0, 1e-6);
  }

  @Test
  void constantStaysOne() {
    assertThat(Schedule.CONSTANT.factor(0)).isEqualTo(1);
    assertThat(Schedule.CONSTANT.factor(0.99)).isEqualTo(1);
  }

  @Test
  void namesAreReadAsTheyAreWritten() {
    for (Schedule schedule : Schedule.values()) {
      assertThat(Schedule.named(schedule.id())).isEqualTo(schedule);
    }
    assertThatThrownBy(() -> Schedule.named("weekly"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("There is no schedule 'weekly'; write constant or one-cycle.");
  }
}
