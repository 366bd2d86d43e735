package dev.kallos.report;

import dev.kallos.internal.file.CsvFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of {@code explanations/scoreboard.csv}: a method and how it fared.
 *
 * @param id its id
 * @param layer the layer it looked at
 * @param control whether it knows nothing of the net
 * @param faces how many faces it was tested on
 * @param results its figures; NaN where a test was not made
 * @param flagged whether it fails a test of sanity
 * @param verdict what is to be said of it, in words; may be empty
 */
record TestedMethod(
    String id, String layer, boolean control, String faces, Map<MapTest, Interval> results, boolean flagged,
    String verdict) {

  static List<TestedMethod> all(CsvFile table) {
    int method = table.column("method");
    int layer = table.column("layer");
    int faces = table.column("faces");
    return table.rows().stream()
        .map(
            row -> {
              Map<MapTest, Interval> results = new EnumMap<>(MapTest.class);
              for (MapTest test : MapTest.values()) {
                String column = test.column();
                results.put(test, Interval.of(table, row, column, column + "_lo", column + "_hi"));
              }
              String id = row.values().get(method);
              boolean control = text(table, row, "control").map(TestedMethod::yes).orElse(id.startsWith("random"));
              return new TestedMethod(
                  id, row.values().get(layer), control, row.values().get(faces), results,
                  text(table, row, "flagged").map(TestedMethod::yes).orElse(false),
                  text(table, row, "verdict").orElse(""));
            })
        .toList();
  }

  Interval result(MapTest test) {
    return results.get(test);
  }

  /** The best a control did in a test; NaN if none took it. */
  static double floor(List<TestedMethod> all, MapTest test) {
    return best(all.stream().filter(TestedMethod::control).toList(), test);
  }

  /** The best figure in a test; NaN if there is none. */
  static double best(List<TestedMethod> all, MapTest test) {
    return all.stream()
        .map(m -> m.result(test).value())
        .filter(Double::isFinite)
        .reduce((a, b) -> test.better(a, b) ? a : b)
        .orElse(Double.NaN);
  }

  /**
   * Whether the whole interval is better than what the best control reached. A number that is the same on every face has none, and is
   * judged itself; where no figure has one, too few people were tested for any.
   */
  boolean beats(double floor, MapTest test) {
    boolean enough = test == MapTest.CAUSAL || results.values().stream().anyMatch(Interval::hasEnds);
    return enough && test.better(test.cautious(result(test)), floor);
  }

  /** Whether a cell says yes, however it was written. */
  static boolean yes(String cell) {
    return cell.equals("1") || cell.equals("true");
  }

  private static Optional<String> text(CsvFile table, CsvFile.Row row, String column) {
    int at = table.find(column);
    return at < 0 ? Optional.empty() : Optional.of(row.values().get(at));
  }
}
