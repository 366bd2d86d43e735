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
}
