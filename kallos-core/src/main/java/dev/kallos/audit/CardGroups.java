package dev.kallos.audit;

import dev.kallos.evaluation.FalseDiscovery;
import dev.kallos.evaluation.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The audit's rows as the model card tells them: a line for each group worth showing. */
final class CardGroups {
  private static final int FARTHEST = 10;
  private static final List<String> ALWAYS = List.of(Comparison.WHOLE, "Male=1", "Male=0", "Young=1", "Young=0");
  private static final List<AuditMetric> SHOWN =
      List.of(AuditMetric.ACCURACY, AuditMetric.POSITIVE_RATE, AuditMetric.TPR, AuditMetric.FPR);

  private final Map<String, Map<String, AuditRow>> groups = new LinkedHashMap<>();

  private final boolean subjectsKnown;

  /**
   * Takes the rows apart.
   *
   * @param subjectsKnown whether the rows' subjects are people; if not, each face stands for itself
   */
  CardGroups(List<AuditRow> rows, boolean subjectsKnown) {
    this.subjectsKnown = subjectsKnown;
    for (AuditRow row : rows) {
      groups.computeIfAbsent(row.group(), name -> new LinkedHashMap<>()).put(row.metric(), row);
    }
  }

  /** What a line's cells are. */
  List<String> header() {
    List<String> header = new ArrayList<>(List.of("group", "faces"));
    if (subjectsKnown) {
      header.add("subjects");
    }
    SHOWN.forEach(metric -> header.add(metric.words()));
    header.add(AuditMetric.ACCURACY.words() + ", in points above the rest");
    return header;
  }

  /** What a group is large or small in. */
  String counted() {
    return subjectsKnown ? "people" : "faces";
  }

  /** The whole, and sex and age where they are known. */
  List<List<String>> main() {
    return lines(ALWAYS.stream().filter(groups::containsKey).toList());
  }

  /** The groups with an attribute whose accuracy is farthest from that of those without, of those that are discoveries. */
  List<List<String>> farthest() {
    return lines(
        groups.keySet().stream()
            .filter(name -> isSingle(name) && name.endsWith("=1") && !ALWAYS.contains(name))
            .filter(name -> isDiscovery(groups.get(name).get(AuditMetric.ACCURACY.differenceId())))
            .sorted(Comparator.comparingDouble(name -> -Math.abs(difference(name).value())))
            .limit(FARTHEST)
            .toList());
  }

  /** The whole and the groups of crossed attributes; none where no attributes were crossed. */
  List<List<String>> crossed() {
    List<String> crossed = groups.keySet().stream().filter(name -> !isSingle(name)).toList();
    return crossed.equals(List.of(Comparison.WHOLE)) ? List.of() : lines(crossed);
  }

  /** How many attributes were compared, each with and without. */
  long compared() {
    return groups.keySet().stream()
        .filter(name -> isSingle(name) && name.endsWith("=1") && Double.isFinite(difference(name).value()))
        .count();
  }

  /** The groups too small to have figures. */
  List<String> tooSmall() {
    return groups.entrySet().stream()
        .filter(group -> !group.getKey().equals(Comparison.WHOLE))
        .filter(group -> group.getValue().values().iterator().next().subjects() < Audit.FEWEST_SUBJECTS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<List<String>> lines(List<String> names) {
    List<List<String>> lines = new ArrayList<>();
    for (String name : names) {
      AuditRow any = groups.get(name).values().iterator().next();
      List<String> line = new ArrayList<>(List.of(Markdown.code(name), Integer.toString(any.faces())));
      if (subjectsKnown) {
        line.add(Integer.toString(any.subjects()));
      }
      SHOWN.forEach(metric -> line.add(Figures.percent(figure(name, metric.id()))));
      line.add(name.equals(Comparison.WHOLE) ? "" : Figures.points(difference(name)));
      lines.add(line);
    }
    return lines;
  }

  private Measured difference(String group) {
    return figure(group, AuditMetric.ACCURACY.differenceId());
  }

  private Measured figure(String group, String metric) {
    AuditRow row = groups.get(group).get(metric);
    return row == null ? Measured.point(Double.NaN) : row.measured();
  }

  private static boolean isDiscovery(AuditRow difference) {
    return difference != null && FalseDiscovery.isDiscovery(difference.q());
  }

  /** An attribute's own name may hold the sign that stands between conditions, but not behind a value. */
  private static boolean isSingle(String group) {
    return !group.matches("(?s).*=[01] & .*") && !group.equals(Comparison.WHOLE);
  }
}
