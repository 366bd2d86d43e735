package dev.kallos.report;

import dev.kallos.audit.Agreement;
import dev.kallos.audit.ComparedMetric;
import dev.kallos.audit.ComparedRow;
import dev.kallos.audit.ComparedRun;
import dev.kallos.audit.Comparison;
import dev.kallos.evaluation.Measured;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.run.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs side by side on one page that opens offline. */
public final class ComparisonPage {
  private final List<ComparedRun> runs;
  private final Comparison comparison;
  private final Words words;

  private ComparisonPage(List<ComparedRun> runs, Comparison comparison) {
    this.runs = runs;
    this.comparison = comparison;
    this.words = Words.of(runs.get(0).config());
  }

  /**
   * Writes the page.
   *
   * @param page the file
   * @param runs the runs, the one the others are held against first
   * @param comparison what came of comparing them
   */
  public static void write(Path page, List<ComparedRun> runs, Comparison comparison) throws IOException {
    WholeFile.write(page, new ComparisonPage(runs, comparison).html());
  }

  private String html() throws IOException {
    return PageTemplate.read("compare.html")
        .title("Kallos comparison: " + words.labelled(true) + (words.drawn() ? " (drawn faces)" : ""))
        .fill("summary", summary())
        .fill("metrics", metrics())
        .fill("curves", new ComparedCurves(runs).html())
        .fill("groups", groups())
        .fill("disclaimer", Html.text(words.disclaimer()))
        .finish();
  }

  private String name(int run) {
    return runs.get(run).name();
  }

  private String summary() throws IOException {
    StringBuilder out = new StringBuilder("<p class=\"kicker\">Kallos comparison · ");
    out.append(runs.size()).append(" runs</p><h1>Which net agrees best with what is ")
        .append(Html.text(words.labelled(true))).append("?</h1><p class=\"headline\">");
    out.append("On the ").append(Numbers.count(comparison.faces(), "test face"));
    out.append(words.subjectsKnown() ? " of " + Numbers.people(comparison.subjects()) : "");
    out.append(" that all runs share, ");
    List<ComparedRow> accuracy = comparison.rows(Comparison.WHOLE, ComparedMetric.ACCURACY);
    out.append(Html.text(name(0))).append(" is right on <strong>")
        .append(Interval.of(accuracy.get(0).measured()).percent()).append("</strong>");
    for (int r = 1; r < runs.size(); r++) {
      Interval difference = Interval.of(accuracy.get(r).difference());
      out.append("; ").append(Html.text(name(r))).append(" on ").append(Interval.of(accuracy.get(r).measured()).percent())
          .append(", ").append(difference.pointsWithEnds()).append(toldApart(difference));
    }
    out.append(".</p><aside class=\"disclaimer\" aria-label=\"Disclaimer\"><p>").append(Html.text(words.disclaimer()))
        .append("</p></aside>");
    ComparedRun.warnings(runs)
        .forEach(warning -> out.append("<p class=\"warning\">").append(Html.text(warning)).append("</p>"));
    return out.append(table()).toString();
  }

  private static String toldApart(Interval difference) {
    if (difference.lo() > 0 || difference.hi() < 0 || !difference.exists()) {
      return "";
    }
    return difference.hasEnds() || difference.value() == 0 ? ", which cannot be told from none" : ", without an interval";
  }

  private String table() {
    HtmlTable table =
        HtmlTable.of("The runs", "run", "net", "input", "parameters", "seed", "split", "own test faces").prose();
    for (ComparedRun run : runs) {
      table.row(
          run.name(),
          (run.nets() == 1 ? "" : run.nets() + " × ") + run.config().network().name(),
          String.valueOf(run.config().network().size()),
          Numbers.count(run.config().network().parameters()),
          seeds(run.config()),
          run.config().split().kind(),
          Numbers.count(run.test().size()));
    }
    return "<div class=\"block\"><h2>The runs</h2>" + table.html() + "</div>";
  }

  private static String seeds(RunConfig config) {
    return config.isEnsemble()
        ? config.members().stream().map(member -> Long.toString(member.seed())).collect(Collectors.joining(", "))
        : Long.toString(config.seed());
  }

