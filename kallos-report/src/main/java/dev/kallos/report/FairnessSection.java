package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The criteria of fairness by their names, whether each holds, and why not all can. */
final class FairnessSection {
  private final Optional<JsonNode> fairness;

  FairnessSection(AuditFiles made) {
    this.fairness = made.fairness();
  }

  String html() {
    if (fairness.isEmpty()) {
      return Html.notMade("Criteria of fairness have not been measured.", "fairness.json", "kallos audit RUN");
    }
    Map<String, List<JsonNode>> byGroups = new LinkedHashMap<>();
    for (JsonNode criterion : fairness.get().path("criteria")) {
      byGroups.computeIfAbsent(groups(criterion), any -> new ArrayList<>()).add(criterion);
    }
    StringBuilder out =
        new StringBuilder("<p>Each criterion asks for something to be alike in all groups. The gap is the largest"
            + " difference between two of them, in percentage points; the ratio is the smallest figure over the"
            + " largest.</p>");
    byGroups.forEach((groups, criteria) -> out.append(table(groups, criteria)));
    String sentence = fairness.get().path("impossibility").path("sentence").asText("");
    if (!sentence.isEmpty()) {
      out.append("<div class=\"block\"><h3>They cannot all hold</h3><p>").append(Html.text(sentence)).append("</p></div>");
    }
    return out.toString();
  }

  private static String groups(JsonNode criterion) {
    JsonNode groups = criterion.path("groups");
    if (!groups.isArray()) {
      return groups.asText();
    }
    List<String> names = new ArrayList<>();
    groups.forEach(name -> names.add(new AuditTable.Group(name.asText(), 0, 0).words()));
    return String.join(" / ", names);
  }

  private static String table(String groups, List<JsonNode> criteria) {
    HtmlTable table =
        HtmlTable.of("Criteria of fairness: " + groups, "criterion", "gap", "ratio", "verdict", "in words").prose();
    for (JsonNode criterion : criteria) {
      table.row(
          criterion.path("name").asText().replace('_', ' '),
          gap(Interval.of(criterion.path("gap"))),
          Interval.of(criterion.path("ratio")).decimalWithEnds(2),
          verdict(criterion.path("holds")),
          criterion.path("sentence").asText(Numbers.NONE));
    }
    return "<h3>" + Html.text(groups.replace('_', ' ')) + "</h3>" + table.html();
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
