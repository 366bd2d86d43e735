package dev.kallos.explanation.test;

import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import java.util.List;
import java.util.Locale;

/** Numbers and lists as sentences have them. */
final class Sentences {
  private Sentences() {}

  /** A ratio with its interval, for instance {@code 1.56 times (1.51 to 1.62)}. */
  static String times(Measured ratio) {
    return "%s times%s".formatted(decimal(ratio.value(), 2), interval(ratio.ci95(), 1));
  }

  /** A difference of probabilities with its interval, for instance {@code 4.1 points (2.0 to 6.2)}. */
  static String points(Measured difference) {
    return "%s points%s".formatted(decimal(100 * difference.value(), 1), interval(difference.ci95(), 100));
  }

  /** A plain number with its interval. */
  static String number(Measured number) {
    return decimal(number.value(), 2) + interval(number.ci95(), 1);
  }

  /** The number's negative, with its interval. */
  static Measured negated(Measured number) {
    return new Measured(-number.value(), new Interval(-number.ci95().hi(), -number.ci95().lo()));
  }

  /** Words in a row: a, b and c. */
  static String list(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private static String interval(Interval interval, double scale) {
    if (!interval.isDefined()) {
      return "";
    }
    int digits = scale == 1 ? 2 : 1;
    return " (%s to %s)".formatted(decimal(scale * interval.lo(), digits), decimal(scale * interval.hi(), digits));
  }

  /** A number with a minus sign that is one, and none where it is rounded to zero. */
  private static String decimal(double value, int digits) {
    String size = String.format(Locale.ROOT, "%." + digits + "f", Math.abs(value));
    return value < 0 && !size.matches("[0.]+") ? "−" + size : size;
  }
}
