package dev.kallos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecimalTest {
  @Test
  void thousandsAreGroupedAndWhatIsRoundedToZeroHasNoSign() {
    assertThat(Decimal.of(1234.5, 2)).isEqualTo("1,234.50");
    assertThat(Decimal.of(-0.06, 1)).isEqualTo("−0.1");
    assertThat(Decimal.of(-0.04, 1)).isEqualTo("0.0");
    assertThat(Decimal.signed(0.06, 1)).isEqualTo("+0.1");
    assertThat(Decimal.signed(0.04, 1)).isEqualTo("0.0");
    assertThat(Decimal.signed(-12345, 0)).isEqualTo("−12,345");
  }
}
