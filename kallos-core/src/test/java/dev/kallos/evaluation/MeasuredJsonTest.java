package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasuredJsonTest {
  @Test
  void aMeasuredNumberIsItsValueAndItsIntervalsEnds() {
    assertThat(MeasuredJson.of(new Measured(0.5, new Interval(0.25, 0.75))))
        .hasToString("{\"value\":0.5,\"lo\":0.25,\"hi\":0.75}");
  }

  @Test
  void whatIsUndefinedOrInfiniteIsNull() {
    assertThat(MeasuredJson.of(Measured.point(Double.NaN)))
        .hasToString("{\"value\":null,\"lo\":null,\"hi\":null}");
    assertThat(MeasuredJson.of(Measured.point(Double.POSITIVE_INFINITY)).path("value").isNull()).isTrue();
  }
}
