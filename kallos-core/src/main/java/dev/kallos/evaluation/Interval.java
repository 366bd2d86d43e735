package dev.kallos.evaluation;

/**
 * A 95 % interval.
 *
 * @param lo its lower end; NaN if there is no interval
 * @param hi its upper end; NaN if there is no interval
 */
public record Interval(double lo, double hi) {
  /** No interval: nothing was measured, or what was measured is undefined. */
  public static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN);

  public boolean isDefined() {
    return !Double.isNaN(lo) && !Double.isNaN(hi);
  }

  /** Whether the value lies in it, ends included. */
  public boolean contains(double value) {
    return lo <= value && value <= hi;
  }
}
