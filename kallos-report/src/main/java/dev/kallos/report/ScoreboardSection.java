package dev.kallos.report;

import dev.kallos.internal.file.CsvFile;

/** The methods of explanation put to the test, where that has been done. */
final class ScoreboardSection {
  private final RunFiles files;

  ScoreboardSection(RunFiles files) {
    this.files = files;
  }

  String html() {
    if (files.scoreboard().isEmpty()) {
      return Html.notMade(
          "The explanations have not been put to the test.", "explanations/scoreboard.csv", "kallos explain RUN");
    }
    CsvFile file = files.scoreboard().get();
    HtmlTable table =
        HtmlTable.of(
            "Methods of explanation, tested", file.header().stream().map(h -> h.replace('_', ' '))
                .toArray(String[]::new));
    file.rows().forEach(row -> table.row(row.values().stream().map(ScoreboardSection::shown).toArray(String[]::new)));
    return "<p>One row a method, controls included: a method no better than its control shows nothing. The pointing"
        + " game is"
        + " the share of maps whose peak falls on the true region; deletion is better low, the others better high.</p>"
        + table.html();
  }

  private static String shown(String cell) {
    if (cell.isBlank()) {
      return Numbers.NONE;
    }
    return cell.matches("-?\\d+\\.\\d+(E-?\\d+)?") ? Numbers.decimal(Double.parseDouble(cell), 3) : cell;
  }
}
