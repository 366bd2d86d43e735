package dev.kallos.report;

import dev.kallos.internal.file.CsvFile;
import java.util.List;
import java.util.Map;

/** Deletion and insertion: the net's mean confidence over the share of pixels taken away, or put back, by method. */
final class CurvesCharts {
  private static final List<String> KINDS = List.of("main method", "other methods", "controls");
  private final CsvFile curves;
  private final Map<String, String> names;
  private final List<TestedMethod> methods;
  private final String main;

  /** Charts of {@code curves.csv}; which methods are controls, what they are called, and which is the main one. */
  CurvesCharts(CsvFile curves, List<TestedMethod> methods, Map<String, String> names, String main) {
    this.curves = curves;
    this.methods = methods;
    this.names = names;
    this.main = main;
  }

  String html() {
    return "<div class=\"block\"><h3>As pixels go, and as they come back</h3><div class=\"pair\"><div><h4>Deletion: lower"
        + " is better</h4>"
        + chart("deletion", "share of the hottest pixels replaced").html()
        + "</div><div><h4>Insertion: higher is better</h4>"
        + chart("insertion", "share of the hottest pixels put back").html()
        + "</div></div><p class=\"note\">Mean confidence in the answer the net gave to the whole photo. A method is only"
        + " worth something where its curve leaves the dashed ones; hover a line for its name.</p></div>";
  }

  Chart chart(String curve, String across) {
    Rows rows = new Rows();
    HtmlTable table = HtmlTable.of("Mean confidence, " + curve, "method", "share of pixels", "confidence", "95 %");
    int method = curves.column("method");
    int kind = curves.column("curve");
    int share = curves.column("share");
    for (CsvFile.Row row : curves.rows()) {
      if (row.values().get(kind).equals(curve)) {
        String id = row.values().get(method);
        Interval confidence = Interval.of(curves, row, "confidence", "lo", "hi");
        String name = names.getOrDefault(id, MapMethod.name(id));
        table.row(name, Numbers.percent(curves.number(row, share)), confidence.decimal(3), confidence.decimalEnds(3));
        rows.row().with("method", name).with("kind", kind(id)).with("share", curves.number(row, share));
        rows.with("confidence", confidence.value()).with("shown", confidence.decimal(2));
      }
    }
    return Chart.of(
        curve,
        "Lines: mean confidence over the " + across + ", by method",
        table,
        rows,
        260,
        lines(KINDS.get(1), 1, across),
        lines(KINDS.get(2), 1.5, across),
        lines(KINDS.get(0), 3, across),
        Layer.of("point").set("opacity", 0).set("size", 120).on(x(across)).on(y())
            .tooltip("method", "method", "shown", "confidence"));
  }

  private static Layer lines(String kind, double width, String across) {
    return Layer.of("line").set("strokeWidth", width).where("kind", kind).on(x(across)).on(y())
        .on(Channel.category("detail", "method"))
        .on(Channel.category("color", "kind").range(KINDS, List.of(Palette.ACCENT, Palette.QUIET, Palette.NEGATIVE)))
        .on(Channel.category("strokeDash", "kind")
            .range(KINDS, List.of(List.of(1, 0), List.of(1, 0), List.of(5, 4))));
  }

  private static Channel x(String title) {
    return Channel.quantity("x", "share").title(title).format("%").domain(0, 1).ticks(5);
  }

  private static Channel y() {
    return Channel.quantity("y", "confidence").title("mean confidence").notFromZero().ticks(5);
  }

  private String kind(String id) {
    boolean control = methods.stream().anyMatch(m -> m.id().equals(id) && m.control());
    return KINDS.get(control ? 2 : id.equals(main) ? 0 : 1);
  }
}
