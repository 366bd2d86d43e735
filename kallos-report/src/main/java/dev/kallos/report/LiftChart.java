package dev.kallos.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The lifts of every region for one group of faces, with intervals, for both directions. */
final class LiftChart {
  private static final List<String> DIRECTIONS = List.of("speaks for", "speaks against");
  private static final double LEAST = 0.1;
  private static final double MOST = 30;

  private LiftChart() {}

  static Chart of(String group, String title, List<Region> all) {
    Rows rows = new Rows();
    HtmlTable table =
        HtmlTable.of(
            "Heat on each region, " + title,
            "region",
            "area share",
            "heat share, for",
            "lift, for (95\u202f%)",
            "heat share, against",
            "lift, against (95\u202f%)",
            "fall of confidence when hidden (95\u202f%)");
    Set<String> names = new LinkedHashSet<>();
    all.stream().filter(r -> r.group().equals(group)).forEach(r -> names.add(r.name()));
    for (String name : names) {
      List<String> cells = new ArrayList<>(List.of(name));
      for (boolean speaksFor : new boolean[] {true, false}) {
        var region = Region.named(Region.of(all, group, speaksFor), name);
        if (cells.size() == 1) {
          double area = all.stream().filter(r -> r.group().equals(group) && r.name().equals(name)).findFirst().get()
              .area();
          cells.add(Numbers.percent(area));
        }
        cells.add(region.map(r -> r.heat().percentWithEnds()).orElse(Numbers.NONE));
        cells.add(region.map(Region::shownLift).orElse(Numbers.NONE));
        region.filter(r -> r.lift().exists()).ifPresent(r -> add(rows, r, speaksFor));
      }
      cells.add(DropChart.points(DropChart.drop(all, group, name)));
      table.row(cells.toArray(String[]::new));
    }
    Channel y = Channel.category("y", "region").unsorted().plain();
    Channel offset = Channel.category("yOffset", "direction").unsorted();
    Channel colour = Channel.category("color", "direction").range(DIRECTIONS, Palette.LABELS);
    return Chart.of(
        "lift-" + group.replace('_', '-'),
        "Dots with intervals: heat share over area share of each region, " + title,
        table,
        rows,
        Chart.height(names.size(), 30),
        Layer.of("rule").once().dashed().set("color", Palette.QUIET).on(Channel.at("x", 1)),
        Layer.of("rule").set("strokeWidth", 2).on(y).on(offset).on(x("lo")).on(Channel.quantity("x2", "hi")).on(colour),
        Layer.of("point").set("filled", true).set("size", 55).set("opacity", 1).on(y).on(offset).on(x("dot")).on(colour)
            .on(Channel.category("shape", "direction").range(DIRECTIONS, List.of("circle", "diamond")))
            .tooltip("region", "region", "direction", "map", "heat", "share of heat", "area", "share of area", "lift",
                "lift"));
  }

  private static void add(Rows rows, Region region, boolean speaksFor) {
    Interval lift = region.lift();
    rows.row().with("region", region.name()).with("direction", DIRECTIONS.get(speaksFor ? 0 : 1));
    rows.with("dot", within(lift.value())).with("lo", within(lift.loOrValue()));
    rows.with("hi", within(lift.hiOrValue())).with("lift", region.shownLift());
    rows.with("heat", region.heat().percentWithEnds()).with("area", Numbers.percent(region.area()));
  }

  /** A logarithmic axis has no zero: what lies off its ends is set on them. */
  private static double within(double lift) {
    return Math.min(MOST, Math.max(LEAST, lift));
  }

  private static Channel x(String field) {
    return Channel.quantity("x", field).title("lift: heat share ÷ area share").logarithmic().domain(LEAST, MOST)
        .ticksAt(0.1, 0.3, 1, 3, 10, 30).labels("datum.value + '×'");
  }
}
