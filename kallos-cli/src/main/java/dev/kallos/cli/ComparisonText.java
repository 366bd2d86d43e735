package dev.kallos.cli;

import dev.kallos.Decimal;
import dev.kallos.Ends;
import dev.kallos.audit.Agreement;
import dev.kallos.audit.ComparedMetric;
import dev.kallos.audit.ComparedRow;
import dev.kallos.audit.ComparedRun;
import dev.kallos.audit.Comparison;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;

/** A comparison as people read it in a terminal. */
record ComparisonText(List<ComparedRun> runs, Comparison comparison) {
  private static final String COLUMN = "%-24s";

  void print(PrintWriter out) {
    boolean people = runs.stream().allMatch(run -> run.config().data().subjectsKnown());
    out.println(
        "Compared on the %,d test faces%s that all %d runs share."
            .formatted(comparison.faces(), people ? " of %,d people".formatted(comparison.subjects()) : "", runs.size()));
    int width = IntStream.range(0, runs.size()).map(run -> name(run).length()).max().orElse(0);
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
                  name(0), agreement.firstAlone(), agreement.firstAlone() == 1 ? "" : "s", name(r),
                  agreement.otherAlone(), agreement.both(), agreement.neither()));
    }
  }

  private String name(int run) {
    return OneLine.of(runs.get(run).name());
  }

  private String line(ComparedMetric metric, ComparedRow row, int width) {
    String name = "  " + name(row.run()) + " ".repeat(width - name(row.run()).length()) + "  ";
    String figure = name + COLUMN.formatted(figure(metric, row.measured()));
    return row.run() == 0 ? figure : figure + difference(metric, row.difference());
  }

  private static String figure(ComparedMetric metric, Measured measured) {
    if (Double.isNaN(measured.value())) {
      return "undefined";
    }
    double factor = factor(metric);
    int digits = digits(metric);
    return Decimal.of(factor * measured.value(), digits)
        + (metric.isShare() ? " %" : "")
        + Ends.of(factor * measured.ci95().lo(), factor * measured.ci95().hi(), digits);
  }

  private static String difference(ComparedMetric metric, Measured difference) {
    if (Double.isNaN(difference.value())) {
      return "";
    }
    Interval ends = difference.ci95();
    double factor = factor(metric);
    int digits = digits(metric);
    String text =
        Decimal.signed(factor * difference.value(), digits)
            + (metric.isShare() ? " points" : "")
            + Ends.signed(factor * ends.lo(), factor * ends.hi(), digits);
    if (ends.isDefined() && !ends.contains(0)) {
      return text;
    }
    return text + (ends.isDefined() || difference.value() == 0 ? "  not told apart" : "  no interval");
  }

  private static double factor(ComparedMetric metric) {
    return metric.isShare() ? 100 : 1;
  }

  private static int digits(ComparedMetric metric) {
    return metric.isShare() ? 1 : 3;
  }
}
