package dev.kallos.evaluation;

/**
 * Metrics of yes-or-no answers, as functions of plain arrays of one length N. {@code weights} says how often each face
 * counts: giving a face the weight 2 is the same as having it twice. What is undefined is NaN.
 */
public final class BinaryMetrics {
  private BinaryMetrics() {}

  /**
   * The area under the ROC curve: the probability that a face labelled yes scores above one labelled no, ties counting
   * half (Hanley and McNeil 1982). NaN if either label is absent.
   *
   * @param scores ascending; logits or probabilities
   */
  static double auc(int[] labels, double[] scores, int[] weights) {
    double won = 0;
    long negatives = 0;
    long positives = 0;
    int n = labels.length;
    for (int i = 0; i < n; ) {
      double tied = scores[i];
      long tiedNegatives = 0;
      long tiedPositives = 0;
      for (; i < n && scores[i] == tied; i++) {
        if (labels[i] == 1) {
          tiedPositives += weights[i];
        } else {
          tiedNegatives += weights[i];
        }
      }
      won += tiedPositives * (negatives + tiedNegatives / 2.0);
      negatives += tiedNegatives;
      positives += tiedPositives;
    }
    return negatives == 0 || positives == 0 ? Double.NaN : won / negatives / positives;
  }

  /** The weighted mean; NaN of no faces. */
  public static double mean(double[] values, int[] weights) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
      count += weights[i];
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /**
   * The expected calibration error over equal-width bins of the probability of "yes": the mean over the faces of
   * |share labelled yes − mean probability| in their bin. This is the form for two classes of Naeini, Cooper and
   * Hauskrecht (2015), which sees over- and underconfidence on either side; Guo et al. (2017) bin the confidence in the
   * predicted class instead. A bin holds its lower edge, the last one also 1. NaN of no faces.
   */
  static double expectedCalibrationError(int[] labels, double[] probabilities, int[] weights, int bins) {
    double[] excess = new double[bins];
    long count = 0;
    for (int i = 0; i < labels.length; i++) {
      excess[bin(probabilities[i], bins)] += weights[i] * (labels[i] - probabilities[i]);
      count += weights[i];
    }
    double sum = 0;
    for (double e : excess) {
      sum += Math.abs(e);
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /** The equal-width bin of 0…1 that holds a probability. */
  static int bin(double probability, int bins) {
    return Math.min((int) (probability * bins), bins - 1);
  }
}
