package dev.kallos.report;

import dev.kallos.internal.file.CsvFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which methods find the region the label was planted in, against the targets set for them. */
final class PlantedTests {
  private final List<TestedMethod> methods;
  private final ScoreboardTable board;
  private final Optional<CsvFile> checks;
  private final Optional<CsvFile> planted;

  /** What the scoreboard says, and {@code checks.csv} and {@code planted.csv} where they are there. */
  PlantedTests(
      List<TestedMethod> all, ScoreboardTable board, Optional<CsvFile> checks, Optional<CsvFile> planted) {
    this.checks = checks;
    this.planted = planted;
    this.methods = all.stream().filter(m -> !m.control()).toList();
    this.board = board;
  }

  String html() {
    return "<ul class=\"finding\">"
        + line(MapTest.POINTING_GAME, "in at least 95\u202f% of faces the peak on the planted region, or no further from it than"
            + " a fifteenth of the picture’s width (15 pixels of 224; the game is Zhang et al.’s, 2018)")
        + line(MapTest.TRUE_REGION_LIFT, "at least 3× as much heat there as its area explains") + "</ul>"
        + planted.map(this::beside).orElse("");
  }

  private String line(MapTest test, String what) {
    List<TestedMethod> measured = methods.stream().filter(m -> m.result(test).exists()).toList();
    if (measured.isEmpty()) {
      return "";
    }
    if (checks.isEmpty()) {
      return "<li>Target: " + what + ". Without <code>checks.csv</code> no method is judged.</li>";
    }
    String passed = names(measured, test, "1");
    String failed = names(measured, test, "0");
    String open = names(measured, test, "");
    return "<li>Target: " + what + ". " + (passed.isEmpty() ? "<strong>No method</strong> is known to reach it" : "✓ " + passed)
        + (failed.isEmpty() ? "" : "; ✗ missed by " + failed)
        + (open.isEmpty() ? "" : "; ? of faces of fewer than five people, and so not judged: " + open) + ".</li>";
  }

  /** What {@code checks.csv} says of a method: 1 if it passes, 0 if not, nothing if that cannot be told. */
  private String passes(TestedMethod method, MapTest test) {
    CsvFile file = checks.orElseThrow();
    return file.rows().stream()
        .filter(r -> r.values().get(file.column("method")).equals(method.id()))
        .filter(r -> r.values().get(file.column("test")).equals(test.column()))
        .map(r -> r.values().get(file.column("passes")))
        .findFirst()
        .orElse("");
  }

  private Optional<CsvFile.Row> rowOf(TestedMethod method, String weights) {
    return planted.flatMap(
        file ->
            file.rows().stream()
                .filter(r -> r.values().get(file.column("method")).equals(method.id()))
                .filter(r -> r.values().get(file.column("weights")).equals(weights))
                .findFirst());
  }

  /** Whether the faces of a row show enough people to judge by. */
  private boolean enough(CsvFile.Row row) {
    CsvFile file = planted.orElseThrow();
    return file.number(row, file.column("subjects")) >= MapTest.FEWEST_PEOPLE;
  }

  /** The same by a net of random weights: what is as good there was not found by looking at what the net learnt. */
  private String beside(CsvFile file) {
    HeatTable table =
        HeatTable.of(
            "Finding the planted region, by the net and by random weights",
            List.of(
                "method", "pointing game", "peak inside", "pointing game with random weights", "lift",
                "lift with random weights", "cells wide"));
    for (TestedMethod method : methods) {
      Optional<CsvFile.Row> trained = rowOf(method, "trained");
      Optional<CsvFile.Row> random = rowOf(method, "random").filter(this::enough);
      Optional<CsvFile.Row> told = trained.filter(this::enough);
      if (trained.isPresent()) {
        table.row(
            board.fullName(method),
            Region.words(trained.get().values().get(file.column("region"))),
            List.of(
                cell(file, told, "pointing_game", MapTest.POINTING_GAME),
                cell(file, told, "inside", MapTest.POINTING_GAME),
                cell(file, random, "pointing_game", MapTest.POINTING_GAME),
                cell(file, told, "lift", MapTest.TRUE_REGION_LIFT),
                cell(file, random, "lift", MapTest.TRUE_REGION_LIFT),
                new HeatTable.Cell(
                    Numbers.decimal(file.number(trained.get(), file.column("cells")), 1), "", 0, "")));
      }
    }
    return "<div class=\"block\"><h3>By the net, and by random weights</h3>" + table.html()
        + "<p class=\"note\">What is found as well by a net of random weights was not found by what the net learnt. A"
        + " region less than one cell wide cannot be told from its neighbours. Random weights are tested on a hundred faces,"
        + " slow methods on eight; of fewer than five people no figure is shown.</p></div>";
  }

  private static HeatTable.Cell cell(CsvFile file, Optional<CsvFile.Row> row, String column, MapTest test) {
    Interval found = row.map(r -> Interval.of(file, r, column, column + "_lo", column + "_hi"))
        .orElse(Interval.NONE);
    return new HeatTable.Cell(test.shown(found.value()), found.hasEnds() ? test.ends(found) : "", 0, "");
  }

  /** The methods of which {@code checks.csv} says this, with their figures. */
  private String names(List<TestedMethod> measured, MapTest test, String passes) {
    return measured.stream()
        .filter(m -> passes(m, test).equals(passes))
        .map(m -> Html.text(board.fullName(m)) + " (" + test.shown(m.result(test).value()) + ")")
        .collect(Collectors.joining(", "));
  }
}
