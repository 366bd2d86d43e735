package dev.kallos.report;

import java.util.List;
import java.util.stream.Collectors;

/** Which methods find the region the label was planted in, against the targets set for them. */
final class PlantedTests {
  private static final double POINTING_TARGET = 0.95;
  private static final double LIFT_TARGET = 3;
  private final List<TestedMethod> methods;
  private final ScoreboardTable board;

  PlantedTests(List<TestedMethod> all, ScoreboardTable board) {
    this.methods = all.stream().filter(m -> !m.control()).toList();
    this.board = board;
  }

  String html() {
    return "<ul class=\"finding\">"
        + line(MapTest.POINTING_GAME, POINTING_TARGET, "the peak on the planted region in at least 95\u202f% of faces")
        + line(MapTest.TRUE_REGION_LIFT, LIFT_TARGET, "at least 3× as much heat there as its area explains") + "</ul>";
  }

  private String line(MapTest test, double target, String what) {
    List<TestedMethod> taken = methods.stream().filter(m -> m.result(test).exists()).toList();
    if (taken.isEmpty()) {
      return "";
    }
    String passed = names(taken.stream().filter(m -> m.result(test).value() >= target).toList(), test);
    String failed = names(taken.stream().filter(m -> m.result(test).value() < target).toList(), test);
    return "<li>Target: " + what + ". " + (passed.isEmpty() ? "<strong>No method</strong> reaches it" : "✓ " + passed)
        + (failed.isEmpty() ? "." : "; ✗ missed by " + failed + ".") + "</li>";
  }

  private String names(List<TestedMethod> some, MapTest test) {
    return some.stream()
        .map(m -> Html.text(board.fullName(m)) + " (" + test.shown(m.result(test).value()) + ")")
        .collect(Collectors.joining(", "));
  }
}
