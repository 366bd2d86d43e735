package dev.kallos.dataset;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** A number as tables have it: {@code 12}, {@code -0.5}, {@code 1e-3}. Java's own {@code 3d} and {@code 0x1p3} are none. */
final class PlainNumber {
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private PlainNumber() {}

  /** The number, or none if the text is not one or it is too large for 64 bits. */
  static OptionalDouble of(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
