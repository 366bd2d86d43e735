package dev.kallos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Methods against some of the tests, controls below as the floor. */
final class ScoreboardTable {
  /** After a figure that a control reaches too. */
  static final String NO_BETTER = " †";

  /** Before a method that fails a test of sanity. */
  static final String FLAG = "⚠ ";

  private final List<TestedMethod> all;
  private final Map<String, String> names;

  /** Rows of the scoreboard, and the methods' names by their ids. */
  ScoreboardTable(List<TestedMethod> all, Map<String, String> names) {
    this.all = all;
    this.names = names;
  }

  /** The tests among those given that any method took. */
  List<MapTest> taken(MapTest... tests) {
    return List.of(tests).stream()
        .filter(test -> all.stream().anyMatch(m -> m.result(test).exists()))
        .toList();
  }

  String html(String caption, List<MapTest> tests) {
    List<String> head = new ArrayList<>(List.of("method"));
    tests.forEach(test -> head.add(test.title()));
    HeatTable table = HeatTable.of(caption, head);
    all.stream().filter(m -> !m.control()).forEach(m -> row(table, m, tests));
    if (all.stream().anyMatch(TestedMethod::control)) {
      table.heading(tests.stream().anyMatch(MapTest::floored) ? "Controls: the floor" : "Controls");
      all.stream().filter(TestedMethod::control).forEach(m -> row(table, m, tests));
    }
    return table.html();
  }

  private String name(TestedMethod method) {
    return names.getOrDefault(method.id(), MapMethod.name(method.id()));
  }

  /** A method's name in a sentence, with its layer where that tells it from another. */
  String fullName(TestedMethod method) {
    boolean twice = all.stream().anyMatch(m -> m != method && name(m).equals(name(method)));
    return name(method) + (twice ? " on " + method.layer() : "");
  }

  private void row(HeatTable table, TestedMethod method, List<MapTest> tests) {
    String layer = method.layer().length() > 1 ? method.layer() : "";
    table.row(
        (method.flagged() && !method.control() ? FLAG : "") + name(method),
        layer,
        tests.stream().map(test -> cell(method, test)).toList());
  }

  private HeatTable.Cell cell(TestedMethod method, MapTest test) {
    Interval result = method.result(test);
    if (!result.exists()) {
      return new HeatTable.Cell(Numbers.NONE, "", 0, "");
    }
    double floor = TestedMethod.floor(all, test);
    boolean noBetter =
        test.floored() && !method.control() && Double.isFinite(floor) && !method.beats(floor, test);
    return new HeatTable.Cell(
        test.shown(result.value()),
        result.hasEnds() ? test.ends(result) : "",
        method.control() || noBetter ? 0 : shade(result.value(), test, floor),
        noBetter ? NO_BETTER : "");
  }

  /** How far a figure is from the floor, or from what knows nothing, to the best: 0 to 1. */
  private double shade(double value, MapTest test, double floor) {
    if (!test.floored()) {
      return Math.max(0, test.better(1, 0) ? value : 1 - Math.abs(value));
    }
    double best = TestedMethod.best(all, test);
    return Double.isFinite(floor) && best != floor ? Math.max(0, (value - floor) / (best - floor)) : 0;
  }
}