  private String metrics() {
    IntervalChart lines = new IntervalChart("accuracies", "Accuracy of each run on the shared faces", "accuracy");
    HtmlTable table =
        HtmlTable.of("Each run’s figures on the shared faces", "figure", "run", "value", "95 % interval",
            "less " + name(0), "95 % interval").prose();
    for (ComparedMetric metric : ComparedMetric.values()) {
      for (ComparedRow row : comparison.rows(Comparison.WHOLE, metric)) {
        Interval value = Interval.of(row.measured());
        Interval difference = Interval.of(row.difference());
        boolean share = metric.isShare();
        table.row(
            metric.words(),
            name(row.run()),
            share ? value.percent() : value.decimal(3),
            share ? value.percentEnds() : value.decimalEnds(3),
            share ? Numbers.points(difference.value()) : Numbers.signed(difference.value(), 3),
            share ? Numbers.pointsEnds(difference.lo(), difference.hi()) : difference.signedEnds(3));
        if (metric == ComparedMetric.ACCURACY) {
          lines.line(name(row.run()), value, row.run() == 0);
        }
      }
    }
    return "<div class=\"block\"><h3>Accuracy</h3>" + lines.chart().html() + "</div><div class=\"block\"><h3>Every"
        + " figure</h3>" + table.html() + "<p class=\"note\">Intervals are 95\u202f%, from " + words.bootstrap()
        + ". A difference is taken inside each replicate, over the same " + (words.subjectsKnown() ? "people" : "faces")
        + ", so two runs can be told apart whose own intervals overlap.</p>" + Words.CHANCE_ADDS + "</div>" + agreements();
  }

  private String agreements() {
    HtmlTable table =
        HtmlTable.of("On how many faces each is right", "run", "both right", "only " + name(0), "only this run", "neither");
    for (int r = 1; r < runs.size(); r++) {
      Agreement agreement = comparison.agreements().get(r - 1);
      table.row(
          name(r), Numbers.count(agreement.both()), Numbers.count(agreement.firstAlone()),
          Numbers.count(agreement.otherAlone()), Numbers.count(agreement.neither()));
    }
    return "<div class=\"block\"><h3>Right on the same faces?</h3>" + table.html() + "</div>";
  }

  private String groups() {
    List<ComparedRow> parts = comparison.rows().stream().filter(row -> !row.group().equals(Comparison.WHOLE)).toList();
    if (parts.stream().noneMatch(row -> Double.isFinite(row.measured().value()))) {
      return "<p class=\"note\">There are no groups to compare. "
          + (!parts.isEmpty()
              ? "Each group shows too few " + (words.subjectsKnown() ? "people" : "faces") + " for a figure."
              : "The table of labels of " + Html.text(name(0)) + " has no other attribute that these faces are labelled with.")
          + "</p>";
    }
    GroupExplorer explorer = new GroupExplorer("groups", words.subjectsKnown(), false);
    for (int r = 1; r < runs.size(); r++) {
      explorer.kind("difference-" + r, name(r) + " less " + name(0), name(r) + " less " + name(0), "difference");
    }
    for (int r = 0; r < runs.size(); r++) {
      explorer.kind("run-" + r, name(r), name(r), "value");
    }
    for (ComparedMetric metric : ComparedMetric.values()) {
      explorer.metric(new AuditMetricWords(metric.id(), metric.words(), metric.isShare()));
    }
    List<String> seen = new ArrayList<>();
    for (ComparedRow row : comparison.rows()) {
      if (!seen.contains(row.group())) {
        seen.add(row.group());
        explorer.group(new AuditTable.Group(row.group(), row.faces(), row.subjects()), null);
      }
      explorer.figure("run-" + row.run(), row.metric().id(), figure(row.measured()));
      if (row.run() > 0) {
        explorer.figure("difference-" + row.run(), row.metric().id(), figure(row.difference()));
      }
    }
    return "<div class=\"block\"><h3>Group by group</h3>" + explorer.html()
        + "<p class=\"note\">Diamonds have an interval that leaves the dashed line out. With this many groups a few do so by chance"
        + " alone.</p></div>";
  }

  private static AuditTable.Figure figure(Measured measured) {
    return new AuditTable.Figure(Interval.of(measured), Double.NaN, Double.NaN);
  }
}
