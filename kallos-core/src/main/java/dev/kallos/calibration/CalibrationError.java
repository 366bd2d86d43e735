package dev.kallos.calibration;

import dev.kallos.evaluation.ProbabilityHistogram;
import dev.kallos.evaluation.WeightedScores;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Calibration error less what chance alone brings. In a bin of few faces the share labelled yes is off its true value by
 * luck, and luck on either side counts as error: the plain estimate is too high, the more so the smaller the bins. Both
 * estimates are those of Kumar, Liang and Ma, "Verified Uncertainty Calibration" (NeurIPS 2019). Both may be negative
 * where there is no error to be seen, and are NaN of no faces.
 */
final class CalibrationError {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private CalibrationError() {}

  /** What is summed in each bin. */
  private record Bins(double[] labels, double[] probabilities, long[] counts, long all) {
    static Bins of(WeightedScores scores, int bins) {
      double[] labels = new double[bins];
      double[] probabilities = new double[bins];
      long[] counts = new long[bins];
      long all = 0;
      for (int i = 0; i < scores.labels().length; i++) {
        int weight = scores.weights()[i];
        int bin = ProbabilityHistogram.bin(scores.probabilities()[i], bins);
        labels[bin] += weight * scores.labels()[i];
        probabilities[bin] += weight * scores.probabilities()[i];
        counts[bin] += weight;
        all += weight;
      }
      return new Bins(labels, probabilities, counts, all);
    }

    double share(int bin) {
      return labels[bin] / counts[bin];
    }

    double gap(int bin) {
      return probabilities[bin] / counts[bin] - share(bin);
    }

    double variance(int bin) {
      return share(bin) * (1 - share(bin));
    }
  }

  /**
   * The ECE less its bias, the bias being what the ECE would gain were each bin's share drawn anew from a normal
   * distribution of the bin's binomial variance. They draw; the mean of the folded normal distribution is exact. Some
   * bias stays where the true gap is small beside the bin's deviation.
   *
   * @param bins how many equal bins of the probability of yes
   */
  static double debiased(WeightedScores scores, int bins) {
    Bins sums = Bins.of(scores, bins);
    double debiased = 0;
    for (int b = 0; b < bins; b++) {
      if (sums.counts[b] > 0) {
        double deviation = Math.sqrt(sums.variance(b) / sums.counts[b]);
        debiased += sums.counts[b] * (2 * Math.abs(sums.gap(b)) - foldedMean(sums.gap(b), deviation));
      }
    }
    return sums.all == 0 ? Double.NaN : debiased / sums.all;
  }

  /**
   * The mean squared gap less each bin's own variance, which is unbiased where faces are independent (also Bröcker,
   * "Estimating reliability and resolution of probability forecasts", 2012). Bins of one face, whose variance is unknown,
   * count nowhere.
   *
   * @param bins how many equal bins of the probability of yes
   */
  static double squaredDebiased(WeightedScores scores, int bins) {
    Bins sums = Bins.of(scores, bins);
    double squares = 0;
    long counted = 0;
    for (int b = 0; b < bins; b++) {
      if (sums.counts[b] > 1) {
        squares += sums.counts[b] * (sums.gap(b) * sums.gap(b) - sums.variance(b) / (sums.counts[b] - 1));
        counted += sums.counts[b];
      }
    }
    return counted == 0 ? Double.NaN : squares / counted;
  }

  /**
   * The mean squared gap as it stands, what chance brings included: what {@link #squaredDebiased} of faces drawn from these
   * estimates.
   *
   * @param bins how many equal bins of the probability of yes
   */
  static double squared(WeightedScores scores, int bins) {
    Bins sums = Bins.of(scores, bins);
    double squares = 0;
    for (int b = 0; b < bins; b++) {
      squares += sums.counts[b] == 0 ? 0 : sums.counts[b] * sums.gap(b) * sums.gap(b);
    }
    return squares / sums.all;
  }

  /** The mean of |x| where x is normally distributed. */
  static double foldedMean(double mean, double deviation) {
    if (deviation == 0) {
      return Math.abs(mean);
    }
    double z = mean / deviation;
    return deviation * Math.sqrt(2 / Math.PI) * Math.exp(-z * z / 2) + mean * (2 * STANDARD.cumulativeProbability(z) - 1);
  }
}
