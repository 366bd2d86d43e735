package dev.kallos.evaluation;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * 95 % intervals from bootstrap replicates, corrected for bias and skewness (BCa: Efron 1987; Efron and Tibshirani 1993,
 * 14.3) and widened for few subjects as a t interval is (the expanded percentiles of Hesterberg 2015). The ends are
 * replicates' values, so the interval of a ratio is that of its logarithm, and none leaves the statistic's range.
 */
public final class BcaInterval {
  /** The normal deviate of a 95 % interval. */
  static final double NORMAL_REACH = 1.959964;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private BcaInterval() {}

  /**
   * The interval of one statistic.
   *
   * @param value the statistic on the data
   * @param replicates the statistic on each replicate; NaN where undefined; infinite where a ratio's denominator is 0
   * @param influence how far each subject moves the statistic, to any scale; 0 for subjects without a part in it
   * @param subjects how many subjects have a part in it
   * @return {@link Interval#UNDEFINED} if there are fewer subjects than {@value SubjectBootstrap#FEWEST_SUBJECTS}, if the value is
   *     undefined, if more than 5 % of the replicates are, if all are the same, as when every answer is right, so that nothing is
   *     known of the spread, or if an end is infinite
   */
  public static Interval of(double value, double[] replicates, double[] influence, int subjects) {
    double[] sorted = defined(replicates);
    if (!Double.isFinite(value) || subjects < SubjectBootstrap.FEWEST_SUBJECTS || sorted.length == 0) {
      return Interval.UNDEFINED;
    }
    double bias = NORMAL.inverseCumulativeProbability(shareBelow(sorted, value));
    return of(sorted, bias, acceleration(influence), subjects);
  }

  /**
   * The expanded percentiles alone, not corrected for anything; parameters and what is undefined as in {@link #of}.
   */
  public static Interval uncorrected(double value, double[] replicates, int subjects) {
    double[] sorted = defined(replicates);
    return !Double.isFinite(value) || subjects < SubjectBootstrap.FEWEST_SUBJECTS || sorted.length == 0
        ? Interval.UNDEFINED
        : of(sorted, 0, 0, subjects);
  }

  /** The percentiles of a parametric bootstrap's replicates, as they are; undefined in the same cases. */
  public static Interval plain(double[] replicates) {
    double[] sorted = defined(replicates);
    return sorted.length == 0
        ? Interval.UNDEFINED
        : new Interval(SubjectBootstrap.quantile(sorted, 0.025), SubjectBootstrap.quantile(sorted, 0.975));
  }

  /** The replicates in ascending order; none if too many are undefined, or all are the {@linkplain Rounding same}. */
  private static double[] defined(double[] replicates) {
    double[] sorted = Arrays.stream(replicates).filter(v -> !Double.isNaN(v)).sorted().toArray();
    boolean enough = SubjectBootstrap.suffice(sorted.length, replicates.length);
    return enough && !Rounding.same(sorted[0], sorted[sorted.length - 1]) ? sorted : new double[0];
  }

  private static Interval of(double[] sorted, double bias, double skewness, int subjects) {
    double reach = reach(subjects);
    double lo = SubjectBootstrap.quantile(sorted, corrected(bias, skewness, -reach));
    double hi = SubjectBootstrap.quantile(sorted, corrected(bias, skewness, reach));
    return Double.isFinite(lo) && Double.isFinite(hi) ? new Interval(lo, hi) : Interval.UNDEFINED;
  }

  /** The share of the replicates below the value, those that are the {@linkplain Rounding same} counting half; never 0 nor 1. */
  private static double shareBelow(double[] sorted, double value) {
    double below = 0;
    for (double v : sorted) {
      below += Rounding.same(v, value) ? 0.5 : v < value ? 1 : 0;
    }
    return Math.max(0.5, Math.min(sorted.length - 0.5, below)) / sorted.length;
  }

  private static double acceleration(double[] influence) {
    double squares = 0;
    double cubes = 0;
    for (double u : influence) {
      squares += u * u;
      cubes += u * u * u;
    }
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  /** How many standard errors of the bootstrap a 95 % interval reaches to either side. */
  static double reach(int subjects) {
    return TDistribution.of(subjects - 1).inverseCumulativeProbability(0.975)
        * Math.sqrt(subjects / (subjects - 1.0));
  }

  /** The percentile, 0 to 1, that stands for a normal deviate. */
  static double corrected(double bias, double skewness, double deviate) {
    double moved = bias + deviate;
    double stretch = 1 - skewness * moved;
    return stretch <= 0
        ? (deviate < 0 ? 0 : 1)
        : NORMAL.cumulativeProbability(bias + moved / stretch);
  }
}
