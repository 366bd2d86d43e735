package dev.kallos.cli;

import dev.kallos.audit.Agreement;
import dev.kallos.audit.ComparedMetric;
import dev.kallos.audit.ComparedRow;
import dev.kallos.audit.ComparedRun;
import dev.kallos.audit.Comparison;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A comparison as people read it in a terminal. */
record ComparisonText(List<ComparedRun> runs, Comparison comparison) {
  private static final String COLUMN = "%-24s";

  void print(PrintWriter out) {
    boolean people = runs.stream().allMatch(run -> run.config().data().subjectsKnown());
    out.println(
        "Compared on the %,d test faces%s that all %d runs share."
            .formatted(comparison.faces(), people ? " of %,d people".formatted(comparison.subjects()) : "", runs.size()));
    int width = runs.stream().mapToInt(run -> run.name().length()).max().orElse(0);
    for (ComparedMetric metric : ComparedMetric.values()) {
      out.println();
      out.println(metric.words());
      for (ComparedRow row : comparison.rows(Comparison.WHOLE, metric)) {
        out.println(line(metric, row, width).stripTrailing());
      }
      if (metric == ComparedMetric.ECE) {
        out.println("  Chance only adds to it; its interval is where the true error lies, which may be below the figure.");
      }
    }
    out.println();
    for (int r = 1; r < runs.size(); r++) {
      Agreement agreement = comparison.agreements().get(r - 1);
      out.println(
          "%s alone is right on %,d face%s, %s alone on %,d; both are right on %,d and wrong on %,d."
              .formatted(
                  runs.get(0).name(), agreement.firstAlone(), agreement.firstAlone() == 1 ? "" : "s", runs.get(r).name(),
                  agreement.otherAlone(), agreement.both(), agreement.neither()));
    }
  }

  private String line(ComparedMetric metric, ComparedRow row, int width) {
    String name = "  " + runs.get(row.run()).name() + " ".repeat(width - runs.get(row.run()).name().length()) + "  ";
    String figure = name + COLUMN.formatted(figure(metric, row.measured()));
    return row.run() == 0 ? figure : figure + difference(metric, row.difference());
  }

  private static String figure(ComparedMetric metric, Measured measured) {
    if (Double.isNaN(measured.value())) {
      return "undefined";
    }
    Interval ends = measured.ci95();
    return metric.isShare()
        ? "%.1f %%".formatted(100 * measured.value()) + ends(ends, 100, "%.1f")
        : "%.3f".formatted(measured.value()) + ends(ends, 1, "%.3f");
  }

  private static String difference(ComparedMetric metric, Measured difference) {
    if (Double.isNaN(difference.value())) {
      return "";
    }
    Interval ends = difference.ci95();
    String text =
        metric.isShare()
            ? "%+.1f points".formatted(100 * difference.value()) + ends(ends, 100, "%+.1f")
            : "%+.3f".formatted(difference.value()) + ends(ends, 1, "%+.3f");
    if (ends.isDefined() && !ends.contains(0)) {
      return text;
    }
    return text + (ends.isDefined() || difference.value() == 0 ? "  not told apart" : "  no interval");
  }

  private static String ends(Interval ends, double factor, String format) {
    return ends.isDefined()
        ? String.format(Locale.ROOT, " (" + format + " to " + format + ")", factor * ends.lo(), factor * ends.hi())
        : "";
  }
}
