package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNamesTest {
  private static final List<String> KNOWN =
      List.of("Attractive", "Bald", "Blurry", "Eyeglasses", "Heavy_Makeup", "Male", "Narrow_Eyes", "Smiling", "Wearing_Hat",
          "Wearing_Lipstick", "Wearing_Necktie", "Young");

  @ParameterizedTest
  @CsvSource({
    "smile, Smiling", "attractive, Attractive", "Atractive, Attractive", "glasses, Eyeglasses", "lipstick, Wearing_Lipstick",
    "hat, Wearing_Hat", "mael, Male", "heavy makeup, Heavy_Makeup", "attractiveness, Attractive", "younger, Young"
  })
  void theRightNameIsOfferedFirst(String wrong, String right) {
    assertThat(NearestNames.sentence(wrong, KNOWN))
        .startsWith("There is no attribute '" + wrong + "' in this data; the nearest names are " + right + ", ");
  }
}
