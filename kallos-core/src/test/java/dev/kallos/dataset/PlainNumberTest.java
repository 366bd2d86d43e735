package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainNumberTest {
  @ParameterizedTest
  @CsvSource({"12, 12", "-0.5, -0.5", "+.5, 0.5", "3., 3", "1e-3, 0.001", "2E2, 200"})
  void aNumberIsRead(String text, double value) {
    assertThat(PlainNumber.of(text)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 1", "1 ", "3d", "3f", "0x1p3", "NaN", "Infinity", "1e999", "1,5", "--1", ".", "e3", "١"})
  void whatIsNoneIsNotRead(String text) {
    assertThat(PlainNumber.of(text)).isEmpty();
  }
}
