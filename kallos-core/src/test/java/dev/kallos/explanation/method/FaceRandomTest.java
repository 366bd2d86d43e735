package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaceRandomTest {
  @Test
  void neighbouringSeedsAndFacesShareNoNumbers() {
    Set<Long> numbers = new HashSet<>();
    for (int seed = 0; seed < 8; seed++) {
      for (int face = 0; face < 8; face++) {
        FaceRandom.of(seed, face).longs(500).forEach(numbers::add);
      }
    }
    assertThat(numbers).hasSize(8 * 8 * 500);
  }
}
