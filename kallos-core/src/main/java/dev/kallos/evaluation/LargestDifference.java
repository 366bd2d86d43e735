package dev.kallos.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The largest of several differences, in size, with a 95 % interval that allows for its having been picked as the
 * largest: it comes from bounds that hold for all differences at once, each as wide in its own standard errors (the
 * largest studentised deviation over the replicates; Romano and Wolf 2005). Its lower end is 0 unless one of the
 * differences is beyond chance. Its upper end is infinite if of one of them nothing is known of the spread: that one may
 * be of any size, and what is left is what the others show. It is infinite too where so many replicates are that nothing bounds
 * the deviation.
 */
public final class LargestDifference {
  private LargestDifference() {}

  /**
   * One of the differences.
   *
   * @param value the difference
   * @param replicates the same on the bootstrap's replicates; NaN where undefined, infinite where a logarithm is
   */
  public record Difference(double value, double[] replicates) {}

  /**
   * Measures the largest; undefined if there are no differences, or one is undefined. It has no interval if nothing is
   * known of the spread of any.
   *
   * @param differences all from the same replicates
   * @param subjects how many subjects the least supported one rests on
   */
  public static Measured of(List<Difference> differences, int subjects) {
    double value = differences.stream().mapToDouble(d -> Math.abs(d.value)).max().orElse(Double.NaN);
    if (Double.isNaN(value) || subjects < 2) {
      return Measured.point(value);
    }
    double[] errors = differences.stream().mapToDouble(LargestDifference::standardError).toArray();
    if (Arrays.stream(errors).noneMatch(e -> e > 0)) {
      return Measured.point(value);
    }
    double reach = critical(differences, errors) * BcaInterval.reach(subjects) / BcaInterval.NORMAL_REACH;
    double lo = 0;
    double hi = 0;
    for (int d = 0; d < errors.length; d++) {
      boolean known = errors[d] > 0;
      lo = Math.max(lo, known ? Math.abs(differences.get(d).value) - reach * errors[d] : 0);
      hi = Math.max(hi, known ? Math.abs(differences.get(d).value) + reach * errors[d] : Double.POSITIVE_INFINITY);
    }
    return new Measured(value, new Interval(lo, hi));
  }

  /** NaN if more than 5 % of the replicates are undefined; 0 if all are the {@linkplain Rounding same}. */
  private static double standardError(Difference difference) {
    double[] defined = Arrays.stream(difference.replicates).filter(Double::isFinite).toArray();
    if (!SubjectBootstrap.suffice(defined.length, difference.replicates.length)) {
      return Double.NaN;
    }
    if (Rounding.same(defined)) {
      return 0;
    }
    double mean = Arrays.stream(defined).average().orElseThrow();
    return Math.sqrt(Arrays.stream(defined).map(v -> (v - mean) * (v - mean)).sum() / defined.length);
  }

  private static double critical(List<Difference> differences, double[] errors) {
    double[] largest =
        IntStream.range(0, differences.get(0).replicates.length)
            .mapToDouble(r -> deviation(differences, errors, r))
            .sorted()
            .toArray();
    double quantile = SubjectBootstrap.quantile(largest, 0.95);
    return Double.isNaN(quantile) ? Double.POSITIVE_INFINITY : quantile;
  }

  /** The largest deviation of a replicate from the data, in standard errors; infinite if one is. */
  private static double deviation(List<Difference> differences, double[] errors, int replicate) {
    double largest = 0;
    for (int d = 0; d < errors.length; d++) {
      double deviation = Math.abs(differences.get(d).replicates[replicate] - differences.get(d).value);
      if (errors[d] > 0 && !Double.isNaN(deviation)) {
        largest = Math.max(largest, deviation / errors[d]);
      }
    }
    return largest;
  }
}
