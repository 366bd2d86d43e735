package dev.kallos.explanation.test;

import dev.kallos.evaluation.Measured;
import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Methods held against the tests of explanations; the files {@code scoreboard.csv}, a row a method, and {@code checks.csv}, a
 * row for each test of each method.
 *
 * @param methods how each did, controls too
 */
public record Scoreboard(List<MethodScore> methods) {
  /** The tests whose means the file begins with; their intervals follow behind {@code control}. */
  private static final List<MapTest> FIRST =
      List.of(MapTest.POINTING_GAME, MapTest.TRUE_REGION_LIFT, MapTest.DELETION, MapTest.INSERTION, MapTest.ROAD);

  private static final List<String> CHECKS_HEADER =
      List.of(
          "method", "layer", "test", "value", "lo", "hi", "margin", "margin_lo", "margin_hi", "passes", "faces",
          "subjects");

  public Scoreboard {
    methods = List.copyOf(methods);
  }

  /** Writes {@code scoreboard.csv}. */
  public void write(Path path) throws IOException {
    CsvFile.write(path, header(), methods.stream().map(Scoreboard::row).toList());
  }

  /** Writes {@code checks.csv}: a row for each test a method was put to. */
  public void writeChecks(Path path) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (MethodScore method : methods) {
      for (MapTest test : MapTest.values()) {
        if (method.results().containsKey(test)) {
          rows.add(check(method, test));
        }
      }
    }
    CsvFile.write(path, CHECKS_HEADER, rows);
  }

  private static List<String> header() {
    List<String> header = new ArrayList<>(List.of("method", "layer"));
    FIRST.forEach(test -> header.add(test.id()));
    header.addAll(List.of("faces", "control"));
    FIRST.forEach(test -> header.addAll(List.of(test.id() + "_lo", test.id() + "_hi")));
    for (MapTest test : MapTest.values()) {
      if (!FIRST.contains(test)) {
        header.addAll(List.of(test.id(), test.id() + "_lo", test.id() + "_hi"));
      }
    }
    header.addAll(List.of("causal", "flagged", "verdict"));
    return header;
  }

  private static List<String> row(MethodScore method) {
    List<String> row = new ArrayList<>(List.of(method.method(), method.layer()));
    FIRST.forEach(test -> row.add(CsvFile.cell(method.result(test).value().value())));
    row.addAll(List.of(Integer.toString(method.faces()), flag(method.control())));
    FIRST.forEach(test -> row.addAll(bounds(method.result(test).value())));
    for (MapTest test : MapTest.values()) {
      if (!FIRST.contains(test)) {
        row.addAll(cells(method.result(test).value()));
      }
    }
    row.addAll(List.of(CsvFile.cell(method.causal()), flag(method.isFlagged()), method.verdict()));
    return row;
  }

  private static List<String> check(MethodScore method, MapTest test) {
    MethodScore.Result result = method.result(test);
    List<String> row = new ArrayList<>(List.of(method.method(), method.layer(), test.id()));
    row.addAll(cells(result.value()));
    row.addAll(cells(result.margin()));
    row.add(result.passes().map(Scoreboard::flag).orElse(""));
    row.addAll(List.of(Integer.toString(result.faces()), Integer.toString(result.subjects())));
    return row;
  }

  private static String flag(boolean holds) {
    return holds ? "1" : "0";
  }

  /** A number and its interval. */
  static List<String> cells(Measured measured) {
    List<String> cells = new ArrayList<>(List.of(CsvFile.cell(measured.value())));
    cells.addAll(bounds(measured));
    return cells;
  }

  private static List<String> bounds(Measured measured) {
    return List.of(CsvFile.cell(measured.ci95().lo()), CsvFile.cell(measured.ci95().hi()));
  }
}
