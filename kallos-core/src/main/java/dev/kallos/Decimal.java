package dev.kallos;

import java.util.Locale;

/** Numbers in what people read. */
public final class Decimal {
  private Decimal() {}

  /**
   * A number with thousands grouped and a minus sign that is one, {@code −1,234.50} for instance; without it where the number is
   * rounded to zero.
   *
   * @param value finite
   */
  public static String of(double value, int digits) {
    String size = String.format(Locale.ROOT, "%,." + digits + "f", Math.abs(value));
    return value < 0 && !isZero(size) ? "−" + size : size;
  }

  /** The same with a plus sign where it is above zero, for differences. */
  public static String signed(double value, int digits) {
    String shown = of(value, digits);
    return value > 0 && !isZero(shown) ? "+" + shown : shown;
  }

  private static boolean isZero(String shown) {
    return shown.chars().allMatch(c -> c == '0' || c == '.');
  }
}
