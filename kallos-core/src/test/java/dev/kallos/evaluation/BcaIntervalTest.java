package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BcaIntervalTest {
  private static final double[] EVEN = IntStream.rangeClosed(0, 1000).mapToDouble(i -> i / 1000.0).toArray();
  private static final double[] SYMMETRIC = {-1, 1};

  @Test
  void efronAndTibshiranisWorkedExampleComesOutTheSame() {
    assertThat(BcaInterval.corrected(.146, .061, -1.645)).isCloseTo(.110, within(.001));
    assertThat(BcaInterval.corrected(.146, .061, 1.645)).isCloseTo(.985, within(.001));
  }

  @Test
  void withoutBiasAndSkewnessItIsThePercentileIntervalWidenedForFewSubjects() {
    Interval many = BcaInterval.of(.5, EVEN, SYMMETRIC, 100_000);
    assertThat(many.lo()).isCloseTo(.025, within(.0005));
    assertThat(many.hi()).isCloseTo(.975, within(.0005));
    assertThat(BcaInterval.reach(20)).isCloseTo(2.0930 * Math.sqrt(20 / 19.0), within(.0001));
    assertThat(BcaInterval.of(.5, EVEN, SYMMETRIC, 20).lo()).isLessThan(.025);
  }

  @Test
  void theIntervalOfAGrowingFunctionOfTheStatisticIsThatFunctionOfItsInterval() {
    SplittableRandom random = new SplittableRandom(4);
    double[] replicates = random.doubles(1000).map(u -> .5 + u).toArray();
    Interval plain = BcaInterval.of(.95, replicates, SYMMETRIC, 50);
    Interval ofLogarithm =
        BcaInterval.of(Math.log(.95), Arrays.stream(replicates).map(Math::log).toArray(), SYMMETRIC, 50);
    assertThat(Math.exp(ofLogarithm.lo())).isCloseTo(plain.lo(), within(1e-4));
    assertThat(Math.exp(ofLogarithm.hi())).isCloseTo(plain.hi(), within(1e-4));
  }

  @Test
  void uncorrectedItIsTheWidenedPercentilesWhereverTheValueLies() {
    assertThat(BcaInterval.uncorrected(.2, EVEN, 20)).isEqualTo(BcaInterval.of(.5, EVEN, SYMMETRIC, 20));
    assertThat(BcaInterval.uncorrected(Double.NaN, EVEN, 20).isDefined()).isFalse();
    assertThat(BcaInterval.uncorrected(.2, new double[] {1, 1}, 20).isDefined()).isFalse();
    assertThat(BcaInterval.uncorrected(.2, new double[] {0, 1e-11}, 20).isDefined()).isTrue();
    assertThat(BcaInterval.uncorrected(.2, EVEN, 4).isDefined()).isFalse();
  }

  @Test
  void plainItIsThePercentiles() {
    assertThat(BcaInterval.plain(EVEN)).isEqualTo(new Interval(.025, .975));
    assertThat(BcaInterval.plain(new double[] {0, 0, Double.NaN}).isDefined()).isFalse();
    assertThat(BcaInterval.plain(new double[0]).isDefined()).isFalse();
  }

  @Test
  void replicatesThatAreTheValueButForRoundingCountHalfAsThoseThatAreIt() {
    double[] exact = EVEN.clone();
    Arrays.fill(exact, 400, 600, .5);
    double[] below = exact.clone();
    Arrays.fill(below, 400, 600, Math.nextDown(.5));
    double[] above = exact.clone();
    Arrays.fill(above, 400, 600, Math.nextUp(.5));
    Interval expected = BcaInterval.of(.5, exact, SYMMETRIC, 50);
    for (double[] rounded : new double[][] {below, above}) {
      Interval interval = BcaInterval.of(.5, rounded, SYMMETRIC, 50);
      assertThat(interval.lo()).isCloseTo(expected.lo(), within(1e-9));
      assertThat(interval.hi()).isCloseTo(expected.hi(), within(1e-9));
    }
  }

  @Test
  void skewnessMovesBothEndsTheWayTheLongTailLies() {
    double[] long1 = new double[50];
    long1[0] = 3;
    Interval skewed = BcaInterval.of(.5, EVEN, long1, 50);
    Interval plain = BcaInterval.of(.5, EVEN, SYMMETRIC, 50);
    assertThat(skewed.lo()).isGreaterThan(plain.lo());
    assertThat(skewed.hi()).isGreaterThan(plain.hi());
  }

  @Test
  void whatSaysNothingOfTheSpreadGivesNoInterval() {
    double[] same = new double[100];
    double[] rare = new double[100];
    Arrays.fill(rare, 0, 6, Double.NaN);
    rare[99] = 1;
    double[] rounded = new double[100];
    Arrays.setAll(rounded, i -> i % 2 == 0 ? .3 : Math.nextUp(.3));
    double[] infinite = new double[100];
    Arrays.fill(infinite, 50, 100, Double.POSITIVE_INFINITY);
    assertThat(BcaInterval.of(0, same, SYMMETRIC, 50).isDefined()).isFalse();
    assertThat(BcaInterval.of(.3, rounded, SYMMETRIC, 50).isDefined()).isFalse();
    assertThat(BcaInterval.uncorrected(.3, rounded, 50).isDefined()).isFalse();
    assertThat(BcaInterval.of(0, rare, SYMMETRIC, 50).isDefined()).isFalse();
    assertThat(BcaInterval.of(1, infinite, SYMMETRIC, 50).isDefined()).isFalse();
    assertThat(BcaInterval.of(Double.NaN, EVEN, SYMMETRIC, 50).isDefined()).isFalse();
    assertThat(BcaInterval.of(.5, EVEN, SYMMETRIC, 4).isDefined()).isFalse();
    assertThat(BcaInterval.of(.5, new double[0], SYMMETRIC, 50).isDefined()).isFalse();
  }
}
