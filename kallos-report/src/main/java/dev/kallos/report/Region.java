package dev.kallos.report;

import dev.kallos.internal.file.CsvFile;
import java.util.List;
import java.util.Optional;

/**
 * One row of {@code explanations/regions.csv}: how much of the heat of a group's maps fell on a region of the face.
 *
 * @param name the region, in words
 * @param area its share of the area, 0 to 1
 * @param heat its share of the heat, 0 to 1
 * @param lift heat share over area share, with the interval's ends
 * @param group which faces
 * @param speaksFor true for maps of what speaks for the attribute, false for what speaks against
 * @param faces how many faces had a map that was not empty
 */
record Region(String name, double area, double heat, Interval lift, String group, boolean speaksFor, String faces) {
  static final String POSITIVE = "most_confident_positive";
  static final String NEGATIVE = "most_confident_negative";
  static final String TEST = "test";

  static List<Region> all(CsvFile table) {
    int region = table.column("region");
    int area = table.column("area_share");
    int heat = table.column("heat_share");
    int lift = table.column("lift");
    int lo = table.column("lo");
    int hi = table.column("hi");
    int group = table.column("group");
    int direction = table.column("direction");
    int faces = table.column("faces");
    return table.rows().stream()
        .map(
            row ->
                new Region(
                    words(row.values().get(region)),
                    table.number(row, area),
                    table.number(row, heat),
                    new Interval(table.number(row, lift), table.number(row, lo), table.number(row, hi)),
                    row.values().get(group),
                    row.values().get(direction).equals("for"),
                    row.values().get(faces)))
        .toList();
  }

  /** A file's name of a region as words: "chin and jaw". */
  static String words(String id) {
    return id.replace('_', ' ');
  }

  static List<Region> of(List<Region> all, String group, boolean speaksFor) {
    return all.stream().filter(r -> r.group.equals(group) && r.speaksFor == speaksFor).toList();
  }

  static Optional<Region> named(List<Region> of, String name) {
    return of.stream().filter(r -> r.name.equals(name)).findFirst();
  }

  /** True if the whole interval lies above 1: more heat than its area explains. */
  boolean above() {
    return lift.lo() > 1;
  }

  boolean below() {
    return lift.hi() < 1;
  }

  /** For instance "mouth 2.1× (1.7–2.5)". */
  String inWords() {
    return name + " " + shownLift();
  }

  String shownLift() {
    return Numbers.times(lift.value()) + (lift.hasEnds() ? " (" + lift.decimalEnds(2) + ")" : "");
  }
}
