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
    return "%s times%s".formatted(decimal(ratio.value()), interval(ratio.ci95(), 1));
  }

  /** A difference of probabilities with its interval, for instance {@code 4.1 points (2.0 to 6.2)}. */
  static String points(Measured difference) {
    return "%s points%s"
        .formatted(String.format(Locale.ROOT, "%.1f", 100 * difference.value()), interval(difference.ci95(), 100));
  }

  /** A plain number with its interval. */
  static String number(Measured number) {
    return decimal(number.value()) + interval(number.ci95(), 1);
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
    String form = scale == 1 ? " (%.2f to %.2f)" : " (%.1f to %.1f)";
    return String.format(Locale.ROOT, form, scale * interval.lo(), scale * interval.hi());
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
