package dev.kallos.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** How far the net's confidence in its answer falls when a region is hidden, with intervals, for one group of faces. */
final class DropChart {
  private DropChart() {}

  /** What hiding a region does to a group's faces; the same whichever direction's map is looked at. */
  static Interval drop(List<Region> all, String group, String name) {
    return all.stream()
        .filter(r -> r.group().equals(group) && r.name().equals(name) && r.drop().exists())
        .map(Region::drop)
        .findFirst()
        .orElse(Interval.NONE);
  }

  /** True if any region of the group has been hidden. */
  static boolean exists(List<Region> all, String group) {
    return all.stream().anyMatch(r -> r.group().equals(group) && r.drop().exists());
  }

  /** A fall in percentage points, with its interval. */
  static String points(Interval drop) {
    if (!drop.exists()) {
      return Numbers.NONE;
    }
    String ends = drop.hasEnds() ? " (" + Numbers.decimals(100 * drop.lo(), 100 * drop.hi(), 1) + ")" : "";
    return Numbers.decimal(100 * drop.value(), 1) + " points" + ends;
  }

  static Chart of(String group, String title, List<Region> all) {
    Rows rows = new Rows();
    HtmlTable table =
        HtmlTable.of("Fall of confidence, " + title, "region", "fall of confidence when hidden (95\u202f%)");
    Set<String> names = new LinkedHashSet<>();
    all.stream().filter(r -> r.group().equals(group)).forEach(r -> names.add(r.name()));
    for (String name : names) {
      Interval drop = drop(all, group, name);
      table.row(name, points(drop));
      rows.row().with("region", name).with("dot", drop.value()).with("lo", drop.lo()).with("hi", drop.hi());
      rows.with("drop", points(drop));
    }
    double[] shown = all.stream().filter(r -> r.group().equals(group)).map(Region::drop)
        .flatMapToDouble(drop -> DoubleStream.of(drop.lo(), drop.value(), drop.hi())).filter(Double::isFinite).toArray();
    double lowest = DoubleStream.of(shown).min().orElse(0);
    double highest = DoubleStream.of(shown).max().orElse(0);
    double margin = 0.04 * Math.max(highest - lowest, 0.01);
    double[] domain = {Math.min(0, lowest) - margin, Math.max(0, highest) + margin};
    Channel y = Channel.category("y", "region").unsorted().plain();
    return Chart.of(
        "drop-" + group.replace('_', '-'),
        "Dots with intervals: fall of the net’s confidence when each region is hidden, " + title,
        table,
        rows,
        Chart.height(names.size(), 30),
        Layer.of("rule").once().dashed().set("color", Palette.QUIET).on(Channel.at("x", 0)),
        Layer.of("rule").set("strokeWidth", 2).set("color", Palette.ACCENT).on(y).on(x("lo", domain))
            .on(Channel.quantity("x2", "hi")),
        Layer.of("point").set("filled", true).set("size", 55).set("opacity", 1).set("shape", "square")
            .set("color", Palette.ACCENT).on(y).on(x("dot", domain)).tooltip("region", "region", "drop", "fall of confidence"));
  }

  private static Channel x(String field, double[] domain) {
    return Channel.quantity("x", field).title("fall of confidence, in points").labels("format(100 * datum.value, '~r')")
        .domain(domain[0], domain[1]).ticks(5);
  }
}
