package dev.kallos.report;

import dev.kallos.internal.file.CsvFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code audit.csv}, by group and metric.
 *
 * @param groups in the file's order
 * @param metrics the metrics' ids in the file's order, comparisons among them
 * @param figures by group name, then metric
 */
record AuditTable(List<Group> groups, List<String> metrics, Map<String, Map<String, Figure>> figures) {
  static final String WHOLE = "all";

  /**
   * A group of faces.
   *
   * @param name its name in files
   * @param faces how many test faces it has
   * @param subjects how many people they show
   */
  record Group(String name, long faces, long subjects) {
    /** A group's conditions out of its name, each an attribute and a value; the attribute's own name may hold the sign between. */
    static List<String> conditions(String name) {
      return List.of(name.split("(?<==[01]) & "));
    }

    /** "Wearing_Hat=0 & Young=1" as "not Wearing Hat & Young". */
    String words() {
      if (name.equals(WHOLE)) {
        return "all test faces";
      }
      StringBuilder out = new StringBuilder();
      for (String condition : conditions(name)) {
        out.append(out.length() == 0 ? "" : " & ");
        String attribute = condition.replaceAll("=[01]$", "").replace('_', ' ');
        out.append(condition.endsWith("=0") ? "not " : "").append(attribute);
      }
      return out.toString();
    }
  }

  /**
   * One figure of one group.
   *
   * @param value with its interval; NaN where undefined
   * @param p of a permutation test; NaN where there is none
   * @param q p with the false discovery rate held over all that were tested; NaN where there is none
   */
  record Figure(Interval value, double p, double q) {
    static final Figure NONE = new Figure(Interval.NONE, Double.NaN, Double.NaN);

    /** The same with the p and q of another, whose test is a test of this too. */
    Figure testedBy(Figure other) {
      return new Figure(value, other.p, other.q);
    }
  }

  static AuditTable of(CsvFile file) {
    int group = file.column("group");
    int metric = file.column("metric");
    int[] numbers = {file.column("value"), file.column("lo"), file.column("hi"), file.find("p"), file.find("q")};
    int faces = file.column("faces");
    int subjects = file.column("subjects");
    Map<String, Group> groups = new LinkedHashMap<>();
    List<String> metrics = new ArrayList<>();
    Map<String, Map<String, Figure>> figures = new HashMap<>();
    for (CsvFile.Row row : file.rows()) {
      String name = row.values().get(group);
      String id = row.values().get(metric);
      groups.putIfAbsent(
          name, new Group(name, (long) file.number(row, faces), (long) file.number(row, subjects)));
      if (!metrics.contains(id)) {
        metrics.add(id);
      }
      double[] n = new double[numbers.length];
      for (int i = 0; i < n.length; i++) {
        n[i] = numbers[i] < 0 ? Double.NaN : file.number(row, numbers[i]);
      }
      figures.computeIfAbsent(name, any -> new HashMap<>())
          .put(id, new Figure(new Interval(n[0], n[1], n[2]), n[3], n[4]));
    }
    return new AuditTable(List.copyOf(groups.values()), List.copyOf(metrics), figures);
  }

  Figure figure(String group, String metric) {
    return figures.getOrDefault(group, Map.of()).getOrDefault(metric, Figure.NONE);
  }
}
