package dev.kallos.evaluation;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What each subject adds to the bins' calibration gaps: subject × bin, the sum of label less probability. Of a net whose
 * probabilities hold, each is 0 but for luck.
 */
public record CalibrationGaps(double[][] ofSubjects) {
  /** How rarely luck alone may pass for error: one end of a 95 % interval. */
  private static final double ONE_END = 0.025;

  /** The gaps of {@link Metric#ECE}. */
  public static CalibrationGaps of(Scores scores) {
    Map<String, double[]> gaps = new HashMap<>();
    double[] probabilities = scores.probabilities();
    for (int i = 0; i < scores.size(); i++) {
      double[] own = gaps.computeIfAbsent(scores.subjects()[i], subject -> new double[Metric.CALIBRATION_BINS]);
      own[Metric.calibrationBin(probabilities[i])] += scores.labels()[i] - probabilities[i];
    }
    return new CalibrationGaps(gaps.values().toArray(double[][]::new));
  }

  /**
   * Whether there is an error that luck does not explain. Of probabilities that hold, the bins' sums over all subjects are
   * nearly normal, and their squares come to a sum that is nearly a multiple of a chi-squared number, with the mean and variance
   * that the subjects' own products give (Satterthwaite 1946; by subject as in Liang and Zeger 1986). What lies above the 97.5th
   * percentile of that is no luck.
   */
  public boolean beyondChance() {
    int bins = Metric.CALIBRATION_BINS;
    double[] sums = new double[bins];
    double[][] products = new double[bins][bins];
    for (double[] gaps : ofSubjects) {
      for (int a = 0; a < bins; a++) {
        sums[a] += gaps[a];
        for (int b = 0; gaps[a] != 0 && b < bins; b++) {
          products[a][b] += gaps[a] * gaps[b];
        }
      }
    }
    double squares = 0;
    double mean = 0;
    double halfVariance = 0;
    for (int a = 0; a < bins; a++) {
      squares += sums[a] * sums[a];
      mean += products[a][a];
      for (int b = 0; b < bins; b++) {
        halfVariance += products[a][b] * products[a][b];
      }
    }
    return mean > 0
        && ChiSquaredDistribution.of(mean * mean / halfVariance).survivalProbability(squares * mean / halfVariance) < ONE_END;
  }
}
