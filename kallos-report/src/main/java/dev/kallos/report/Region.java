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
 * @param drop how far the net's confidence in its answer falls when the region is hidden, in probability
 * @param group which faces
 * @param method whose maps; empty in a file that has those of the main method alone
 * @param speaksFor true for maps of what speaks for the attribute, false for what speaks against
 * @param faces how many faces had a map that was not empty
 * @param subjects how many people they show; NaN in a file that does not say
 */
record Region(
    String name,
    double area,
    Interval heat,
    Interval lift,
    Interval drop,
    String group,
    String method,
    boolean speaksFor,
    String faces,
    double subjects) {
  static final String POSITIVE = "most_confident_positive";
  static final String NEGATIVE = "most_confident_negative";
  static final String TEST = "test";

  static List<Region> all(CsvFile table) {
    int region = table.column("region");
    int area = table.column("area_share");
    int group = table.column("group");
    int direction = table.column("direction");
    int faces = table.column("faces");
    int method = table.find("method");
    int subjects = table.find("subjects");
    table.column("heat_share");
    return table.rows().stream()
        .map(
            row ->
                new Region(
                    words(row.values().get(region)),
                    table.number(row, area),
                    Interval.of(table, row, "heat_share", "heat_lo", "heat_hi"),
                    new Interval(
                        table.number(row, table.column("lift")),
                        table.number(row, table.column("lo")),
                        table.number(row, table.column("hi"))),
                    Interval.of(table, row, "drop", "drop_lo", "drop_hi"),
                    row.values().get(group),
                    method < 0 ? "" : row.values().get(method),
                    row.values().get(direction).equals("for"),
                    row.values().get(faces),
                    subjects < 0 ? Double.NaN : table.number(row, subjects)))
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

  /** For instance "mouth 2.10× (1.70–2.50)". */
  String inWords() {
    return name + " " + shownLift();
  }

  String shownLift() {
    return lift.timesWithEnds();
  }
}
