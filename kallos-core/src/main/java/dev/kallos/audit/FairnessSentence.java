package dev.kallos.audit;

import dev.kallos.Decimal;
import dev.kallos.evaluation.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A fairness finding in words.
 *
 * @param who what was resampled: "people", or "faces" where each stands for itself
 */
record FairnessSentence(String who) {

  /**
   * What came of rates that should be the same.
   *
   * @param rates for each rate what it is in each group it stands in, at least two, in the groups' order
   */
  String ofRates(Map<String, Map<String, Estimate>> rates, Measured gap, Measured ratio, FairnessVerdict verdict) {
    List<String> clauses = new ArrayList<>();
    rates.forEach((rate, values) -> clauses.add(range(rate, values)));
    StringBuilder sentence = new StringBuilder("The " + String.join("; the ", clauses));
    sentence.append(rates.size() > 1 ? "; the largest gap is " : ": a gap of ").append(points(gap));
    if (Double.isFinite(ratio.value())) {
      sentence
          .append(rates.size() > 1 ? ", the smallest ratio " : ", a ratio of ")
          .append(Decimal.of(ratio.value(), 2))
          .append(Figures.ends(ratio.ci95(), 1, 2));
    }
    return sentence.append(". ").append(words(verdict, gap)).toString();
  }

  /** What came of calibration. */
  String ofCalibration(String where, Measured gap, FairnessVerdict verdict) {
    return "Of the groups' scores in thirds, the mean probability and the share labelled yes are farthest apart for %s: %s. %s"
        .formatted(where, points(gap), words(verdict, gap));
  }

  /** Which groups, or rates or thirds of one, the verdict is not of; nothing if there are none. */
  String leftOut(List<String> names) {
    return names.isEmpty() ? "" : " Could not be judged: " + String.join("; ", names) + ".";
  }

  /** What is said where fewer than two groups can be compared. */
  String tooFew() {
    return "Too few %s in the groups to compare them.".formatted(who);
  }

  private static String range(String rate, Map<String, Estimate> values) {
    Comparator<Map.Entry<String, Estimate>> byValue = Comparator.comparingDouble(group -> group.getValue().value());
    Map.Entry<String, Estimate> lowest = values.entrySet().stream().min(byValue).orElseThrow();
    Map.Entry<String, Estimate> highest = values.entrySet().stream().max(byValue).orElseThrow();
    if (lowest.getValue().value() == highest.getValue().value()) {
      return "%s is %s for all groups compared".formatted(rate, percent(lowest));
    }
    return "%s is %s for %s and %s for %s"
        .formatted(rate, percent(lowest), lowest.getKey(), percent(highest), highest.getKey());
  }

  private static String percent(Map.Entry<String, Estimate> group) {
    return Figures.percent(group.getValue().value());
  }

  private String words(FairnessVerdict verdict, Measured gap) {
    boolean real = gap.ci95().isDefined() && gap.ci95().lo() > 0;
    boolean bounded = gap.ci95().isDefined() && gap.ci95().hi() < 1;
    return switch (verdict) {
      case HOLDS -> real ? "It holds to within 5 points, though there is a gap." : "It holds to within 5 points.";
      case VIOLATED -> "It is violated by more than 5 points.";
      case OPEN -> {
        if (real) {
          yield "There is a gap, but whether it is of more than 5 points these %s cannot say.".formatted(who);
        }
        yield bounded
            ? "These %s cannot say whether it holds to within 5 points.".formatted(who)
            : "Whether it holds to within 5 points is left open: of a rate of exactly 0 or 1 no interval is known.";
      }
    };
  }

  private static String points(Measured gap) {
    return Decimal.of(100 * gap.value(), 1) + " points" + Figures.ends(gap.ci95(), 100, 1);
  }
}
