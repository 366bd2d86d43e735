package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A measured value and its 95 % interval; NaN where either does not exist.
 *
 * @param value the value
 * @param lo the interval's lower end
 * @param hi the interval's upper end
 */
record Interval(double value, double lo, double hi) {

  /** The value {@code key} of a block of {@code metrics.json}, with its neighbour {@code key_ci95}. */
  static Interval of(JsonNode block, String key) {
    JsonNode ends = block.path(key + "_ci95");
    return new Interval(Numbers.of(block.path(key)), Numbers.of(ends.path(0)), Numbers.of(ends.path(1)));
  }

  boolean exists() {
    return Double.isFinite(value);
  }

  boolean hasEnds() {
    return Double.isFinite(lo) && Double.isFinite(hi);
  }

  String percent() {
    return Numbers.percent(value);
  }

  String percentEnds() {
    return Numbers.percents(lo, hi);
  }

  String decimal(int digits) {
    return Numbers.decimal(value, digits);
  }

  String decimalEnds(int digits) {
    return hasEnds() ? Numbers.decimal(lo, digits) + "–" + Numbers.decimal(hi, digits) : Numbers.NONE;
  }
}
