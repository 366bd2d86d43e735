package dev.kallos;

/**
 * The ends of an interval in what people read, behind its number and a space: {@code  (−0.1 to 0.2)}. Nothing where there is no
 * interval, an end being NaN.
 */
public final class Ends {
  private Ends() {}

  /** The ends as {@link Decimal#of} writes them. */
  public static String of(double lo, double hi, int digits) {
    return of(lo, hi, digits, "");
  }

  /** The same with a unit behind the upper end. */
  public static String of(double lo, double hi, int digits, String unit) {
    return exist(lo, hi) ? " (%s to %s%s)".formatted(Decimal.of(lo, digits), Decimal.of(hi, digits), unit) : "";
  }

  /** The ends of a difference, as {@link Decimal#signed} writes them. */
  public static String signed(double lo, double hi, int digits) {
    return exist(lo, hi) ? " (%s to %s)".formatted(Decimal.signed(lo, digits), Decimal.signed(hi, digits)) : "";
  }

  private static boolean exist(double lo, double hi) {
    return !Double.isNaN(lo) && !Double.isNaN(hi);
  }
}
