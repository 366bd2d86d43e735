package dev.kallos.evaluation;

/**
 * A measured number and how far to trust it.
 *
 * @param value the number; NaN where it is undefined
 * @param ci95 its 95 % interval over subjects; {@link Interval#UNDEFINED} where none was asked for
 */
public record Measured(double value, Interval ci95) {
  /** A number without an interval. */
  public static Measured point(double value) {
    return new Measured(value, Interval.UNDEFINED);
  }

  /** One of some numbers with its interval; where the number is undefined, so is the interval. */
  public static Measured of(double[] values, Interval[] intervals, int index) {
    return new Measured(values[index], Double.isNaN(values[index]) ? Interval.UNDEFINED : intervals[index]);
  }

  /**
   * The same number with its percentile interval turned about it: the basic bootstrap interval (Davison and Hinkley 1997,
   * 5.2). For errors that chance alone adds to. A replicate is as far above the number as the number is above the true
   * error, so the true one is to be sought below. The number itself need not lie in the interval.
   *
   * @param least what the number cannot fall below
   */
  public Measured turned(double least) {
    return turned(value, least);
  }

  /**
   * The same where the replicates spread about another number than this one. A debiased number is such a one: drawing from
   * the data, the truth its replicates are after is the data's own number, which is not debiased.
   *
   * @param truth what the replicates estimate
   * @param least what the number cannot fall below
   */
  public Measured turned(double truth, double least) {
    return ci95.isDefined()
        ? new Measured(
            value,
            new Interval(Math.max(least, value + truth - ci95.hi()), Math.max(least, value + truth - ci95.lo())))
        : this;
  }
}
