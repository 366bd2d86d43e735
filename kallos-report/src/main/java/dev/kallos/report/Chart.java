package dev.kallos.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A Vega-Lite chart as wide as the page lets it be, with the table of its data beneath.
 *
 * @param id the element's id, and the name a saved picture gets
 * @param label what the chart shows, for those who cannot see it
 * @param spec the Vega-Lite specification
 * @param table the same data as a table
 */
record Chart(String id, String label, ObjectNode spec, HtmlTable table) {
  /** The pixels an axis with its title and a legend take. */
  private static final int AROUND = 75;

  /** A chart of {@code height} pixels, axes and legend included. */
  static Chart of(String id, String label, HtmlTable table, Rows data, int height, Layer... layers) {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    spec.put("width", "container").put("height", height);
    spec.putObject("autosize").put("type", "fit").put("contains", "padding");
    spec.putObject("data").set("values", data.json());
    for (Layer layer : layers) {
      spec.withArrayProperty("layer").add(layer.json());
    }
    return new Chart(id, label, spec, table);
  }

  /** The height of a chart that gives each of {@code lines} lines {@code step} pixels. */
  static int height(int lines, int step) {
    return AROUND + lines * step;
  }

  /** The chart, its table to be opened. */
  String html() {
    return html("");
  }

  /** The chart, its table open. */
  String htmlWithTable() {
    return html(" open");
  }

  private String html(String open) {
    return """
        <div class="chart" id="chart-%1$s" data-chart="%1$s" data-label="%2$s"></div>
        <script type="application/json" id="spec-%1$s">%3$s</script>
        <details class="data"%5$s><summary>Data table<span class="unseen">: %2$s</span></summary>%4$s</details>
        """
        .formatted(id, Html.text(label), Json.text(spec), table.html(), open);
  }
}
