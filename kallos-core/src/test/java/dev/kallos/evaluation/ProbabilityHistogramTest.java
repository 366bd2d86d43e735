package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbabilityHistogramTest {
  @Test
  void theHistogramCountsEveryFaceOnceUnderItsTrueLabel() {
    Scores scores = RandomScores.of(new int[] {0, 1, 1, 0}, -100, 100, 0, -0.01);
    ProbabilityHistogram histogram = ProbabilityHistogram.of(scores, 20);
    assertThat(histogram.negatives()[0]).isEqualTo(1);
    assertThat(histogram.negatives()[9]).isEqualTo(1);
    assertThat(histogram.positives()[10]).isEqualTo(1);
    assertThat(histogram.positives()[19]).isEqualTo(1);
    assertThat(IntStream.of(histogram.negatives()).sum() + IntStream.of(histogram.positives()).sum()).isEqualTo(4);
    assertThat(histogram.edge(20)).isEqualTo(1);
  }
}
