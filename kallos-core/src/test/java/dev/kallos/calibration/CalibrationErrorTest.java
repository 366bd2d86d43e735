package dev.kallos.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.WeightedScores;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationErrorTest {
  private static final int BINS = 15;

  @ParameterizedTest
  @CsvSource({"0, 1", "0.03, 0.05", "-0.2, 0.05", "0.4, 0"})
  void theFoldedMeanIsTheIntegralOfTheAbsoluteValueOverTheNormalDensity(double mean, double deviation) {
    double integral = deviation == 0 ? Math.abs(mean) : 0;
    double step = 1e-4;
    for (double z = -9; z < 9 && deviation > 0; z += step) {
      integral += Math.abs(mean + deviation * z) * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * step;
    }
    assertThat(CalibrationError.foldedMean(mean, deviation)).isCloseTo(integral, within(1e-6));
  }

  @Test
  void theBiasIsWhatDrawingEachBinsShareAnewAddsOnAverage() {
    Scores scores = DrawnScores.of(300, 80, 1.4, 2);
    double[] labels = new double[BINS];
    double[] sums = new double[BINS];
    double[] counts = new double[BINS];
    for (int i = 0; i < scores.size(); i++) {
      int bin = (int) (scores.probabilities()[i] * BINS);
      labels[bin] += scores.labels()[i];
      sums[bin] += scores.probabilities()[i];
      counts[bin]++;
    }
    double plain = 0;
    double drawn = 0;
    SplittableRandom random = new SplittableRandom(1);
    for (int b = 0; b < BINS; b++) {
      if (counts[b] > 0) {
        double share = labels[b] / counts[b];
        plain += counts[b] / scores.size() * Math.abs(sums[b] / counts[b] - share);
        double sum = 0;
        for (int k = 0; k < 20_000; k++) {
          double anew = share + random.nextGaussian() * Math.sqrt(share * (1 - share) / counts[b]);
          sum += Math.abs(sums[b] / counts[b] - anew);
        }
        drawn += counts[b] / scores.size() * sum / 20_000;
      }
    }
    WeightedScores view = WeightedScores.of(scores);
    assertThat(Metric.ECE.of(view)).isCloseTo(plain, within(1e-12));
    assertThat(CalibrationError.debiased(view, BINS)).isCloseTo(2 * plain - drawn, within(1e-3));
  }

  @Test
  void ofCalibratedNetsThePlainErrorIsTooHighTheDebiasedOneLessSoAndTheSquaredOneZeroOnAverage() {
    double plain = 0;
    double debiased = 0;
    double squared = 0;
    for (long seed = 0; seed < 60; seed++) {
      WeightedScores view = WeightedScores.of(DrawnScores.of(400, 400, 1, seed));
      plain += Metric.ECE.of(view) / 60;
      debiased += CalibrationError.debiased(view, BINS) / 60;
      squared += CalibrationError.squaredDebiased(view, BINS) / 60;
    }
    assertThat(plain).isGreaterThan(0.04);
    assertThat(debiased).isBetween(0.0, 0.75 * plain);
    assertThat(squared).isCloseTo(0, within(5e-4));
  }

  @Test
  void theSquaredErrorOfTwoBinsIsTheirSquaredGapsLessTheirVariances() {
    int[] labels = {1, 0, 0, 0, 1, 1, 1, 0};
    double[] logits = {-2, -2, -2, -2, 2, 2, 2, 2};
    double p = Scores.probability(2);
    double gap = Math.pow(p - 0.75, 2);
    assertThat(CalibrationError.squaredDebiased(WeightedScores.of(DrawnScores.of(labels, logits)), BINS))
        .isCloseTo(gap - 0.75 * 0.25 / 3, within(1e-12));
    assertThat(CalibrationError.squared(WeightedScores.of(DrawnScores.of(labels, logits)), BINS))
        .isCloseTo(gap, within(1e-12));
  }

  @Test
  void ofNoFacesItIsUndefinedAndOfSureBinsItIsThePlainError() {
    assertThat(CalibrationError.debiased(WeightedScores.of(DrawnScores.of(new int[0])), BINS)).isNaN();
    Scores sure = DrawnScores.of(new int[] {1, 1, 0}, 1, 1, -1);
    assertThat(CalibrationError.debiased(WeightedScores.of(sure), BINS))
        .isCloseTo(Metric.ECE.of(WeightedScores.of(sure)), within(1e-12));
  }
}
