package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.audit.AuditMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The criteria of fairness by their names, whether each holds, and why not all can. */
final class FairnessSection {
  private final RunFiles files;
  private final Optional<JsonNode> fairness;

  FairnessSection(RunFiles files, AuditFiles made) {
    this.files = files;
    this.fairness = made.fairness();
  }

  String html() {
    if (fairness.isEmpty()) {
      return Html.notMade("Criteria of fairness have not been measured.", "fairness.json", "kallos audit RUN");
    }
    String impossibility = impossibility(fairness.get().path("impossibility"));
    return (fairness.get().path("criteria").isEmpty() ? nothingCompared() : criteria(fairness.get())) + impossibility;
  }

  private String nothingCompared() {
    boolean others =
        files.labels().header().stream().anyMatch(name -> !name.equals("file") && !name.equals(files.settings().attribute()));
    return "<p>Nothing is compared here: beside what the net learnt, the data name no attribute of sex or age"
        + " (<code>Male</code> or <code>Young</code>) that the criteria could compare"
        + (others
            ? ". <code>kallos audit RUN --groups ATTRIBUTE</code> holds another of their attributes to the criteria; then write"
                + " the report again with <code>kallos report RUN</code>.</p>"
            : ", nor any other.</p>");
  }

  private static String criteria(JsonNode fairness) {
    double tolerance = Numbers.of(fairness.path("tolerance"));
    Map<String, List<JsonNode>> byAttribute = new LinkedHashMap<>();
    for (JsonNode criterion : fairness.path("criteria")) {
      byAttribute.computeIfAbsent(criterion.path("by").asText(), any -> new ArrayList<>()).add(criterion);
    }
    StringBuilder out =
        new StringBuilder("<p>Each criterion asks for something to be alike in all groups. The gap is the largest"
            + " difference between two of them, in percentage points, and for calibration within groups that between mean"
            + " probability and share labelled yes in any one of them; the ratio is the smallest figure over another. ");
    if (Double.isFinite(tolerance)) {
      out.append("A criterion holds where the gap’s whole interval is small, to within ")
          .append(Numbers.decimal(100 * tolerance, 0))
          .append(" points, and every group could be judged; it does not where the interval is all beyond.");
    }
    out.append("</p>");
    byAttribute.forEach((by, criteria) -> out.append(table(by, criteria)));
    return out.toString();
  }

  private static String impossibility(JsonNode impossibility) {
    StringBuilder out = new StringBuilder();
    for (JsonNode one : impossibility.path("cases")) {
      String sentence = one.path("sentence").asText();
      if (sentence.isEmpty()) {
        continue;
      }
      HtmlTable table =
          HtmlTable.of("Rates by " + one.path("by").asText(), "group", "labelled yes", "precision",
              AuditMetric.TPR.words(), AuditMetric.FPR.words(), AuditMetric.FPR.words() + " needed");
      for (JsonNode group : one.path("groups")) {
        table.row(
            new AuditTable.Group(group.path("group").asText(), 0, 0).words(),
            Numbers.percent(Numbers.of(group.path("base_rate"))),
            Numbers.percent(Numbers.of(group.path("precision"))),
            Numbers.percent(Numbers.of(group.path("tpr"))),
            Numbers.percent(Numbers.of(group.path("fpr"))),
            needed(Numbers.of(group.path("fpr_needed"))));
      }
      out.append("<p>").append(Html.text(Numbers.kept(sentence))).append("</p><details class=\"data\"><summary>The"
          + " numbers by ").append(Html.text(named(one.path("by").asText()))).append("</summary>").append(table.html())
          .append("</details>");
    }
    return out.isEmpty() ? "" : "<div class=\"block\"><h3>Why they cannot all hold</h3>" + out + "</div>";
  }

  private static String needed(double rate) {
    return rate > 1 ? "more than 100\u202f%" : Numbers.percent(rate);
  }

  private static String named(String by) {
    return by.replace('_', ' ').replace("×", " × ");
  }

  private static String table(String by, List<JsonNode> criteria) {
    HtmlTable table =
        HtmlTable.of("Criteria of fairness by " + by, "criterion", "gap", "ratio", "verdict", "in words").prose();
    for (JsonNode criterion : criteria) {
      table.row(
          criterion.path("name").asText().replace('_', ' '),
          gap(Interval.of(criterion.path("gap"))),
          Interval.of(criterion.path("ratio")).decimalWithEnds(2),
          verdict(criterion.path("holds")),
          Numbers.kept(criterion.path("sentence").asText(Numbers.NONE)));
    }
    return "<h3>By " + Html.text(named(by)) + "</h3>" + table.html();
  }

  /** A gap has no sign: it is from the lower figure to the higher. */
  private static String gap(Interval gap) {
    return gap.exists()
        ? Numbers.decimal(100 * gap.value(), 1) + " points"
            + (gap.hasEnds()
                ? " (" + Numbers.decimal(100 * gap.lo(), 1) + "–" + Numbers.decimal(100 * gap.hi(), 1) + ")"
                : "")
        : Numbers.NONE;
  }

  private static String verdict(JsonNode holds) {
    if (!holds.isBoolean()) {
      return "? cannot be told";
    }
    return holds.booleanValue() ? "✓ holds" : "✗ does not hold";
  }
}
