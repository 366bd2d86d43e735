package dev.kallos.evaluation;

/**
 * Which figures are one and the same but for rounding. A mean of one number over many faces, for instance, moves in its last
 * digits with the order and the weights of summing.
 */
public final class Rounding {
  private static final double TOLERANCE = 1e-12;

  private Rounding() {}

  /** Whether two figures are one: within 1e-12, or within that share of the larger where it is above 1. NaN is never. */
  public static boolean same(double a, double b) {
    double size = Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    return a == b || Double.isFinite(size) && Math.abs(a - b) <= TOLERANCE * size;
  }

  /** Whether all figures are one, and so tell nothing of a spread; NaN does not count, and none do not differ. */
  public static boolean same(double[] figures) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (double figure : figures) {
      lowest = figure < lowest ? figure : lowest;
      highest = figure > highest ? figure : highest;
    }
    return highest < lowest || same(lowest, highest);
  }
}
