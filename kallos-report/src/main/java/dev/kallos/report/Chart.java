package dev.kallos.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/**
 * A Vega-Lite chart as wide as the page lets it be, with the table of its data beneath.
 *
 * @param id the element's id, and the name a saved picture gets
 * @param label what the chart shows, for those who cannot see it
 * @param spec the Vega-Lite specification
 * @param table the same data as a table
 */
record Chart(String id, String label, ObjectNode spec, HtmlTable table) {

  /** A chart of {@code height} pixels. */
  static Chart of(String id, String label, HtmlTable table, Rows data, int height, Layer... layers) {
    ObjectNode spec = frame("fit", data, layers);
    spec.put("height", height);
    return new Chart(id, label, spec, table);
  }

  /** A chart that gives each category of its y axis {@code step} pixels. */
  static Chart stepped(String id, String label, HtmlTable table, Rows data, int step, Layer... layers) {
    ObjectNode spec = frame("fit-x", data, layers);
    spec.putObject("height").put("step", step);
    return new Chart(id, label, spec, table);
  }

  private static ObjectNode frame(String fit, Rows data, Layer... layers) {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    spec.put("width", "container");
    spec.putObject("autosize").put("type", fit).put("contains", "padding");
    spec.putObject("data").set("values", data.json());
    for (Layer layer : layers) {
      spec.withArrayProperty("layer").add(layer.json());
    }
    return spec;
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
        .formatted(id, Html.text(label), json(), table.html(), open);
  }

  /** The spec as JSON that no script element can be closed from. */
  private String json() {
    try {
      return new ObjectMapper().writeValueAsString(spec).replace("<", "\\u003c").replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
