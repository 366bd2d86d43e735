package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.evaluation.LargestDifference.Difference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class LargestDifferenceTest {
  private static final int MANY = 100_000;

  @Test
  void aSingleDifferencesIntervalIsItsOwnUnlessItReachesBelowNothing() {
    Measured far = LargestDifference.of(List.of(normal(-1, .1, 1)), MANY);
    assertThat(far.value()).isEqualTo(1);
    assertThat(far.ci95().lo()).isCloseTo(1 - .196, within(.01));
    assertThat(far.ci95().hi()).isCloseTo(1 + .196, within(.01));
    assertThat(LargestDifference.of(List.of(normal(.1, .1, 1)), MANY).ci95().lo()).isZero();
  }

  @Test
  void ofManyDifferencesThatAreNoneTheLargestIsFoundAboveNothingInAboutFiveOfHundred() {
    SplittableRandom random = new SplittableRandom(6);
    int found = 0;
    int trials = 400;
    for (int t = 0; t < trials; t++) {
      List<Difference> differences = new ArrayList<>();
      for (int d = 0; d < 6; d++) {
        differences.add(normal(random.nextGaussian(), 1, 100 * t + d));
      }
      found += LargestDifference.of(differences, MANY).ci95().lo() > 0 ? 1 : 0;
    }
    assertThat(found / (double) trials).isBetween(.02, .09);
  }

  @Test
  void fewerSubjectsMakeItWider() {
    List<Difference> differences = List.of(normal(1, .1, 1), normal(.5, .1, 2));
    assertThat(LargestDifference.of(differences, 20).ci95().hi())
        .isGreaterThan(LargestDifference.of(differences, MANY).ci95().hi());
  }

  @Test
  void whatIsUndefinedHasNoValueAndWhatNeverVariesNoInterval() {
    assertThat(LargestDifference.of(List.of(), MANY).value()).isNaN();
    assertThat(LargestDifference.of(List.of(normal(Double.NaN, 1, 1)), MANY).value()).isNaN();
    Measured same = LargestDifference.of(List.of(new Difference(0, new double[100])), MANY);
    assertThat(same.value()).isZero();
    assertThat(same.ci95().isDefined()).isFalse();
    double[] rounded = new double[100];
    Arrays.setAll(rounded, r -> r % 2 == 0 ? 0 : 3e-16);
    assertThat(LargestDifference.of(List.of(new Difference(0, rounded)), MANY).ci95().isDefined()).isFalse();
    assertThat(LargestDifference.of(List.of(new Difference(0, rounded), normal(.3, .05, 1)), MANY).ci95().hi()).isInfinite();
    double[] rare = new double[100];
    Arrays.fill(rare, 0, 10, Double.NaN);
    rare[50] = 1;
    assertThat(LargestDifference.of(List.of(new Difference(.5, rare)), MANY).ci95().isDefined()).isFalse();
  }

  @Test
  void aDifferenceOfUnknownSpreadBoundsNothingAboveAndHidesNothingBelow() {
    double[] unknown = new double[2000];
    Arrays.fill(unknown, Double.NaN);
    Measured measured = LargestDifference.of(List.of(new Difference(.01, unknown), normal(.3, .05, 1)), MANY);
    assertThat(measured.value()).isEqualTo(.3);
    assertThat(measured.ci95().lo()).isCloseTo(.3 - 1.96 * .05, within(.01));
    assertThat(measured.ci95().hi()).isInfinite();
  }

  @Test
  void aReplicateThatIsInfiniteIsFartherOffThanAnyOther() {
    Difference ratio = normal(1, .2, 1);
    double[] replicates = ratio.replicates().clone();
    Arrays.fill(replicates, 0, 80, Double.NEGATIVE_INFINITY);
    Interval some = LargestDifference.of(List.of(new Difference(1, replicates)), MANY).ci95();
    assertThat(some.hi()).isCloseTo(1 + .2 * quantile(.99), within(.04));

    double[] others = normal(1, .2, 2).replicates();
    Arrays.fill(others, 100, 180, Double.NEGATIVE_INFINITY);
    List<Difference> many = List.of(new Difference(1, replicates), new Difference(1, others));
    assertThat(LargestDifference.of(many, MANY).ci95()).isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
  }

  /** The number that a normal deviate exceeds in size as seldom. */
  private static double quantile(double share) {
    return NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + share) / 2);
  }

  private static Difference normal(double value, double error, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] replicates = new double[2000];
    Arrays.setAll(replicates, r -> value + error * random.nextGaussian());
    return new Difference(value, replicates);
  }
}
