package dev.kallos.report;

import dev.kallos.internal.file.CsvFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whom the net judges differently: accuracy by group, and every metric of the audit as a table. */
final class AuditSection {
  private static final String WHOLE = "all";

  private record Row(String group, String metric, Interval value, String faces, String subjects) {}

  private final RunFiles files;
  private final boolean subjectsKnown;

  AuditSection(RunFiles files) {
    this.files = files;
    this.subjectsKnown = files.words().subjectsKnown();
  }

  String html() {
    if (files.audit().isEmpty()) {
      return Html.notMade("This run has not been audited.", "audit.csv", "kallos audit RUN");
    }
    List<Row> rows = rows(files.audit().get());
    List<Row> accuracy =
        rows.stream()
            .filter(r -> r.metric.equals("accuracy") && !r.group.equals(WHOLE) && r.value.exists())
            .sorted(Comparator.comparingDouble((Row r) -> r.value.value()))
            .toList();
    return accuracy.isEmpty() ? table(rows) : summary(accuracy) + chart(accuracy) + table(rows);
  }

  private static List<Row> rows(CsvFile table) {
    int group = table.column("group");
    int metric = table.column("metric");
    int value = table.column("value");
    int lo = table.column("lo");
    int hi = table.column("hi");
    int faces = table.column("faces");
    int subjects = table.column("subjects");
    return table.rows().stream()
        .map(
            row ->
                new Row(
                    row.values().get(group),
                    row.values().get(metric),
                    new Interval(table.number(row, value), table.number(row, lo), table.number(row, hi)),
                    row.values().get(faces),
                    row.values().get(subjects)))
        .toList();
  }

  private double overall() {
    return Numbers.of(files.metrics().path("test").path("accuracy"));
  }

  private String summary(List<Row> ascending) {
    double overall = overall();
    long below = ascending.stream().filter(r -> r.value.hi() < overall).count();
    long above = ascending.stream().filter(r -> r.value.lo() > overall).count();
    Row lowest = ascending.get(0);
    Row highest = ascending.get(ascending.size() - 1);
    return ("<p>Of %s, %s an interval wholly below the accuracy on all test faces (%s) and %s one wholly"
        + " above. The net is least")
            .formatted(Numbers.count(ascending.size(), "group"), has(below), Numbers.percent(overall), has(above))
        + (" accurate on <strong>%s</strong>, %s (%s), and most accurate on <strong>%s</strong>, %s"
            + " (%s). With this many groups a")
            .formatted(
                named(lowest), lowest.value.percent(), lowest.value.percentEnds(),
                named(highest), highest.value.percent(), highest.value.percentEnds())
        + " few intervals stray by chance alone.</p>";
  }

  private static String has(long count) {
    return Numbers.count(count) + (count == 1 ? " has" : " have");
  }

  private static String named(Row row) {
    return Html.text(inWords(row.group));
  }

  private String chart(List<Row> accuracy) {
    String[] sizes = subjectsKnown ? new String[] {"faces", "people"} : new String[] {"faces"};
    IntervalChart lines = new IntervalChart("groups", "Accuracy by group of faces", "accuracy", sizes);
    accuracy.forEach(
        r -> {
          String[] counts = subjectsKnown ? new String[] {r.faces, r.subjects} : new String[] {r.faces};
          lines.line(inWords(r.group), r.value, false, counts);
        });
    return "<div class=\"block\"><h3>Accuracy by group</h3>" + lines.chart(overall()).html()
        + "<p class=\"note\">Each dot is a group of test faces, its line the 95\u202f% interval; the dashed line is"
        + " the accuracy on"
        + " all of them.</p></div>";
  }

  private String table(List<Row> rows) {
    List<String> head = new ArrayList<>(List.of("group", "metric", "value", "95 % interval", "faces"));
    if (subjectsKnown) {
      head.add("people");
    }
    HtmlTable table = HtmlTable.of("The whole audit", head.toArray(String[]::new));
    for (Row r : rows) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  inWords(r.group), r.metric.replace('_', ' '), r.value.decimal(3), r.value.decimalEnds(3), r.faces));
      if (subjectsKnown) {
        cells.add(r.subjects);
      }
      table.row(cells.toArray(String[]::new));
    }
    return "<details class=\"data\"><summary>Every group and metric (" + Numbers.count(rows.size(), "row")
        + ")</summary>"
        + table.html() + "</details>";
  }

  /** "Wearing_Hat=0 & Young=1" as "not Wearing Hat & Young". */
  private static String inWords(String group) {
    StringBuilder out = new StringBuilder();
    for (String condition : group.split(" & ")) {
      out.append(out.length() == 0 ? "" : " & ");
      String name = condition.replaceAll("=[01]$", "").replace('_', ' ');
      out.append(condition.endsWith("=0") ? "not " : "").append(name);
    }
    return out.toString();
  }
}
