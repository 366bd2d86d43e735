package dev.kallos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndsTest {
  @Test
  void theEndsOfAnIntervalStandBehindItsNumberWithAMinusSignThatIsOne() {
    assertThat(Ends.of(-0.06, 0.2, 1)).isEqualTo(" (−0.1 to 0.2)");
    assertThat(Ends.of(81, 82.5, 1, " %")).isEqualTo(" (81.0 to 82.5 %)");
    assertThat(Ends.signed(-0.04, 0.2, 1)).isEqualTo(" (0.0 to +0.2)");
  }

  @Test
  void whereThereIsNoIntervalNothingStands() {
    assertThat(Ends.of(Double.NaN, Double.NaN, 1)).isEmpty();
    assertThat(Ends.signed(0, Double.NaN, 1)).isEmpty();
  }
}
