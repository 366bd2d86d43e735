package dev.kallos.calibration;

import static dev.kallos.calibration.DrawnScores.logit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.evaluation.Scores;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdRatesTest {

  @Test
  void scikitLearnsExampleOfPrecisionAndRecallComesOutTheSame() {
    Scores example = DrawnScores.of(new int[] {0, 0, 1, 1}, logit(0.1), logit(0.42), logit(0.37), logit(0.8));
    assertRates(at(example, 0.3), 1, 0.5, 2.0 / 3);
    assertRates(at(example, 0.4), 0.5, 0.5, 0.5);
    assertRates(at(example, 0.5), 0.5, 0, 1);
    assertThat(at(example, 0.85).precision().value()).isNaN();
  }

  @Test
  void everyRateIsWhatCountingByHandGives() {
    Scores scores = DrawnScores.of(400, 80, 1.5, 6);
    for (ThresholdRates rates : ThresholdRates.of(scores, 1)) {
      double[][] cells = new double[2][2];
      for (int i = 0; i < 400; i++) {
        cells[scores.labels()[i]][scores.probabilities()[i] > rates.threshold() ? 1 : 0]++;
      }
      assertRates(
          rates,
          cells[1][1] / (cells[1][0] + cells[1][1]),
          cells[0][1] / (cells[0][0] + cells[0][1]),
          cells[1][1] / (cells[0][1] + cells[1][1]));
      assertThat(rates.positiveRate().value()).isCloseTo((cells[0][1] + cells[1][1]) / 400, within(1e-12));
      assertThat(rates.accuracy().value()).isCloseTo((cells[0][0] + cells[1][1]) / 400, within(1e-12));
      assertThat(rates.truePositiveRate().ci95().contains(rates.truePositiveRate().value())).isTrue();
    }
  }

  @Test
  void aRateOfFewerThanFivePeopleHasNoInterval() {
    int[] labels = new int[60];
    double[] logits = new double[60];
    for (int i = 0; i < 60; i++) {
      labels[i] = i < 4 ? 1 : 0;
      logits[i] = i % 2 == 0 ? logit(0.2) : i < 12 ? logit(0.7) : logit(0.4);
    }
    ThresholdRates few = at(DrawnScores.of(labels, logits), 0.3);
    assertThat(few.truePositiveRate().ci95().isDefined()).isFalse();
    assertThat(few.falsePositiveRate().ci95().isDefined()).isTrue();
    assertThat(few.positiveRate().ci95().isDefined()).isTrue();
    assertThat(few.precision().ci95().isDefined()).isTrue();
    labels[5] = 1;
    assertThat(at(DrawnScores.of(labels, logits), 0.3).truePositiveRate().ci95().isDefined()).isTrue();
    logits[1] = logit(0.2);
    logits[3] = logit(0.2);
    assertThat(at(DrawnScores.of(labels, logits), 0.5).precision().ci95().isDefined()).isFalse();
  }

  @Test
  void aProbabilityOfExactlyTheThresholdIsANo() {
    ThresholdRates half = at(DrawnScores.of(new int[] {1, 1, 0}, 0, 0, 1), 0.5);
    assertThat(half.truePositiveRate().value()).isZero();
    assertThat(half.falsePositiveRate().value()).isEqualTo(1);
  }

  @Test
  void theCheapestThresholdIsSoughtOnTheValidationPartAndPaidForOnTheTestPart() {
    Scores validation = DrawnScores.of(500, 100, 1, 1);
    Scores test = DrawnScores.of(500, 100, 1, 2);
    for (ErrorCost row : ErrorCost.of(validation, test, 1)) {
      double price = row.falsePositiveCost();
      assertThat(row.cost().value()).isCloseTo(cost(test, row.threshold(), price), within(1e-12));
      assertThat(row.costAtHalf().value()).isCloseTo(cost(test, 0.5, price), within(1e-12));
      boolean yes = cost(validation, 0, price) <= cost(validation, 1, price);
      assertThat(row.costOfOneAnswer().value()).isCloseTo(cost(test, yes ? 0 : 1, price), within(1e-12));
      for (int k = 1; k < 100; k++) {
        assertThat(cost(validation, k / 100.0, price))
            .isGreaterThanOrEqualTo(cost(validation, row.threshold(), price) - 1e-12);
      }
    }
  }

  @Test
  void ofACalibratedNetTheCheapestThresholdIsNearTheCostOfAFalsePositive() {
    Scores many = DrawnScores.of(100_000, 2, 1, 3);
    for (ErrorCost row : ErrorCost.of(many, many.select(new int[] {0, 1}), 1)) {
      assertThat(row.threshold()).isCloseTo(row.falsePositiveCost(), within(0.05));
    }
  }

  @Test
  void ofThresholdsAsCheapTheOneNearestToOneHalfIsTaken() {
    Scores apart = DrawnScores.of(new int[] {0, 0, 1, 1}, logit(0.1), logit(0.1), logit(0.9), logit(0.9));
    assertThat(ErrorCost.of(apart, apart, 1)).extracting(ErrorCost::threshold).containsOnly(0.5);
  }

  @Test
  void withoutAValidationPartNoThresholdIsChosen() {
    Scores test = DrawnScores.of(50, 30, 1, 2);
    List<ErrorCost> rows = ErrorCost.of(test.select(new int[0]), test, 1);
    assertThat(rows).allMatch(row -> Double.isNaN(row.threshold()) && Double.isNaN(row.cost().value()));
    assertThat(rows).noneMatch(row -> Double.isNaN(row.costAtHalf().value()));
  }

  private static double cost(Scores scores, double threshold, double falsePositive) {
    double sum = 0;
    for (int i = 0; i < scores.size(); i++) {
      boolean yes = scores.probabilities()[i] > threshold;
      if (yes != (scores.labels()[i] == 1)) {
        sum += yes ? falsePositive : 1 - falsePositive;
      }
    }
    return sum / scores.size();
  }

  private static ThresholdRates at(Scores scores, double threshold) {
    return ThresholdRates.of(scores, 1).stream().filter(r -> r.threshold() == threshold).findFirst().orElseThrow();
  }

  private static void assertRates(ThresholdRates rates, double tpr, double fpr, double precision) {
    assertThat(rates.truePositiveRate().value()).isCloseTo(tpr, within(1e-12));
    assertThat(rates.falsePositiveRate().value()).isCloseTo(fpr, within(1e-12));
    if (!Double.isNaN(precision)) {
      assertThat(rates.precision().value()).isCloseTo(precision, within(1e-12));
    }
  }
}
