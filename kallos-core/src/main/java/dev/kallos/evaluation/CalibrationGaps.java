package dev.kallos.evaluation;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What makes the bins' calibration gaps. Of a net whose probabilities hold, each gap is 0 but for luck.
 *
 * @param ofSubjects subject × bin: the sum of label less probability over a subject's faces
 * @param variances for each bin the sum of p(1 − p) over all faces, by which luck alone would spread its gap, were each a subject
 */
public record CalibrationGaps(double[][] ofSubjects, double[] variances) {
  /** How rarely luck alone may pass for error: one end of a 95 % interval. */
  private static final double ONE_END = 0.025;

  /** Yates's correction: faces are whole, and a normal deviate is not. */
  private static final double HALF_A_FACE = 0.5;

  /** The gaps of {@link Metric#ECE}. */
  public static CalibrationGaps of(Scores scores) {
    Map<String, double[]> gaps = new HashMap<>();
    double[] variances = new double[Metric.CALIBRATION_BINS];
    double[] probabilities = scores.probabilities();
    for (int i = 0; i < scores.size(); i++) {
      int bin = Metric.calibrationBin(probabilities[i]);
      double[] own = gaps.computeIfAbsent(scores.subjects()[i], subject -> new double[Metric.CALIBRATION_BINS]);
      own[bin] += scores.labels()[i] - probabilities[i];
      variances[bin] += probabilities[i] * (1 - probabilities[i]);
    }
    return new CalibrationGaps(gaps.values().toArray(double[][]::new), variances);
  }

  /**
   * Whether luck explains the error, and how much further it may reach than the faces show. Of probabilities that hold, the bins'
   * sums over all subjects are nearly normal, and their squares come to a sum that is nearly a multiple of a chi-squared number,
   * with the mean and variance that the subjects' own products give (Satterthwaite 1946; by subject as in Liang and Zeger 1986).
   * What lies above the 97.5th percentile of that is no luck. Where errors are so rare that hardly any subject made one, their
   * products say too little, and the probabilities' own variance stands for them.
   */
  public Luck luck() {
    int bins = variances.length;
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
    double own = 0;
    double mean = 0;
    double halfVariance = 0;
    for (int a = 0; a < bins; a++) {
      own += products[a][a];
      products[a][a] = Math.max(products[a][a], variances[a]);
      squares += Math.pow(Math.max(0, Math.abs(sums[a]) - HALF_A_FACE), 2);
      mean += products[a][a];
      for (int b = 0; b < bins; b++) {
        halfVariance += products[a][b] * products[a][b];
      }
    }
    boolean beyond =
        mean > 0
            && ChiSquaredDistribution.of(mean * mean / halfVariance).survivalProbability(squares * mean / halfVariance) < ONE_END;
    return new Luck(!beyond, own > 0 ? Math.sqrt(mean / own) : 1);
  }
}
