package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NumbersTest {
  @Test
  void noLineEndsBetweenANumberOfAFilesSentenceAndItsPerCentSign() {
    assertThat(Numbers.kept("It is 74.1 % for 5 people (3 % to 9 %), of which % says nothing."))
        .isEqualTo("It is 74.1\u202f% for 5 people (3\u202f% to 9\u202f%), of which % says nothing.");
  }

  @Test
  void aNumberThereIsNotIsADash() {
    assertThat(Numbers.percent(Double.NaN)).isEqualTo(Numbers.NONE);
    assertThat(Numbers.percent(0.741)).isEqualTo("74.1\u202f%");
    assertThat(Numbers.percents(0.03, Double.NaN)).isEqualTo(Numbers.NONE);
    assertThat(Numbers.decimals(-0.1, 0.2, 1)).isEqualTo("\u22120.1 to 0.2");
  }
}
