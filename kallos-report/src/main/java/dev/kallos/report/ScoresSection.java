package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.audit.ComparedMetric;
import dev.kallos.dataset.Part;
import java.util.List;

/** How well the net answers: metrics beside baselines, the confusion matrix, and Figure 5. */
final class ScoresSection {
  private final RunFiles files;
  private final Words words;
  private final JsonNode test;

  ScoresSection(RunFiles files) {
    this.files = files;
    this.words = files.words();
    this.test = files.metrics().path("test");
  }

  String html() {
    ProbabilityChart histogram = new ProbabilityChart("probabilities", files.scores().get(Part.TEST), words);
    return origin() + comparison() + metrics() + confusion()
        + Figure.of("5", "Predicted probability, by true label", histogram.chart().html(),
            ("Each test face falls into one of 20 bins by the probability the %s gives it. Bars"
                + " upwards are faces %s, bars")
                .formatted(files.net(), Html.text(words.labelled(true)))
                + (" downwards faces %s; right of the dashed line the %s answers yes. A net that"
                    + " always knew would have bars")
                    .formatted(Html.text(words.labelled(false)), files.net())
                + (" only top right and bottom left. It is sure (below 10\u202f%% or from 90\u202f%%"
                    + " up) about %s of the former and")
                    .formatted(Numbers.percent(histogram.decided(true)))
                + " %s of the latter.".formatted(Numbers.percent(histogram.decided(false))))
        + AttributesBlock.html(files);
  }

  private String origin() {
    return files.metrics().path("scores_of_others").asBoolean()
        ? "<p class=\"warning\"><code>scores.csv</code> is not as it was written, so the figures may be another net’s.</p>"
        : "";
  }

  private String comparison() {
    JsonNode baselines = files.metrics().path("baselines");
    IntervalChart lines = new IntervalChart("baselines", "Accuracy on the test part beside the baselines’", "accuracy");
    lines.line("this " + files.net(), Interval.of(test, "accuracy"), true);
    baselines.properties().forEach(
        baseline -> lines.line(baselineName(baseline.getKey()), Interval.of(baseline.getValue(), "accuracy"), false));
    double bayes = Numbers.of(files.metrics().path("bayes_accuracy"));
    lines.line("best possible", Interval.point(bayes), false);
    if (lines.isEmpty()) {
      return "<p>The accuracy is undefined: the test part is empty.</p>";
    }
    String drawn = words.subjectsKnown() ? "people" : "faces";
    return "<div class=\"block\"><h3>Accuracy beside the baselines</h3>" + lines.chart().html()
        + "<p class=\"note\">Lines are 95\u202f% intervals from " + words.bootstrap() + ": of 100 test parts of other " + drawn
        + ", about 95 would have an interval that holds the figure of all such " + drawn + ".</p></div>";
  }

  private static String baselineName(String key) {
    return switch (key) {
      case "majority" -> "train part’s commoner label";
      case "sex_only" -> "sex alone";
      default -> key.replace('_', ' ');
    };
  }

  private String metrics() {
    JsonNode validation = files.metrics().path("validation");
    HtmlTable table = HtmlTable.of("Metrics", "metric", "test part", "95 % interval", "validation part");
    Interval accuracy = Interval.of(test, "accuracy");
    Interval onValidation = Interval.of(validation, "accuracy");
    table.row("faces", Numbers.count(test.path("n")), Numbers.NONE, Numbers.count(validation.path("n")));
    table.row("accuracy", accuracy.percent(), accuracy.percentEnds(), onValidation.percent());
    for (ComparedMetric metric :
        List.of(ComparedMetric.AUC, ComparedMetric.F1, ComparedMetric.LOG_LOSS, ComparedMetric.ECE)) {
      Interval value = Interval.of(test, metric.id());
      table.row(
          metric.words(), value.decimal(3), value.decimalEnds(3), Interval.of(validation, metric.id()).decimal(3));
    }
    return "<div class=\"block\"><h3>Metrics</h3>" + table.html() + Words.CHANCE_ADDS + "</div>";
  }

  private String confusion() {
    JsonNode cells = test.path("confusion");
    if (!cells.isObject()) {
      return "";
    }
    return """
        <div class="block"><h3>Confusion matrix</h3><div class="scroll" tabindex="0" role="region"
        aria-label="Confusion matrix"><table class="confusion"><caption class="unseen">Confusion matrix of the test
        part</caption><thead><tr><td></td><th scope="col">%1$s says yes</th><th scope="col">%1$s says no</th></tr></thead>
        <tbody><tr><th scope="row">%2$s</th>%3$s%4$s</tr><tr><th scope="row">%5$s</th>%6$s%7$s</tr></tbody></table></div>
        <p class="note">Rates are of the row: of the faces with that label, how many got that answer.
        ✓ right, ✗ wrong.</p>
        </div>
        """
        .formatted(
            files.net(),
            Html.text(words.labelled(true)),
            cell(cells, "true_positive", "false_negative", true),
            cell(cells, "false_negative", "true_positive", false),
            Html.text(words.labelled(false)),
            cell(cells, "false_positive", "true_negative", false),
            cell(cells, "true_negative", "false_positive", true));
  }

  private static String cell(JsonNode cells, String key, String rowMate, boolean right) {
    Interval count = Interval.of(cells.path(key), "n");
    double row = count.value() + Numbers.of(cells.path(rowMate).path("n"));
    double share = row > 0 ? count.value() / row : Double.NaN;
    String ends = count.hasEnds() ? "<small>95 %: " + count.decimalEnds(0) + "</small>" : "";
    int depth = Double.isFinite(share) ? (int) Math.round(45 * share) : 0;
    return "<td class=\"%s\" style=\"--depth:%d%%\"><b>%s %s</b><span>%s</span>%s</td>".formatted(
        right ? "hit" : "miss",
        depth,
        right ? "✓" : "✗",
        count.exists() ? Numbers.count(Math.round(count.value())) : Numbers.NONE,
        Numbers.percent(share),
        ends);
  }
}
