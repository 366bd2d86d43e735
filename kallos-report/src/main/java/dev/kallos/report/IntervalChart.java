package dev.kallos.report;

import java.util.List;

/** Shares as dots with their intervals, one a line: the shape of the accuracy charts. */
final class IntervalChart {
  private final String id;
  private final String label;
  private final String quantity;
  private final Rows rows = new Rows();
  private final HtmlTable table;
  private double lowest = 1;
  private double highest;
  private boolean emphasised;

  IntervalChart(String id, String label, String quantity, String... extraColumns) {
    this.id = id;
    this.label = label;
    this.quantity = quantity;
    String[] head = new String[3 + extraColumns.length];
    head[0] = "";
    head[1] = quantity;
    head[2] = "95 % interval";
    System.arraycopy(extraColumns, 0, head, 3, extraColumns.length);
    this.table = HtmlTable.of(label, head);
  }

  /** Adds a line; {@code strong} sets it apart in colour and shape. */
  IntervalChart line(String name, Interval share, boolean strong, String... extra) {
    if (!share.exists()) {
      return this;
    }
    String ends = share.percentEnds();
    String[] cells = new String[3 + extra.length];
    cells[0] = name;
    cells[1] = share.percent();
    cells[2] = ends;
    System.arraycopy(extra, 0, cells, 3, extra.length);
    table.row(cells);
    rows.row().with("name", name).with("value", share.value()).with("kind", strong ? "net" : "other");
    rows.with("lo", share.loOrValue()).with("hi", share.hiOrValue());
    rows.with("shown", share.percent() + (share.hasEnds() ? " (" + ends + ")" : ""));
    lowest = Math.min(lowest, share.loOrValue());
    highest = Math.max(highest, share.hiOrValue());
    emphasised |= strong;
    return this;
  }

  boolean isEmpty() {
    return rows.size() == 0;
  }

  HtmlTable table() {
    return table;
  }

  Chart chart() {
    double from = Math.max(0, Math.floor((lowest - 0.02) * 20) / 20);
    double to = Math.min(1, Math.ceil((highest + 0.02) * 20) / 20);
    List<String> kinds = List.of("net", "other");
    Channel y = Channel.category("y", "name").unsorted().plain();
    Channel colour =
        Channel.category("color", "kind")
            .range(kinds, List.of(Palette.ACCENT, emphasised ? Palette.QUIET : Palette.INK))
            .noLegend();
    return Chart.of(
            id,
            label,
            table,
            rows,
            Chart.height(rows.size(), emphasised ? 32 : 20),
            Layer.of("rule").set("strokeWidth", 2).on(y).on(x("lo", from, to)).on(Channel.quantity("x2", "hi"))
                .on(colour),
            Layer.of("point").set("filled", true).set("size", 90).set("opacity", 1).on(y).on(x("value", from, to))
                .on(colour)
                .on(Channel.category("shape", "kind").range(kinds, List.of("diamond", "circle")).noLegend())
                .tooltip("name", " ", "shown", quantity));
  }

  private Channel x(String field, double from, double to) {
    return Channel.quantity("x", field).title(quantity).format("%").domain(from, to).ticks(6);
  }
}
