package dev.kallos.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The lift of each region by every method, over the test part: whether the finding depends on the method. */
final class RegionsByMethod {
  private final List<Region> all;
  private final List<MapMethod> methods;

  /** Rows of all methods, and what the index says of these. */
  RegionsByMethod(List<Region> all, List<MapMethod> methods) {
    this.all = Region.of(all, Region.TEST, true);
    this.methods = methods.stream().filter(m -> this.all.stream().anyMatch(r -> r.method().equals(m.id()))).toList();
  }

  /** The table; nothing where there is but one method. */
  String html() {
    if (methods.size() < 2) {
      return "";
    }
    Set<String> regions = new LinkedHashSet<>();
    all.forEach(r -> regions.add(r.name()));
    List<String> head = new ArrayList<>(List.of("method"));
    head.addAll(regions);
    HeatTable table = HeatTable.of("Lift of each region by method, all test faces, what speaks for", head);
    methods.stream().filter(m -> !m.control()).forEach(m -> row(table, m, regions));
    if (methods.stream().anyMatch(MapMethod::control)) {
      table.heading("Controls");
      methods.stream().filter(MapMethod::control).forEach(m -> row(table, m, regions));
    }
    return "<div class=\"block hot\"><h3>The same by every method</h3>" + table.html()
        + "<p class=\"note\">Lift of what speaks for, over all test faces, with its 95\u202f% interval. Warm cells lie"
        + " above 1, cold ones below; uncoloured ones cannot be told from it. What only some methods say is a finding"
        + " about those methods.</p></div>";
  }

  private void row(HeatTable table, MapMethod method, Set<String> regions) {
    List<Region> own = all.stream().filter(r -> r.method().equals(method.id())).toList();
    table.row(
        method.name(),
        method.layer().length() > 1 ? method.layer() : "",
        regions.stream().map(name -> Region.named(own, name).map(RegionsByMethod::cell)
            .orElse(new HeatTable.Cell(Numbers.NONE, "", 0, ""))).toList());
  }

  private static HeatTable.Cell cell(Region region) {
    Interval lift = region.lift();
    boolean told = region.above() || region.below();
    return new HeatTable.Cell(
        Numbers.times(lift.value()),
        lift.hasEnds() ? lift.timesEnds() : "",
        told ? Math.max(-1, Math.min(1, Math.log(Math.max(lift.value(), 0.1)) / Math.log(4))) : 0,
        "");
  }
}
