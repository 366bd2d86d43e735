package dev.kallos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final int PEOPLE = 400;

  @Test
  void aPersonsInfluenceOnARatioIsWhatItChangesByWithoutThem() {
    SplittableRandom random = new SplittableRandom(1);
    double[] some = random.doubles(PEOPLE, 0, 1).toArray();
    double[] more = random.doubles(PEOPLE, 1, 2).toArray();
    Estimate ratio = mean(some).over(mean(more));
    assertThat(ratio.value()).isBetween(.2, .5);
    for (int i = 0; i < PEOPLE; i++) {
      double without = (sum(some) - some[i]) / (sum(more) - more[i]);
      assertThat(ratio.influence()[i]).isCloseTo(ratio.value() - without, withinPercentage(1));
    }
  }

  private static Estimate mean(double[] values) {
    double mean = sum(values) / PEOPLE;
    double[] influence = Arrays.stream(values).map(value -> (value - mean) / PEOPLE).toArray();
    return new Estimate(mean, new double[] {mean, 2 * mean}, influence, PEOPLE, new Estimate.Chance.EvensOut());
  }

  private static double sum(double[] values) {
    return DoubleStream.of(values).sum();
  }
}
