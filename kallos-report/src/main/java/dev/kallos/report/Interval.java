package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.evaluation.Measured;
import dev.kallos.internal.file.CsvFile;

/**
 * A measured value and its 95 % interval; NaN where either does not exist.
 *
 * @param value the value
 * @param lo the interval's lower end
 * @param hi the interval's upper end
 */
record Interval(double value, double lo, double hi) {
  /** What was not measured, or is undefined. */
  static final Interval NONE = point(Double.NaN);

  /** A value without an interval. */
  static Interval point(double value) {
    return new Interval(value, Double.NaN, Double.NaN);
  }

  static Interval of(Measured measured) {
    return new Interval(measured.value(), measured.ci95().lo(), measured.ci95().hi());
  }

  /** The value {@code key} of a block of {@code metrics.json}, with its neighbour {@code key_ci95}. */
  static Interval of(JsonNode block, String key) {
    JsonNode ends = block.path(key + "_ci95");
    return new Interval(Numbers.of(block.path(key)), Numbers.of(ends.path(0)), Numbers.of(ends.path(1)));
  }

  /** A value and its ends from the columns of those names; what the table does not have is NaN. */
  static Interval of(CsvFile table, CsvFile.Row row, String value, String lo, String hi) {
    double[] numbers = new double[3];
    String[] columns = {value, lo, hi};
    for (int i = 0; i < 3; i++) {
      int at = table.find(columns[i]);
      numbers[i] = at < 0 ? Double.NaN : table.number(row, at);
    }
    return new Interval(numbers[0], numbers[1], numbers[2]);
  }

  /** A value and its ends from an object {@code {"value", "lo", "hi"}}. */
  static Interval of(JsonNode measured) {
    return new Interval(
        Numbers.of(measured.path("value")), Numbers.of(measured.path("lo")), Numbers.of(measured.path("hi")));
  }

  boolean exists() {
    return Double.isFinite(value);
  }

  boolean hasEnds() {
    return Double.isFinite(lo) && Double.isFinite(hi);
  }

  /** The lower end, or the value itself where there is no interval. */
  double loOrValue() {
    return hasEnds() ? lo : value;
  }

  /** The upper end, or the value itself where there is no interval. */
  double hiOrValue() {
    return hasEnds() ? hi : value;
  }

  String percent() {
    return Numbers.percent(value);
  }

  String percentEnds() {
    return Numbers.percents(lo, hi);
  }

  /** The share with its interval. */
  String percentWithEnds() {
    return percent() + (hasEnds() ? " (" + percentEnds() + ")" : "");
  }

  /** A difference of shares in percentage points, with its interval. */
  String pointsWithEnds() {
    return Numbers.points(value) + (hasEnds() ? " (" + Numbers.pointsEnds(lo, hi) + ")" : "");
  }

  /** A ratio with its interval. */
  String timesWithEnds() {
    return hasEnds() ? decimal(2) + "× (" + decimalEnds(2) + ")" : Numbers.times(value);
  }

  /** The ends of a ratio's interval, as exact as the ratio shown by itself. */
  String timesEnds() {
    return decimalEnds(Numbers.timesDigits(value));
  }

  String decimalWithEnds(int digits) {
    return decimal(digits) + (hasEnds() ? " (" + decimalEnds(digits) + ")" : "");
  }

  /** A difference with its interval. */
  String signedWithEnds(int digits) {
    return Numbers.signed(value, digits) + (hasEnds() ? " (" + signedEnds(digits) + ")" : "");
  }

  /** The ends of an interval of differences. */
  String signedEnds(int digits) {
    return hasEnds() ? Numbers.signed(lo, digits) + " to " + Numbers.signed(hi, digits) : Numbers.NONE;
  }

  String decimal(int digits) {
    return Numbers.decimal(value, digits);
  }

  String decimalEnds(int digits) {
    return Numbers.decimals(lo, hi, digits);
  }
}
