package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  @Test
  void everyFigureLiesInItsInterval() {
    Evaluation evaluation = Evaluation.of(RandomScores.draw(800, 100, 1), 1);
    assertThat(evaluation.metrics()).hasSize(Metric.values().length);
    evaluation
        .metrics()
        .forEach(
            (metric, measured) -> {
              assertThat(measured.ci95().contains(measured.value())).as(metric.id()).isTrue();
              assertThat(measured.ci95().lo()).as(metric.id()).isLessThan(measured.ci95().hi());
            });
    evaluation.confusion().forEach((outcome, n) -> assertThat(n.ci95().contains(n.value())).isTrue());
  }

  @Test
  void anErrorsIntervalIsThePercentilesLessWhatLuckAddsAndFromZeroWhereThereMayBeLuckAlone() {
    Luck more = new Luck(false, 1);
    Measured error = new Measured(.06, new Interval(.05, .1));
    assertThat(error.ofError(more).value()).isEqualTo(.06);
    assertThat(error.ofError(more).ci95().lo()).isCloseTo(.02, within(1e-12));
    assertThat(error.ofError(more).ci95().hi()).isCloseTo(.085, within(1e-12));
    assertThat(error.ofError(new Luck(true, 1)).ci95()).isEqualTo(new Interval(0, error.ofError(more).ci95().hi()));
    assertThat(error.ofError(new Luck(true, 3)).ci95().hi()).isCloseTo(.135, within(1e-12));
    assertThat(new Measured(.06, new Interval(.05, .2)).ofError(more).ci95().lo()).isZero();
    assertThat(new Measured(.9, new Interval(.6, .95)).ofError(more).ci95().hi()).isEqualTo(1);
    assertThat(Measured.point(.06).ofError(more)).isEqualTo(Measured.point(.06));
  }

  @Test
  void aDifferenceOfErrorsReachesAsFarAsTheirOwnIntervalsTogether() {
    Measured one = new Measured(.1, new Interval(.06, .13));
    Measured other = new Measured(.02, new Interval(0, .06));
    Measured difference = new Measured(.08, new Interval(.05, .1)).ofErrors(one, other);
    assertThat(difference.value()).isEqualTo(.08);
    assertThat(difference.ci95().lo()).isCloseTo(.08 - Math.sqrt(.04 * .04 + .04 * .04), within(1e-12));
    assertThat(difference.ci95().hi()).isCloseTo(.08 + Math.sqrt(.03 * .03 + .02 * .02), within(1e-12));
    Measured mayBeLuck = new Measured(.1, new Interval(0, .13));
    assertThat(new Measured(.08, new Interval(.05, .1)).ofErrors(mayBeLuck, other).ci95().lo()).isNegative();
    assertThat(new Measured(-.08, new Interval(-.1, -.05)).ofErrors(other, mayBeLuck).ci95().hi()).isPositive();
    assertThat(new Measured(-.9, new Interval(-1, -.8)).ofErrors(other, new Measured(.92, new Interval(.7, 1))).ci95().lo())
        .isCloseTo(-.9 - Math.hypot(.02, .08), within(1e-12));
    assertThat(Measured.point(0).ofErrors(one, one)).isEqualTo(Measured.point(0));
    assertThat(new Measured(.08, new Interval(.05, .1)).ofErrors(Measured.point(.1), other)).isEqualTo(Measured.point(.08));
  }

  @Test
  void aDebiasedNumbersIntervalReachesAsFarToBothSidesAsItsReplicatesToTheFartherOne() {
    for (Interval percentiles : new Interval[] {new Interval(.01, .06), new Interval(0, .05)}) {
      Measured debiased = new Measured(.01, percentiles).ofDebiased(.03, 1);
      assertThat(debiased.value()).isEqualTo(.01);
      assertThat(debiased.ci95().lo()).isCloseTo(-.02, within(1e-12));
      assertThat(debiased.ci95().hi()).isCloseTo(.04, within(1e-12));
    }
    assertThat(new Measured(.01, new Interval(.01, .06)).ofDebiased(.03, 3).ci95().hi()).isCloseTo(.28, within(1e-12));
    assertThat(Measured.point(.06).ofDebiased(.07, 1)).isEqualTo(Measured.point(.06));
  }

  @Test
  void theOutcomesAddUpToTheFaces() {
    Evaluation evaluation = Evaluation.of(RandomScores.draw(321, 50, 2));
    assertThat(evaluation.confusion().values().stream().mapToDouble(Measured::value).sum()).isEqualTo(321);
    assertThat(evaluation.get(Metric.AUC).ci95().isDefined()).isFalse();
  }

  @Test
  void oneClassLeavesTheAucUndefinedAndTheRestStanding() {
    Evaluation evaluation = Evaluation.of(RandomScores.of(new int[] {1, 1, 1}, 1, 2, -1), 1);
    assertThat(evaluation.get(Metric.AUC)).isEqualTo(Measured.point(Double.NaN));
    assertThat(evaluation.get(Metric.ACCURACY).value()).isEqualTo(2 / 3.0);
  }

  @Test
  void anAucOfFewerThanFivePeopleOfALabelHasNoInterval() {
    int[] labels = new int[40];
    Arrays.fill(labels, 0, 4, 1);
    double[] logits = IntStream.range(0, 40).mapToDouble(i -> 20 - i).toArray();
    assertThat(Evaluation.of(RandomScores.of(labels, logits), 1).get(Metric.AUC)).isEqualTo(Measured.point(1));
    labels[4] = 1;
    labels[5] = 1;
    logits[5] = -30;
    assertThat(Evaluation.of(RandomScores.of(labels, logits), 1).get(Metric.AUC).ci95().isDefined()).isTrue();
  }

  @Test
  void theAucsIntervalIsAsWideAsOfThePeopleOfTheRarerLabelAndF1sAsOfThoseAnsweredYes() {
    int[] labels = IntStream.range(0, 60).map(i -> i % 7 == 0 ? 1 : 0).toArray();
    double[] logits = IntStream.range(0, 60).mapToDouble(i -> (i % 7 == 0 ? 5 : 0) + i % 11 - 12.5).toArray();
    Scores scores = RandomScores.of(labels, logits);
    WeightedScores view = WeightedScores.of(scores);
    SubjectBootstrap bootstrap = SubjectBootstrap.of(scores.subjects(), 3);
    assertThat(scores.people(i -> labels[i] == 1)).isEqualTo(9);
    assertThat(scores.people(i -> logits[i] > 0)).isLessThan(9);
    for (Metric metric : List.of(Metric.AUC, Metric.F1, Metric.LOG_LOSS)) {
      double[] replicates =
          Arrays.stream(bootstrap.replicates(counts -> new double[] {metric.of(view.weighted(ofFaces(counts, bootstrap)))}))
              .mapToDouble(row -> row[0])
              .toArray();
      int people = metric == Metric.AUC ? 9 : metric == Metric.F1 ? scores.people(i -> logits[i] > 0) : 60;
      assertThat(Evaluation.of(scores, 3).get(metric).ci95())
          .as(metric.id())
          .isEqualTo(BcaInterval.uncorrected(metric.of(view), replicates, people));
    }
  }

  private static int[] ofFaces(int[] counts, SubjectBootstrap bootstrap) {
    return IntStream.of(bootstrap.subjectOfFace()).map(subject -> counts[subject]).toArray();
  }

  @Test
  void noFacesAreNoTrouble() {
    Evaluation evaluation = Evaluation.of(RandomScores.of(new int[0]), 1);
    assertThat(evaluation.faces()).isZero();
    assertThat(evaluation.get(Metric.ACCURACY).value()).isNaN();
    assertThat(evaluation.get(Outcome.TRUE_POSITIVE).value()).isZero();
  }
}
