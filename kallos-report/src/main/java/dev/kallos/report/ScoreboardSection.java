package dev.kallos.report;

import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The methods of explanation put to the test, where that has been done. */
final class ScoreboardSection {
  private final RunFiles files;

  ScoreboardSection(RunFiles files) {
    this.files = files;
  }

  String html() throws IOException {
    if (files.ensemble().isPresent()) {
      return files.ensemble().get()
          .without("Without heat maps no method was put to the test.", "scoreboard", RunFolder::scoreboard);
    }
    if (files.scoreboard().isEmpty()) {
      return Html.notMade(
          "The explanations have not been put to the test.", "explanations/scoreboard.csv", "kallos explain RUN");
    }
    List<TestedMethod> methods = TestedMethod.all(files.scoreboard().get());
    ScoreboardTable board = new ScoreboardTable(methods, names());
    StringBuilder out = new StringBuilder();
    out.append("<p>One row a method, controls below: a random map, the photo’s edges, the mean face’s geometry. They"
        + " know nothing of what the net computes, so they are the floor. The deeper a cell, the further it is above"
        + " the best of them; †").append(" marks a figure whose interval does not lie wholly beyond the best of their figures."
        + " An arrow says which way is good. Small print is the 95\u202f% interval, from ").append(files.words().bootstrap())
        .append(".</p>");
    out.append(block(board, "Does it find the planted region?", "",
        MapTest.POINTING_GAME, MapTest.TRUE_REGION_LIFT));
    if (!board.taken(MapTest.POINTING_GAME, MapTest.TRUE_REGION_LIFT).isEmpty()) {
      out.append(new PlantedTests(methods, board, files.checks(), files.planted()).html());
    }
    out.append(block(board, "Does the net need what it calls important?",
        "Deletion: mean confidence as the hottest pixels go. Insertion: the same as they come back. ROAD: half the"
            + " difference between losing the coldest and the hottest, filled in from around. Drop and increase in"
            + " confidence: what becomes of it when the photo fades where the map is cold; a map that is hot nearly everywhere"
            + " does well in these two, whatever it knows. Hidden regions: rank correlation, over a face’s regions, of their share"
            + " of the heat with the fall of confidence when each is hidden."
            + (board.taken(MapTest.CAUSAL).isEmpty()
                ? ""
                : " One thing added: the share of things, drawn onto a face, whose effect the map saw (a bare count of things,"
                    + " without an interval)."),
        MapTest.DELETION, MapTest.INSERTION, MapTest.ROAD, MapTest.CONFIDENCE_DROP, MapTest.CONFIDENCE_INCREASE,
        MapTest.REGION_CORRELATION, MapTest.CAUSAL));
    String main = files.explanations().map(index -> index.path("method").asText()).orElse("");
    files.curves().ifPresent(curves -> out.append(new CurvesCharts(curves, methods, names(), main).html()));
    out.append(block(board, "Does it depend on the net, and hold still?",
        "How alike the map stays: rank correlation with itself, 1 being the same. With random weights or shuffled labels"
            + " it should change: a map that does not (⚠) shows the photo and not what the net learnt. The random weights are"
            + " one draw, the shuffled labels one net. Under mirroring, a shift of a few pixels or a little noise it should stay."
            + " Controls do well in one half of these by their nature, and set no floor; a method’s cell is the deeper here the"
            + " nearer it is to its best, 0 where the map should change and 1 where it should stay.",
        MapTest.WEIGHTS_RANDOMIZED, MapTest.LABELS_RANDOMIZED, MapTest.MIRRORED, MapTest.SHIFTED, MapTest.NOISED));
    Set<String> controls =
        methods.stream().filter(TestedMethod::control).map(TestedMethod::id).collect(Collectors.toSet());
    files.causal().ifPresent(causal -> out.append(new CausalTable(causal, main, names(), controls).html()));
    return out.append(verdicts(methods, board)).toString();
  }

  private static String block(ScoreboardTable board, String title, String note, MapTest... tests) {
    List<MapTest> taken = board.taken(tests);
    if (taken.isEmpty()) {
      return "";
    }
    return "<div class=\"block\"><h3>" + title + "</h3>" + board.html(title, taken)
        + (note.isEmpty() ? "" : "<p class=\"note\">" + note + "</p>") + "</div>";
  }

  private static String verdicts(List<TestedMethod> methods, ScoreboardTable board) {
    StringBuilder out = new StringBuilder();
    for (TestedMethod method : methods) {
      if (!method.control() && !method.verdict().isBlank()) {
        out.append("<li><strong>").append(method.flagged() ? ScoreboardTable.FLAG : "")
            .append(Html.text(board.fullName(method))).append("</strong>: ").append(Html.text(method.verdict())).append("</li>");
      }
    }
    return out.isEmpty() ? "" : "<details class=\"data\"><summary>Method by method, in words</summary><p>A method passes a"
        + " test where its interval lies beyond the test’s limit, and is better than the random map where the interval of the"
        + " difference, face by face, leaves 0 out on the good side; for hidden regions its own must lie above 0 too."
        + " The two targets are reached by the figure itself.</p><ul class=\"finding\">" + out + "</ul></details>";
  }

  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    files.explanations().ifPresent(
        index -> MapMethod.all(index, files.run().explanationIndex()).forEach(m -> names.put(m.id(), m.name())));
    return names;
  }
}
