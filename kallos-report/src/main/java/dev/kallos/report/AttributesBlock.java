package dev.kallos.report;

import dev.kallos.internal.file.CsvFile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** All attributes a net learnt: how well it answers each beside the train part's commoner label, where it gains most first. */
final class AttributesBlock {
  private AttributesBlock() {}

  /** The chart with its table; nothing where the net learnt one attribute. */
  static String html(RunFiles files) {
    return files.attributes().map(csv -> html(csv, files)).orElse("");
  }

  private static String html(CsvFile csv, RunFiles files) {
    int gain = csv.column("gain");
    int name = csv.column("attribute");
    int published = csv.column("published");
    List<CsvFile.Row> rows =
        csv.rows().stream()
            .sorted(Comparator.comparingDouble(row -> -orLowest(csv.number(row, gain))))
            .toList();
    boolean known = rows.stream().anyMatch(row -> Double.isFinite(csv.number(row, published)));
    String[] columns = {"train part’s commoner label", "gain", "AUC", "have it", "published"};
    IntervalChart chart =
        new IntervalChart(
            "attributes",
            "Accuracy on the test part, attribute by attribute",
            "accuracy",
            known ? columns : List.of(columns).subList(0, 4).toArray(String[]::new));
    for (CsvFile.Row row : rows) {
      String[] cells = {
        Numbers.percent(csv.number(row, csv.column("majority"))),
        Interval.of(csv, row, "gain", "gain_lo", "gain_hi").pointsWithEnds(),
        Numbers.decimal(csv.number(row, csv.column("auc")), 3),
        Numbers.percent(csv.number(row, csv.column("share"))),
        Numbers.percent(csv.number(row, published))
      };
      chart.line(
          row.values().get(name).replace('_', ' '),
          Interval.of(csv, row, "accuracy", "accuracy_lo", "accuracy_hi"),
          row == csv.rows().get(0),
          known ? cells : List.of(cells).subList(0, 4).toArray(String[]::new));
    }
    return "<div class=\"block\"><h3>Every attribute the " + files.net() + " learnt</h3>"
        + "<p>%s answers for %s%s. The mean accuracy%s is %s; always giving the train part’s commoner label reaches %s.</p>"
            .formatted(
                files.ensemble().isPresent() ? "The ensemble" : "One net",
                rows.size() == 1 ? "" : "all ",
                Numbers.count(rows.size(), "attribute"),
                ofKnown(csv),
                Numbers.percent(mean(csv, "accuracy")),
                Numbers.percent(mean(csv, "majority")))
        + chart.chart().html()
        + "<p class=\"note\">A high accuracy alone says little: where one face in fifty has a moustache, always saying no"
        + " is right for 98\u202f%. The gain is what the net adds to that; the diamond marks the attribute this report is about."
        + (known
            ? " Published: Liu et al. (2015), measured on CelebA’s own test part by nets trained on 160,000 faces, so not on"
                + " these faces."
            : "")
        + "</p></div>";
  }

  private static double orLowest(double gain) {
    return Double.isFinite(gain) ? gain : -1;
  }

  private static String ofKnown(CsvFile csv) {
    int known = finite(csv, "accuracy").length;
    return known == csv.rows().size() ? "" : " of the %d known of test faces".formatted(known);
  }

  private static double mean(CsvFile csv, String column) {
    return Arrays.stream(finite(csv, column)).average().orElse(Double.NaN);
  }

  private static double[] finite(CsvFile csv, String column) {
    int at = csv.column(column);
    return csv.rows().stream().mapToDouble(row -> csv.number(row, at)).filter(Double::isFinite).toArray();
  }
}
