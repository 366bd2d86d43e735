package dev.kallos.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.evaluation.FalseDiscovery;
import java.util.List;

/**
 * A chart of groups' figures with their intervals, and the controls that choose, sort and filter them. What it shows
 * first is drawn here; the page's script takes over from there.
 */
final class GroupExplorer {
  /** How many groups show until all are asked for. */
  private static final int FIRST = 20;

  private final String id;
  private final boolean people;
  private final boolean pickable;
  private final ObjectNode data = JsonNodeFactory.instance.objectNode();
  private String testedKind = "";
  private String firstMetric = "";

  /**
   * Begins an explorer.
   *
   * @param id the chart's id
   * @param people whether who is who is known
   * @param pickable whether the page shows a picked group closely
   */
  GroupExplorer(String id, boolean people, boolean pickable) {
    this.id = id;
    this.people = people;
    this.pickable = pickable;
    data.put("first", FIRST).put("level", FalseDiscovery.RATE).putNull("tested");
    for (String list : List.of("groups", "metrics", "kinds")) {
      data.putArray(list);
    }
    data.putObject("figures");
  }

  /** Adds a group; the first is the whole. Conditions are null where they are not understood. */
  GroupExplorer group(AuditTable.Group group, ArrayNode conditions) {
    ObjectNode node = data.withArray("groups").addObject().put("name", group.name()).put("words", group.words());
    node.put("faces", group.faces()).put("subjects", group.subjects()).set("conditions", conditions);
    return this;
  }

  GroupExplorer metric(AuditMetricWords metric) {
    data.withArray("metrics").addObject().put("id", metric.id()).put("words", metric.words())
        .put("share", metric.share());
    return this;
  }

  /**
   * Adds a way to look at a metric.
   *
   * @param kind its id
   * @param words its name in the list
   * @param axis what the axis says behind the metric's name
   * @param scale {@code value}, {@code difference} or {@code ratio}
   */
  GroupExplorer kind(String kind, String words, String axis, String scale) {
    data.withArray("kinds").addObject().put("id", kind).put("words", words).put("axis", axis).put("scale", scale);
    return this;
  }

  /** Says which metric shows first, if it is there. */
  GroupExplorer startingWith(String metric) {
    firstMetric = metric;
    return this;
  }

  /** Says which kind's q tells whether a group differs. */
  GroupExplorer tested(String kind) {
    data.put("tested", kind);
    testedKind = kind;
    return this;
  }

  /** Adds the next group's figure. */
  GroupExplorer figure(String kind, String metric, AuditTable.Figure figure) {
    ArrayNode cells = JsonNodeFactory.instance.arrayNode();
    double[] numbers = {figure.value().value(), figure.value().lo(), figure.value().hi(), figure.p(), figure.q()};
    for (double number : numbers) {
      if (Double.isFinite(number)) {
        cells.add(number);
      } else {
        cells.addNull();
      }
    }
    while (!cells.isEmpty() && cells.get(cells.size() - 1).isNull()) {
      cells.remove(cells.size() - 1);
    }
    data.withObject("figures").withObjectProperty(kind).withArrayProperty(metric).add(cells);
    return this;
  }

  String html() {
    return """
        <div class="explorer" data-explorer="%1$s"%2$s>
        <div class="choices" role="group" aria-label="What the chart shows">
        <label>Figure <select data-control="metric">%3$s</select></label>
        <label>Shown as <select data-control="kind">%4$s</select></label>
        <label>Sorted by <select data-control="sort"><option value="far">distance from the dashed line</option>
        <option value="falling">value, highest first</option><option value="rising">value, lowest first</option>
        <option value="faces">size</option><option value="name">name</option>%5$s</select></label>
        <label>Named <input type="search" data-control="filter" placeholder="any name" size="12"></label>
        <label>At least <input type="number" data-control="people" min="0" value="0"> %6$s</label>
        <label class="tick"><input type="checkbox" data-control="differs"> only those %7$s</label>
        <label class="tick"><input type="checkbox" data-control="all"> show all</label></div>
        <p class="note" data-shown role="status"></p>
        %8$s<script type="application/json" id="figures-%1$s">%9$s</script></div>
        """
        .formatted(
            id,
            pickable ? " data-pickable=\"yes\"" : "",
            options("metrics"),
            options("kinds"),
            testedKind.isEmpty() ? "" : "<option value=\"q\">q, lowest first</option>",
            people ? "people" : "faces",
            testedKind.isEmpty() ? "whose interval leaves the dashed line out" : "that differ (q of at most 0.05)",
            chart(),
            Json.text(data));
  }

  private String options(String list) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < data.withArray(list).size(); i++) {
      String words = data.withArray(list).get(i).path("words").asText();
      boolean first = data.withArray(list).get(i).path("id").asText().equals(firstMetric);
      out.append("<option value=\"").append(i).append(first ? "\" selected>" : "\">").append(Html.text(words)).append("</option>");
    }
    return out.toString();
  }

  /** The chart with one line in it, for the page's script to fill. */
  private String chart() {
    Rows rows = new Rows();
    rows.row().with("name", "…").with("order", 0).with("kind", "other").with("value", 0).with("lo", 0).with("hi", 0);
    List<String> kinds = List.of("differs", "other");
    Channel y = Channel.category("y", "name").sortedBy("order").plain();
    Channel colour = Channel.category("color", "kind").range(kinds, List.of(Palette.ACCENT, Palette.INK)).noLegend();
    String[] tooltip =
        testedKind.isEmpty()
            ? new String[] {"name", "group", "shown", "value", "faces", "faces"}
            : new String[] {"name", "group", "shown", "value", "q", "q", "faces", "faces"};
    return Chart.of(
            id,
            "Dots with intervals, a line for each group",
            table(),
            rows,
            Chart.height(1, 20),
            Layer.of("rule").once().dashed().set("color", Palette.QUIET).on(Channel.at("x", 0)),
            Layer.of("rule").set("strokeWidth", 2).set("cursor", "pointer").on(y).on(Channel.quantity("x", "lo"))
                .on(Channel.quantity("x2", "hi")).on(colour),
            Layer.of("point").set("filled", true).set("size", 90).set("opacity", 1).set("cursor", "pointer").on(y)
                .on(Channel.quantity("x", "value")).on(colour)
                .on(Channel.category("shape", "kind").range(kinds, List.of("diamond", "circle")).noLegend())
                .tooltip(tooltip))
        .html();
  }

  private HtmlTable table() {
    HtmlTable table = HtmlTable.of("The groups shown").column("group", "group").column("value", "value");
    table.column("interval", "95 % interval");
    if (!testedKind.isEmpty()) {
      table.column("q", "q");
    }
    table.column("faces", "faces");
    return people ? table.column("people", "people") : table;
  }
}
