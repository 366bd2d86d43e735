package dev.kallos.explanation.test;

import dev.kallos.Decimal;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import java.util.List;

/** Numbers and lists as sentences have them. */
final class Sentences {
  private Sentences() {}

  /** A ratio with its interval, for instance {@code 1.56 times (1.51 to 1.62)}. */
  static String times(Measured ratio) {
    return "%s times%s".formatted(Decimal.of(ratio.value(), 2), interval(ratio.ci95(), 1));
  }

  /** A difference of probabilities with its interval, for instance {@code 4.1 points (2.0 to 6.2)}. */
  static String points(Measured difference) {
    return "%s points%s".formatted(Decimal.of(100 * difference.value(), 1), interval(difference.ci95(), 100));
  }

  /** A plain number with its interval. */
  static String number(Measured number) {
    return Decimal.of(number.value(), 2) + interval(number.ci95(), 1);
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
    return " (%s to %s)".formatted(Decimal.of(scale * interval.lo(), digits), Decimal.of(scale * interval.hi(), digits));
  }
}
