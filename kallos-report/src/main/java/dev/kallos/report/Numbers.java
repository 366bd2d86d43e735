package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.Decimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as a reader meets them. A value that does not exist is a dash. */
final class Numbers {
  static final String NONE = "—";
  private static final String NARROW_SPACE = "\u202f";
  private static final Pattern PERCENT = Pattern.compile("(?<=\\d) %");

  private Numbers() {}

  /** A number of a JSON file; NaN where it is absent or null. */
  static double of(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.NaN;
  }

  /** A share, 0 to 1, as a percentage with one decimal. */
  static String percent(double share) {
    return Double.isFinite(share) ? decimal(100 * share, 1) + NARROW_SPACE + "%" : NONE;
  }

  /** The ends of an interval of shares, or a dash. */
  static String percents(double lo, double hi) {
    return Double.isFinite(lo) && Double.isFinite(hi) ? decimals(100 * lo, 100 * hi, 1) + NARROW_SPACE + "%" : NONE;
  }

  /** A sentence of a file, in which no line ends between a number and its per cent sign; not yet escaped. */
  static String kept(String sentence) {
    return PERCENT.matcher(sentence).replaceAll(NARROW_SPACE + "%");
  }

  static String decimal(double value, int digits) {
    return Double.isFinite(value) ? Decimal.of(value, digits) : NONE;
  }

  /** The ends of an interval, or a dash. */
  static String decimals(double lo, double hi, int digits) {
    if (!Double.isFinite(lo) || !Double.isFinite(hi)) {
      return NONE;
    }
    return decimal(lo, digits) + (lo < 0 ? " to " : "–") + decimal(hi, digits);
  }

  static String signed(double difference, int digits) {
    return Double.isFinite(difference) ? Decimal.signed(difference, digits) : NONE;
  }

  /** A difference of shares in percentage points. */
  static String points(double difference) {
    return Double.isFinite(difference) ? signed(100 * difference, 1) + " points" : NONE;
  }

  /** The ends of an interval of differences of shares, in percentage points. */
  static String pointsEnds(double lo, double hi) {
    return Double.isFinite(lo) && Double.isFinite(hi) ? signed(100 * lo, 1) + " to " + signed(100 * hi, 1) : NONE;
  }

  static String times(double lift) {
    return Double.isFinite(lift) ? decimal(lift, timesDigits(lift)) + "×" : NONE;
  }

  /** How many decimals a ratio has where it is shown short, and so its interval's ends beside it. */
  static int timesDigits(double lift) {
    return lift < 0.095 ? 2 : 1;
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String count(JsonNode node) {
    return node.isNumber() ? count(node.longValue()) : NONE;
  }

  /** "1 face", "2 faces". */
  static String count(long value, String noun) {
    return count(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /** "1 person", "2 people". */
  static String people(long value) {
    return count(value) + (value == 1 ? " person" : " people");
  }
}
