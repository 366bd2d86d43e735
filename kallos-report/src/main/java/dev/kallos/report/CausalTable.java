package dev.kallos.report;

import dev.kallos.internal.file.CsvFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same drawn person with and without one thing: what it does to the net, and whether the maps saw it. */
final class CausalTable {
  private final CsvFile table;
  private final String main;
  private final Map<String, String> names;
  private final Set<String> controls;

  /** Rows of {@code causal.csv}, the main method's id, the methods' names by their ids, and the ids of controls. */
  CausalTable(CsvFile table, String main, Map<String, String> names, Set<String> controls) {
    this.table = table;
    this.main = main;
    this.names = names;
    this.controls = controls;
  }

  String html() {
    int attribute = table.column("attribute");
    int region = table.column("region");
    int faces = table.column("faces");
    HeatTable out =
        HeatTable.of(
            "What one thing does to the net, and whether the maps saw it",
            List.of("thing", "faces", "change of the logit", "planted", "heat there", "more heat with it", "seen by"));
    Set<String> attributes = new LinkedHashSet<>();
    table.rows().forEach(row -> attributes.add(row.values().get(attribute)));
    for (String name : attributes) {
      List<CsvFile.Row> rows = table.rows().stream().filter(r -> r.values().get(attribute).equals(name)).toList();
      CsvFile.Row shown = rows.stream().filter(r -> method(r).equals(main)).findFirst().orElse(rows.get(0));
      out.row(
          name.replace('_', ' '),
          Region.words(shown.values().get(region)),
          List.of(
              plain(shown.values().get(faces)),
              signed(Interval.of(table, shown, "logit_change", "logit_change_lo", "logit_change_hi"), 1, 2),
              signed(Interval.of(table, shown, "planted_weight", "", ""), 1, 2),
              heat(Interval.of(table, shown, "heat_share", "heat_share_lo", "heat_share_hi")),
              signed(Interval.of(table, shown, "heat_change", "heat_change_lo", "heat_change_hi"), 100, 1),
              plain(agreement(rows))));
    }
    return "<div class=\"block\"><h3>Add one thing, and look again</h3>" + out.html()
        + "<p class=\"note\">Each drawn person twice, with and without the thing. What it does to the net is measured, and"
        + " which pixels it changed is known, so a map can be right or wrong. <em>Planted</em> is what the thing adds to"
        + " the log-odds of the label; heat, the share on the changed pixels and its growth in points, is that of "
        + Html.text(names.getOrDefault(main, MapMethod.name(main)))
        + "; <em>seen by</em> counts the methods whose heat there grows with the thing, controls left out, where what"
        + " it does to the net is known. Of fewer than five people it is not.</p></div>";
  }

  private String method(CsvFile.Row row) {
    return row.values().get(table.column("method"));
  }

  /** "✓ 7 of 9": the methods that agree among those that can be told; a control is none. */
  private String agreement(List<CsvFile.Row> rows) {
    int agrees = table.column("agrees");
    List<String> told =
        rows.stream()
            .filter(r -> !controls.contains(method(r)))
            .map(r -> r.values().get(agrees))
            .filter(a -> !a.isBlank())
            .toList();
    long yes = told.stream().filter(TestedMethod::yes).count();
    return told.isEmpty() ? Numbers.NONE : (yes > 0 ? "✓ " : "✗ ") + yes + " of " + told.size();
  }

  private static HeatTable.Cell plain(String text) {
    return new HeatTable.Cell(text, "", 0, "");
  }

  private static HeatTable.Cell heat(Interval share) {
    return new HeatTable.Cell(share.percent(), share.hasEnds() ? share.percentEnds() : "", 0, "");
  }

  private static HeatTable.Cell signed(Interval change, double scale, int digits) {
    String ends = change.hasEnds()
        ? Numbers.signed(scale * change.lo(), digits) + " to " + Numbers.signed(scale * change.hi(), digits)
        : "";
    return new HeatTable.Cell(Numbers.signed(scale * change.value(), digits), ends, 0, "");
  }
}
