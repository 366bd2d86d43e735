package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubjectBootstrapTest {
  @Test
  void withOneFaceASubjectTheIntervalOfAShareIsTheBinomialOne() {
    int n = 2000;
    double[] right = IntStream.range(0, n).mapToDouble(i -> i % 10 < 7 ? 1 : 0).toArray();
    Interval interval = shareInterval(right, subjects(n, 1), 4000, 3);
    double half = 1.96 * Math.sqrt(0.7 * 0.3 / n);
    assertThat(interval.lo()).isCloseTo(0.7 - half, within(0.1 * half));
    assertThat(interval.hi()).isCloseTo(0.7 + half, within(0.1 * half));
  }

  @Test
  void tenFacesOfOnePersonAreWorthOneFace() {
    int n = 2000;
    double[] right = IntStream.range(0, n).mapToDouble(i -> i / 10 % 10 < 7 ? 1 : 0).toArray();
    Interval interval = shareInterval(right, subjects(n, 10), 4000, 3);
    double half = 1.96 * Math.sqrt(0.7 * 0.3 / (n / 10.0));
    assertThat(interval.lo()).isCloseTo(0.7 - half, within(0.1 * half));
    assertThat(interval.hi()).isCloseTo(0.7 + half, within(0.1 * half));
  }

  @Test
  void about95OfHundredIntervalsCoverTheTruthThoughFacesComeInClusters() {
    SplittableRandom random = new SplittableRandom(11);
    double covered =
        covered(
            0.5,
            () -> {
              double[] right = new double[60 * 5];
              for (int subject = 0; subject < 60; subject++) {
                double skill = random.nextDouble();
                for (int k = 0; k < 5; k++) {
                  right[5 * subject + k] = random.nextDouble() < skill ? 1 : 0;
                }
              }
              return right;
            });
    assertThat(covered).isBetween(0.91, 0.98);
  }

  @Test
  void seventeenOfTwentyIntervalsCoverTheTruthThoughThereAreFivePeople() {
    SplittableRandom random = new SplittableRandom(12);
    double covered =
        covered(
            0,
            () -> {
              double[] skill = new double[25];
              for (int face = 0; face < 25; face += 5) {
                Arrays.fill(skill, face, face + 5, random.nextGaussian());
              }
              return skill;
            });
    assertThat(covered).isGreaterThan(0.85);
  }

  @Test
  void theSameSeedGivesTheSameIntervalWhateverTheOrderOfTheFaces() {
    double[] values = new SplittableRandom(5).doubles(120).toArray();
    String[] who = subjects(120, 3);
    int[] mixed = IntStream.range(0, 120).map(i -> i * 7 % 120).toArray();
    double[] mixedValues = Arrays.stream(mixed).mapToDouble(i -> values[i]).toArray();
    String[] mixedWho = Arrays.stream(mixed).mapToObj(i -> who[i]).toArray(String[]::new);
    Interval interval = shareInterval(values, who, 500, 9);
    Interval mixedInterval = shareInterval(mixedValues, mixedWho, 500, 9);
    assertThat(mixedInterval.lo()).isCloseTo(interval.lo(), within(1e-12));
    assertThat(mixedInterval.hi()).isCloseTo(interval.hi(), within(1e-12));
    assertThat(shareInterval(values, who, 500, 10)).isNotEqualTo(interval);
  }

  @Test
  void everyReplicateDrawsAsManySubjectsAsThereAreAndAllFacesOfEach() {
    String[] who = subjects(40, 4);
    SubjectBootstrap.of(who, 50, 1)
        .measured(
            weights -> {
              assertThat(IntStream.of(weights).sum()).isEqualTo(40);
              for (int i = 0; i < 40; i++) {
                assertThat(weights[i]).isEqualTo(weights[i / 4 * 4]);
              }
              return new double[] {0};
            });
  }

  @Test
  void theNumberItselfCountsEachFaceOnceAndOfFewerThanFivePeopleHasNoInterval() {
    double[] values = {3, 4, 8, 9, 2, 6};
    for (int people : new int[] {1, 4, 5, 6}) {
      String[] who = IntStream.range(0, 6).mapToObj(i -> "s" + i % people).toArray(String[]::new);
      Measured measured =
          SubjectBootstrap.of(who, 100, 1)
              .measured(w -> new double[] {IntStream.range(0, 6).mapToDouble(i -> w[i] * values[i]).sum()})[0];
      assertThat(measured.value()).isEqualTo(32);
      assertThat(measured.ci95().isDefined()).isEqualTo(people >= 5);
    }
    assertThat(SubjectBootstrap.of(new String[0], 1).measured(weights -> new double[] {weights.length}))
        .containsExactly(Measured.point(0));
  }

  @Test
  void anIntervalIsAsWideAsOfTheSubjectsItsStatisticRestsOnAndThereIsNoneOfFewerThanFive() {
    double[] values = new SplittableRandom(8).doubles(60).toArray();
    int[] resting = {60, 8, 5, 4};
    Measured[] measured =
        SubjectBootstrap.of(subjects(60, 1), 2000, 2)
            .measured(w -> IntStream.range(0, 4).mapToDouble(s -> BinaryMetrics.mean(values, w)).toArray(), s -> resting[s]);
    double[] widths = Arrays.stream(measured).mapToDouble(m -> m.ci95().hi() - m.ci95().lo()).toArray();
    assertThat(widths[1] / widths[0]).isCloseTo(BcaInterval.reach(8) / BcaInterval.reach(60), within(0.1));
    assertThat(widths[2]).isGreaterThan(widths[1]);
    assertThat(measured[3]).isEqualTo(Measured.point(measured[0].value()));
  }

  @Test
  void aStatisticOftenUndefinedHasNoInterval() {
    double[] one = new double[20];
    one[0] = 1;
    Measured[] measured =
        SubjectBootstrap.of(subjects(20, 1), 200, 1)
            .measured(w -> new double[] {w[0] == 0 ? Double.NaN : 1, BinaryMetrics.mean(one, w)});
    assertThat(measured[0].value()).isEqualTo(1);
    assertThat(measured[0].ci95().isDefined()).isFalse();
    assertThat(measured[1].ci95().isDefined()).isTrue();
  }

  @Test
  void aStatisticThatIsTheSameInEveryReplicateHasNoInterval() {
    double[] right = {1, 1, 1, 1, 1, 1, 1, 1};
    assertThat(shareInterval(right, subjects(8, 1), 200, 1).isDefined()).isFalse();
    assertThat(shareInterval(new double[8], subjects(8, 1), 200, 1).isDefined()).isFalse();
    right[3] = 0;
    assertThat(shareInterval(right, subjects(8, 1), 200, 1).isDefined()).isTrue();
  }

  @Test
  void aMeanOfOneNumberHasNoIntervalThoughItsSumsAreRounded() {
    double[] constant = new double[150];
    Arrays.fill(constant, Scores.probability(.3));
    assertThat(shareInterval(constant, subjects(150, 3), 200, 1).isDefined()).isFalse();
    Arrays.fill(constant, 1e6 / 3);
    assertThat(shareInterval(constant, subjects(150, 3), 200, 1).isDefined()).isFalse();
    constant[0] += 1e-3;
    assertThat(shareInterval(constant, subjects(150, 3), 200, 1).isDefined()).isTrue();
  }

  @Test
  void aQuantileIsLinearBetweenNeighbours() {
    double[] sorted = {1, 2, 4, 8};
    assertThat(SubjectBootstrap.quantile(sorted, 0)).isEqualTo(1);
    assertThat(SubjectBootstrap.quantile(sorted, 0.5)).isEqualTo(3);
    assertThat(SubjectBootstrap.quantile(sorted, 0.75)).isEqualTo(5);
    assertThat(SubjectBootstrap.quantile(sorted, 1)).isEqualTo(8);
  }

  /** Which share of 300 intervals of a mean hold the true one; each person has five of the faces drawn. */
  private static double covered(double truth, Supplier<double[]> draw) {
    int covered = 0;
    int trials = 300;
    for (int t = 0; t < trials; t++) {
      double[] values = draw.get();
      covered += shareInterval(values, subjects(values.length, 5), 400, t).contains(truth) ? 1 : 0;
    }
    return covered / (double) trials;
  }

  private static Interval shareInterval(double[] values, String[] who, int replicates, long seed) {
    return SubjectBootstrap.of(who, replicates, seed)
        .measured(weights -> new double[] {BinaryMetrics.mean(values, weights)})[0]
        .ci95();
  }

  private static String[] subjects(int faces, int each) {
    return IntStream.range(0, faces).mapToObj(i -> "s" + i / each).toArray(String[]::new);
  }
}
