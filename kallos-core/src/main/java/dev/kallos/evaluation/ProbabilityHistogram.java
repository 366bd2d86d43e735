package dev.kallos.evaluation;

/**
 * How many faces have which predicted probability, by true label, over equal-width bins of 0…1; a bin holds its lower
 * edge, the last one also 1.
 *
 * @param negatives faces labelled no, a bin each
 * @param positives faces labelled yes, a bin each
 */
public record ProbabilityHistogram(int[] negatives, int[] positives) {

  /** Counts faces over {@code bins} bins. */
  public static ProbabilityHistogram of(Scores scores, int bins) {
    int[][] counts = new int[2][bins];
    double[] probabilities = scores.probabilities();
    for (int i = 0; i < probabilities.length; i++) {
      counts[scores.labels()[i]][bin(probabilities[i], bins)]++;
    }
    return new ProbabilityHistogram(counts[0], counts[1]);
  }

  /** The equal-width bin of 0…1 that holds a probability. */
  public static int bin(double probability, int bins) {
    return BinaryMetrics.bin(probability, bins);
  }

  public int bins() {
    return negatives.length;
  }

  /** The lower edge of a bin; that of bin {@link #bins()} is 1. */
  public double edge(int bin) {
    return (double) bin / bins();
  }
}
