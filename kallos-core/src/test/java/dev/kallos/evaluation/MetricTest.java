package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {
  private static final double EXACT = 1e-12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyMetricAgreesWithBruteForceOnTiedScores(long seed) {
    Scores scores = RandomScores.draw(180, 40, seed);
    assertThat(measure(Metric.AUC, scores)).isCloseTo(aucByPairs(scores), within(EXACT));
    assertThat(measure(Metric.LOG_LOSS, scores)).isCloseTo(naiveLogLoss(scores), within(1e-9));
    assertThat(measure(Metric.ECE, scores)).isCloseTo(eceBinByBin(scores), within(EXACT));
    assertThat(measure(Metric.ACCURACY, scores)).isCloseTo(naiveAccuracy(scores), within(EXACT));
    assertThat(measure(Metric.F1, scores)).isCloseTo(harmonicMeanOfPrecisionAndRecall(scores), within(EXACT));
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void aWeightIsTheSameAsHavingTheFaceThatOften(Metric metric) {
    for (long seed = 10; seed < 15; seed++) {
      Scores scores = RandomScores.draw(90, 20, seed);
      int[] weights = RandomScores.weights(90, seed);
      double weighted = metric.of(WeightedScores.of(scores).weighted(weights));
      assertThat(weighted).isCloseTo(measure(metric, RandomScores.replicate(scores, weights)), within(EXACT));
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void theOrderOfTheFacesDoesNotMatter(Metric metric) {
    Scores scores = RandomScores.draw(50, 10, 7);
    int[] backwards = IntStream.range(0, 50).map(i -> 49 - i).toArray();
    assertThat(measure(metric, scores.select(backwards))).isCloseTo(measure(metric, scores), within(EXACT));
  }

  @Test
  void balancedAccuracyIsTheMeanOfBothLabelsSharesAnsweredAsLabelled() {
    int[] once = {1, 1, 1, 1};
    double[] logits = {1, -1, -1, 2};
    assertThat(Confusion.of(new int[] {1, 0, 0, 0}, logits, once).balancedAccuracy()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
    assertThat(Confusion.of(new int[] {1, 1, 1, 0}, logits, once).balancedAccuracy()).isCloseTo(1 / 6.0, within(1e-12));
    assertThat(Confusion.of(new int[4], logits, once).balancedAccuracy()).isNaN();
  }

  @Test
  void scikitLearnsWorkedExamplesComeOutTheSame() {
    Scores ranked = RandomScores.of(new int[] {0, 0, 1, 1}, 0.1, 0.4, 0.35, 0.8);
    assertThat(measure(Metric.AUC, ranked)).isEqualTo(0.75);

    Scores spam = RandomScores.of(new int[] {1, 0, 0, 1}, logit(0.9), logit(0.1), logit(0.2), logit(0.65));
    assertThat(measure(Metric.LOG_LOSS, spam)).isCloseTo(0.21616, within(5e-6));

    Confusion confusion = Confusion.of(new int[] {0, 1, 0, 1}, new double[] {1, 1, 1, -1}, new int[] {1, 1, 1, 1});
    assertThat(confusion).isEqualTo(new Confusion(1, 2, 0, 1));
  }

  @Test
  void aLogitOfZeroAnswersNo() {
    assertThat(measure(Metric.ACCURACY, RandomScores.of(new int[] {0}, 0.0))).isEqualTo(1);
    assertThat(measure(Metric.ACCURACY, RandomScores.of(new int[] {1}, 0.0))).isEqualTo(0);
  }

  @Test
  void theLogLossOfAnEnormousLogitIsFinite() {
    assertThat(measure(Metric.LOG_LOSS, RandomScores.of(new int[] {0, 1}, 1000, -3000))).isEqualTo(2000);
    assertThat(measure(Metric.LOG_LOSS, RandomScores.of(new int[] {1}, 800))).isEqualTo(0);
  }

  @Test
  void theAucOfOneLabelIsUndefinedAndOfEqualScoresAHalf() {
    assertThat(measure(Metric.AUC, RandomScores.of(new int[] {1, 1}, 0.3, 0.4))).isNaN();
    assertThat(measure(Metric.AUC, RandomScores.of(new int[] {0, 0}, 0.3, 0.4))).isNaN();
    assertThat(measure(Metric.AUC, RandomScores.of(new int[] {0, 1, 1}, 2, 2, 2))).isEqualTo(0.5);
  }

  @Test
  void f1IsUndefinedOnlyIfNothingIsLabelledOrAnsweredYes() {
    assertThat(measure(Metric.F1, RandomScores.of(new int[] {0, 0}, -1, -2))).isNaN();
    assertThat(measure(Metric.F1, RandomScores.of(new int[] {0, 1}, -1, -2))).isEqualTo(0);
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void everyMetricOfNoFacesIsUndefined(Metric metric) {
    assertThat(measure(metric, RandomScores.of(new int[0]))).isNaN();
  }

  @Test
  void aPerfectlyCalibratedNetHasNoCalibrationErrorAndAnOverconfidentOneItsGap() {
    Scores calibrated = RandomScores.of(new int[] {1, 1, 1, 0}, logit(.75), logit(.75), logit(.75), logit(.75));
    Scores boastful = RandomScores.of(new int[] {1, 0}, logit(.95), logit(.95));
    assertThat(measure(Metric.ECE, calibrated)).isCloseTo(0, within(EXACT));
    assertThat(measure(Metric.ECE, boastful)).isCloseTo(0.45, within(EXACT));
  }

  private static double measure(Metric metric, Scores scores) {
    return metric.of(WeightedScores.of(scores));
  }

  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }

  private static double aucByPairs(Scores s) {
    double won = 0;
    int pairs = 0;
    for (int i = 0; i < s.size(); i++) {
      for (int j = 0; j < s.size(); j++) {
        if (s.labels()[i] == 1 && s.labels()[j] == 0) {
          pairs++;
          won += s.logits()[i] > s.logits()[j] ? 1 : s.logits()[i] == s.logits()[j] ? 0.5 : 0;
        }
      }
    }
    return won / pairs;
  }

  private static double naiveLogLoss(Scores s) {
    double sum = 0;
    for (int i = 0; i < s.size(); i++) {
      double p = s.probabilities()[i];
      sum -= s.labels()[i] == 1 ? Math.log(p) : Math.log(1 - p);
    }
    return sum / s.size();
  }

  private static double naiveAccuracy(Scores s) {
    int right = 0;
    for (int i = 0; i < s.size(); i++) {
      right += (s.probabilities()[i] > 0.5) == (s.labels()[i] == 1) ? 1 : 0;
    }
    return (double) right / s.size();
  }

  private static double harmonicMeanOfPrecisionAndRecall(Scores s) {
    double both = 0;
    for (int i = 0; i < s.size(); i++) {
      both += s.labels()[i] == 1 && s.logits()[i] > 0 ? 1 : 0;
    }
    double precision = both / Arrays.stream(s.logits()).filter(z -> z > 0).count();
    double recall = both / Arrays.stream(s.labels()).sum();
    return 2 / (1 / precision + 1 / recall);
  }

  private static double eceBinByBin(Scores s) {
    double sum = 0;
    for (int b = 0; b < 15; b++) {
      double probability = 0;
      double positives = 0;
      int faces = 0;
      for (int i = 0; i < s.size(); i++) {
        double p = s.probabilities()[i];
        if (p >= b / 15.0 && p < (b + 1) / 15.0) {
          faces++;
          probability += p;
          positives += s.labels()[i];
        }
      }
      sum += faces == 0 ? 0 : faces * Math.abs(positives / faces - probability / faces);
    }
    return sum / s.size();
  }
}
