package dev.kallos.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The false discovery rate over many tests (Benjamini and Hochberg 1995): if all tests with q of at most .05 are called
 * discoveries, at most 5 % of the discoveries are false on average, for tests that are independent or go together.
 */
public final class FalseDiscovery {
  /** Up to which q a test is called a discovery. */
  public static final double RATE = 0.05;

  private FalseDiscovery() {}

  /** Whether a test of that q is called a discovery; false where there is none. */
  public static boolean isDiscovery(double q) {
    return q <= RATE;
  }

  /**
   * Adjusts the p-values of one family of tests.
   *
   * @param p the p-values; NaN for what was not tested, which is no member of the family
   * @return q for each: the smallest false discovery rate at which the test is a discovery; NaN where p is
   */
  public static double[] adjust(double[] p) {
    int[] tested =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] q = new double[p.length];
    Arrays.fill(q, Double.NaN);
    double smallest = 1;
    for (int k = 0; k < tested.length; k++) {
      int rank = tested.length - k;
      smallest = Math.min(smallest, p[tested[k]] * tested.length / rank);
      q[tested[k]] = smallest;
    }
    return q;
  }
}
