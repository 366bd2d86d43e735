package dev.kallos.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One layer of a chart: a mark and its encoding. */
final class Layer {
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  private Layer(String mark) {
    node.putObject("mark").put("type", mark);
  }

  static Layer of(String mark) {
    return new Layer(mark);
  }

  Layer set(String property, String value) {
    mark().put(property, value);
    return this;
  }

  Layer set(String property, double value) {
    mark().put(property, value);
    return this;
  }

  Layer set(String property, boolean value) {
    mark().put(property, value);
    return this;
  }

  /** Words' letters widened by the page's colour: beneath the same words, they keep what lies under them out of the letters. */
  Layer outlined() {
    return set("stroke", Palette.SURFACE).set("strokeWidth", 5);
  }

  Layer dashed() {
    mark().putArray("strokeDash").add(4).add(4);
    return this;
  }

  /** A text's end is left out where it is wider than the chart. */
  Layer withinTheChart() {
    mark().putObject("limit").put("expr", "0.96 * width");
    return this;
  }

  Layer on(Channel channel) {
    node.withObjectProperty("encoding").set(channel.name(), channel.json());
    return this;
  }

  /** One mark alone, whatever the chart's data. */
  Layer once() {
    node.putObject("data").putArray("values").addObject();
    return this;
  }

  /** Only the rows for which a field is {@code value}. */
  Layer where(String field, String value) {
    node.putArray("transform").addObject().putObject("filter").put("field", field).put("equal", value);
    return this;
  }

  /** What hovering shows: pairs of a field, already worded, and its title. */
  Layer tooltip(String... fieldsAndTitles) {
    ArrayNode tooltip = node.withObjectProperty("encoding").putArray("tooltip");
    for (int i = 0; i < fieldsAndTitles.length; i += 2) {
      tooltip.addObject().put("field", fieldsAndTitles[i]).put("title", fieldsAndTitles[i + 1]).put("type", "nominal");
    }
    return this;
  }

  ObjectNode json() {
    return node;
  }

  private ObjectNode mark() {
    return (ObjectNode) node.get("mark");
  }
}
