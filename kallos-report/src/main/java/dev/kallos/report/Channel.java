package dev.kallos.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** One channel of a Vega-Lite encoding. Field names are this package's own, never a file's. */
final class Channel {
  private static final int MOST_TICKS = 8;
  private final String name;
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  private Channel(String name) {
    this.name = name;
  }

  static Channel quantity(String channel, String field) {
    return typed(channel, field, "quantitative").noTitle();
  }

  static Channel category(String channel, String field) {
    return typed(channel, field, "nominal").noTitle();
  }

  /** A constant in data units. */
  static Channel at(String channel, double datum) {
    Channel made = new Channel(channel);
    made.node.put("datum", datum);
    return made;
  }

  private static Channel typed(String channel, String field, String type) {
    Channel made = new Channel(channel);
    made.node.put("field", field).put("type", type);
    return made;
  }

  String name() {
    return name;
  }

  ObjectNode json() {
    return node;
  }

  Channel title(String title) {
    node.put("title", title);
    return this;
  }

  private Channel noTitle() {
    node.putNull("title");
    return this;
  }

  /** The rows' own order. */
  Channel unsorted() {
    node.putNull("sort");
    return this;
  }

  /** Ordered by another field, lowest first. */
  Channel sortedBy(String field) {
    node.putObject("sort").put("field", field).put("op", "min");
    return this;
  }

  Channel unstacked() {
    node.putNull("stack");
    return this;
  }

  Channel format(String d3Format) {
    node.withObjectProperty("axis").put("format", d3Format);
    return this;
  }

  /** A number of ticks to aim for. */
  Channel ticks(int about) {
    node.withObjectProperty("axis").put("tickCount", about);
    return this;
  }

  /** At most eight ticks from 1 to the highest, at whole numbers alone; a number of ticks to aim for would put some between. */
  Channel whole(int highest) {
    int step = 1;
    for (int i = 0; highest / step > MOST_TICKS; i++) {
      step = step * (i % 3 == 1 ? 5 : 4) / 2;
    }
    int by = step;
    return format("d").ticksAt(IntStream.rangeClosed(1, highest).filter(at -> at % by == 0).asDoubleStream().toArray());
  }

  Channel ticksAt(double... values) {
    ArrayNode at = node.withObjectProperty("axis").putArray("values");
    for (double value : values) {
      at.add(value);
    }
    return this;
  }

  Channel labels(String expression) {
    node.withObjectProperty("axis").put("labelExpr", expression);
    return this;
  }

  /** Names alone, as far from the chart as with ticks: half of a mark at its edge lies beyond it. */
  Channel plain() {
    node.withObjectProperty("axis").put("ticks", false).put("domain", false).put("grid", false).put("labelPadding", 7);
    return this;
  }

  /** Without lines across the chart. */
  Channel withoutGrid() {
    node.withObjectProperty("axis").put("grid", false);
    return this;
  }

  Channel domain(double from, double to) {
    node.withObjectProperty("scale").putArray("domain").add(from).add(to);
    node.withObjectProperty("scale").put("nice", false);
    return this;
  }

  /** From zero to so much beyond {@code highest} that words of so many pixels have room behind a mark as long as that. */
  Channel fromZeroWithRoom(double highest, int pixels) {
    node.withObjectProperty("scale").put("domainMin", 0).put("nice", false).putObject("domainMax")
        .put("expr", "%s * width / max(width - %d, 0.4 * width)".formatted(highest, pixels));
    return this;
  }

  Channel notFromZero() {
    node.withObjectProperty("scale").put("zero", false);
    return this;
  }

  Channel logarithmic() {
    node.withObjectProperty("scale").put("type", "log");
    return this;
  }

  /** Categories and what stands for them: colours as {@code var(--token)}, shapes by name, dashes as lists. */
  Channel range(List<String> categories, List<?> range) {
    ArrayNode domain = node.withObjectProperty("scale").putArray("domain");
    categories.forEach(domain::add);
    ArrayNode values = node.withObjectProperty("scale").putArray("range");
    range.forEach(values::addPOJO);
    return this;
  }

  /** Shows lines in the legend, with their dashes. */
  Channel legendOfLines() {
    node.withObjectProperty("legend").put("symbolType", "stroke").put("symbolSize", 500).put("symbolStrokeWidth", 2);
    return this;
  }

  /** Names the legend's entries otherwise, by an expression of {@code datum.value}. */
  Channel legend(String expression) {
    node.putObject("legend").put("labelExpr", expression);
    return this;
  }

  Channel noLegend() {
    node.putNull("legend");
    return this;
  }
}
