package dev.kallos.report;

import java.util.ArrayList;
import java.util.List;

/** Numbers around zero as dots with their intervals, one a line, each beside a value it is held against if there is one. */
final class EffectChart {
  private static final List<String> KINDS = List.of("measured", "held against");
  private final String id;
  private final String label;
  private final String quantity;
  private final String against;
  private final Rows rows = new Rows();
  private final HtmlTable table;
  private int lines;
  private double lowest;
  private double highest;

  /**
   * Begins a chart.
   *
   * @param quantity what is measured, on the axis
   * @param against what the measured is held against, in the legend; empty if it is not
   * @param extraColumns further columns of the table
   */
  EffectChart(String id, String label, String quantity, String against, String... extraColumns) {
    this.id = id;
    this.label = label;
    this.quantity = quantity;
    this.against = against;
    List<String> head = new ArrayList<>(List.of("", quantity, "95 % interval"));
    if (!against.isEmpty()) {
      head.add(against);
    }
    head.addAll(List.of(extraColumns));
    this.table = HtmlTable.of(label, head.toArray(String[]::new));
  }

  /** Adds a line to chart and table. */
  EffectChart line(String name, Interval value, double heldAgainst, String... extra) {
    row(name, value, heldAgainst, extra);
    if (value.exists()) {
      mark(name, value, heldAgainst);
    }
    return this;
  }

  /** Adds a line to the table alone. */
  EffectChart row(String name, Interval value, double heldAgainst, String... extra) {
    List<String> cells = new ArrayList<>(List.of(name, Numbers.signed(value.value(), 3), value.signedEnds(3)));
    if (!against.isEmpty()) {
      cells.add(Numbers.signed(heldAgainst, 3));
    }
    cells.addAll(List.of(extra));
    table.row(cells.toArray(String[]::new));
    return this;
  }

  private void mark(String name, Interval value, double heldAgainst) {
    lines++;
    rows.row().with("name", name).with("kind", "measured").with("value", value.value()).with("shown", value.signedWithEnds(3));
    rows.with("lo", value.loOrValue());
    rows.with("hi", value.hiOrValue());
    reach(value.loOrValue());
    reach(value.hiOrValue());
    if (!against.isEmpty() && Double.isFinite(heldAgainst)) {
      reach(heldAgainst);
      rows.row().with("name", name).with("kind", "held against").with("value", heldAgainst);
      rows.with("shown", Numbers.signed(heldAgainst, 3));
    }
  }

  private void reach(double value) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }

  boolean isEmpty() {
    return lines == 0;
  }

  HtmlTable table() {
    return table;
  }

  Chart chart() {
    Channel y = Channel.category("y", "name").unsorted().plain();
    List<String> kinds = against.isEmpty() ? KINDS.subList(0, 1) : KINDS;
    Channel colour = Channel.category("color", "kind").range(kinds, List.of(Palette.INK, Palette.ACCENT)
        .subList(0, kinds.size()));
    Channel shape = Channel.category("shape", "kind").range(kinds, List.of("circle", "diamond")
        .subList(0, kinds.size()));
    if (against.isEmpty()) {
      colour.noLegend();
      shape.noLegend();
    } else {
      String names = "datum.value == 'measured' ? '" + quantity + "' : '" + against + "'";
      colour.legend(names);
      shape.legend(names);
    }
    return Chart.of(
        id,
        label,
        table,
        rows,
        Chart.height(lines, 20) + (against.isEmpty() ? 0 : 20),
        Layer.of("rule").once().dashed().set("color", Palette.QUIET).on(Channel.at("x", 0)),
        Layer.of("rule").where("kind", "measured").set("strokeWidth", 2).on(y).on(x("lo"))
            .on(Channel.quantity("x2", "hi")).on(colour),
        Layer.of("point").set("filled", true).set("size", 80).set("opacity", 1).on(y).on(x("value")).on(colour)
            .on(shape).tooltip("name", " ", "kind", "which", "shown", quantity));
  }

  private Channel x(String field) {
    double pad = Math.max(0.04 * (highest - lowest), 1e-6);
    return Channel.quantity("x", field).title(quantity).domain(lowest - pad, highest + pad).format("+.2~r").ticks(6);
  }
}
