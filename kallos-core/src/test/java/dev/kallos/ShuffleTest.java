package dev.kallos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShuffleTest {
  @Test
  void eachOrderIsAsLikelyAsAnyOther() {
    SplittableRandom random = new SplittableRandom(1);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 24_000; i++) {
      counts.merge(Arrays.toString(Shuffle.of(new int[] {3, 1, 4, 5}, random)), 1, Integer::sum);
    }
    assertThat(counts).hasSize(24);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isCloseTo(1000, within(150)));
  }

  @Test
  void theValuesThemselvesStayAsTheyAre() {
    int[] values = {3, 1, 4, 1, 5};
    assertThat(Shuffle.of(values, new SplittableRandom(2))).containsExactlyInAnyOrder(3, 1, 4, 1, 5);
    assertThat(values).containsExactly(3, 1, 4, 1, 5);
  }

  @Test
  void thereMayBeNoneOrOne() {
    assertThat(Shuffle.of(new int[0], new SplittableRandom(3))).isEmpty();
    assertThat(Shuffle.of(new int[] {7}, new SplittableRandom(3))).containsExactly(7);
  }
}
