package dev.kallos.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.WeightedScores;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemperatureTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 1.8, 6})
  void noOtherTemperatureHasALowerLogLoss(double truth) {
    Scores scores = DrawnScores.of(600, 100, truth, 3);
    double fitted = fit(scores);
    double least = logLoss(scores, fitted);
    for (double other = 0.05; other < 20; other *= 1.003) {
      assertThat(logLoss(scores, other)).isGreaterThanOrEqualTo(least - 1e-12);
    }
    assertThat(logLoss(scores, fitted * (1 + 1e-4))).isGreaterThan(least);
    assertThat(logLoss(scores, fitted * (1 - 1e-4))).isGreaterThan(least);
  }

  @Test
  void manyFacesGiveTheTemperatureTheirLabelsWereThrownWith() {
    assertThat(fit(DrawnScores.of(200_000, 1000, 1.7, 1))).isCloseTo(1.7, within(0.02));
  }

  @Test
  void oneThirdWrongAtALogitOfTwoIsATemperatureOfTwoOverTheLogitOfTwoThirds() {
    Scores scores = DrawnScores.of(new int[] {1, 1, 0, 0, 0, 1}, 2, 2, 2, -2, -2, -2);
    assertThat(fit(scores)).isCloseTo(2 / Math.log(2), within(1e-10));
  }

  @Test
  void aWeightIsTheSameAsHavingTheFaceThatOften() {
    Scores scores = DrawnScores.of(150, 40, 2, 5);
    SplittableRandom random = new SplittableRandom(5);
    int[] weights = IntStream.range(0, 150).map(i -> random.nextInt(4)).toArray();
    int[] written =
        IntStream.range(0, 150).flatMap(i -> IntStream.generate(() -> i).limit(weights[i])).toArray();
    assertThat(Temperature.fit(scores.labels(), scores.logits(), weights))
        .isCloseTo(fit(scores.select(written)), within(1e-10));
  }

  @Test
  void theIntervalHoldsTheTruthAndTheTemperature() {
    Temperature temperature = Temperature.of(DrawnScores.of(2000, 400, 2.5, 7), true, 1);
    assertThat(temperature.sentence()).isEmpty();
    assertThat(temperature.value().ci95().contains(2.5)).isTrue();
    assertThat(temperature.value().ci95().contains(temperature.value().value())).isTrue();
    assertThat(temperature.value().ci95().hi() - temperature.value().ci95().lo()).isBetween(0.1, 1.0);
  }

  @Test
  void scalingChangesNoAnswerAndNoOrder() {
    Scores scores = DrawnScores.of(500, 100, 2, 2);
    Scores scaled = Temperature.of(scores, true, 1).scale(scores);
    for (Metric metric : new Metric[] {Metric.ACCURACY, Metric.AUC}) {
      assertThat(metric.of(WeightedScores.of(scaled))).isEqualTo(metric.of(WeightedScores.of(scores)));
    }
  }

  @Test
  void oneLabelFewPeopleNoErrorAndNoKnowledgeHaveNoTemperatureButASentence() {
    Scores good = DrawnScores.of(100, 90, 1, 1);
    int[] ones = new int[100];
    Arrays.fill(ones, 1);
    assertNone(new Scores(good.files(), good.subjects(), ones, good.logits()), "the same label");
    assertNone(DrawnScores.of(100, 19, 1, 1), "19 people, fewer than 20");
    assertNone(good.select(new int[0]), "0 people, fewer than 20");
    int[] right = Arrays.stream(good.logits()).mapToInt(z -> z > 0 ? 1 : 0).toArray();
    assertNone(new Scores(good.files(), good.subjects(), right, good.logits()), "never wrong");
    int[] wrong = Arrays.stream(good.logits()).mapToInt(z -> z > 0 ? 0 : 1).toArray();
    assertNone(new Scores(good.files(), good.subjects(), wrong, good.logits()), "no better than chance");
  }

  @Test
  void facesOfUnknownSubjectsAreNotCalledPeople() {
    assertThat(Temperature.of(DrawnScores.of(19, 19, 1, 1), false, 1).sentence().orElseThrow())
        .contains(" faces, fewer than 20")
        .doesNotContain("people");
  }

  private static void assertNone(Scores scores, String why) {
    Temperature none = Temperature.of(scores, true, 1);
    assertThat(none.isDefined()).isFalse();
    assertThat(none.value().value()).isNaN();
    assertThat(none.value().ci95().isDefined()).isFalse();
    assertThat(none.sentence().orElseThrow()).contains(why).endsWith(".");
  }

  private static double fit(Scores scores) {
    int[] once = new int[scores.size()];
    Arrays.fill(once, 1);
    return Temperature.fit(scores.labels(), scores.logits(), once);
  }

  private static double logLoss(Scores scores, double temperature) {
    double[] logits = Arrays.stream(scores.logits()).map(z -> z / temperature).toArray();
    return Metric.LOG_LOSS.of(WeightedScores.of(scores.withLogits(logits)));
  }
}
