package dev.kallos.evaluation;

/**
 * How many faces each answer was right and wrong for. A positive logit answers "yes", zero and below "no".
 *
 * @param truePositive labelled yes, answered yes
 * @param falsePositive labelled no, answered yes
 * @param trueNegative labelled no, answered no
 * @param falseNegative labelled yes, answered no
 */
public record Confusion(long truePositive, long falsePositive, long trueNegative, long falseNegative) {

  /**
   * Counts the answers.
   *
   * @param labels 1 or 0
   * @param logits one a label
   * @param weights how often each face counts
   */
  public static Confusion of(int[] labels, double[] logits, int[] weights) {
    long[] counts = new long[4];
    for (int i = 0; i < labels.length; i++) {
      counts[2 * labels[i] + (logits[i] > 0 ? 1 : 0)] += weights[i];
    }
    return new Confusion(counts[3], counts[1], counts[0], counts[2]);
  }

  public long count(Outcome outcome) {
    return switch (outcome) {
      case TRUE_POSITIVE -> truePositive;
      case FALSE_POSITIVE -> falsePositive;
      case TRUE_NEGATIVE -> trueNegative;
      case FALSE_NEGATIVE -> falseNegative;
    };
  }

  public long total() {
    return truePositive + falsePositive + trueNegative + falseNegative;
  }

  /** The share of right answers; NaN of no faces. */
  public double accuracy() {
    return share(truePositive + trueNegative, total());
  }

  /** The share answered yes; NaN of no faces. */
  public double positiveRate() {
    return share(truePositive + falsePositive, total());
  }

  /** Of those labelled yes, the share answered yes; NaN if none is labelled yes. */
  public double truePositiveRate() {
    return share(truePositive, truePositive + falseNegative);
  }

  /** Of those labelled no, the share answered yes; NaN if none is labelled no. */
  public double falsePositiveRate() {
    return share(falsePositive, falsePositive + trueNegative);
  }

  /** The mean, over the two labels, of the share answered as labelled; NaN if no face has one of them. */
  public double balancedAccuracy() {
    return (truePositiveRate() + 1 - falsePositiveRate()) / 2;
  }

  /** The harmonic mean of precision and true positive rate; NaN if none is labelled and none answered yes. */
  public double f1() {
    return share(2 * truePositive, 2 * truePositive + falsePositive + falseNegative);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
