package dev.kallos.report;

import dev.kallos.audit.ComparedRun;
import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The runs' learning curves over each other: validation accuracy and loss. */
final class ComparedCurves {
  private static final List<String> COLOURS =
      List.of(Palette.POSITIVE, Palette.NEGATIVE, Palette.ACCENT, Palette.INK, Palette.QUIET);
  private static final List<List<Integer>> DASHES =
      List.of(List.of(1, 0), List.of(6, 3), List.of(2, 2), List.of(8, 2, 2, 2));
  private static final int HEIGHT = 230;
  private static final int LEGEND_ROW = 21;

  private final Map<String, CsvFile> histories = new LinkedHashMap<>();
  private final List<String> without = new ArrayList<>();

  ComparedCurves(List<ComparedRun> runs) throws IOException {
    for (ComparedRun run : runs) {
      if (Files.isRegularFile(run.folder().history())) {
        histories.put(run.name(), CsvFile.read(run.folder().history()));
      } else if (!run.config().isEnsemble()) {
        without.add(run.name());
      }
    }
  }

  String html() {
    String missing =
        without.isEmpty()
            ? ""
            : "<p class=\"warning\">No <code>history.csv</code>: " + Html.text(String.join(", ", without)) + ".</p>";
    if (histories.isEmpty()) {
      return missing.isEmpty() ? "<p class=\"note\">Ensembles have no learning curves; their members have.</p>" : missing;
    }
    return missing + "<div class=\"block\"><div class=\"pair\"><div><h3>Accuracy on the validation part</h3>"
        + chart("validation-accuracy", "val_accuracy", "accuracy", "%").html()
        + "</div><div><h3>Loss on the validation part</h3>"
        + chart("validation-loss", "val_loss", "loss", ".2~f").html()
        + "</div></div><p class=\"note\">Each run has a validation part of its own; where splits differ, so do the faces"
        + " behind these lines.</p></div>";
  }

  private Chart chart(String id, String column, String measure, String format) {
    List<String> names = List.copyOf(histories.keySet());
    Rows rows = new Rows();
    Map<Integer, String[]> byEpoch = new TreeMap<>();
    for (int r = 0; r < names.size(); r++) {
      CsvFile history = histories.get(names.get(r));
      int epoch = history.column("epoch");
      int values = history.column(column);
      for (CsvFile.Row row : history.rows()) {
        double value = history.number(row, values);
        String shown = format.equals("%") ? Numbers.percent(value) : Numbers.decimal(value, 3);
        rows.row().with("epoch", history.number(row, epoch)).with("run", names.get(r)).with("value", value)
            .with("shown", shown);
        byEpoch.computeIfAbsent((int) history.number(row, epoch), any -> new String[names.size()])[r] = shown;
      }
    }
    List<String> head = new ArrayList<>(List.of("epoch"));
    head.addAll(names);
    HtmlTable table = HtmlTable.of("Each epoch’s " + measure, head.toArray(String[]::new));
    byEpoch.forEach(
        (epoch, shown) -> {
          List<String> cells = new ArrayList<>(List.of(epoch.toString()));
          for (String cell : shown) {
            cells.add(cell == null ? Numbers.NONE : cell);
          }
          table.row(cells.toArray(String[]::new));
        });
    int last = byEpoch.isEmpty() ? 0 : Collections.max(byEpoch.keySet());
    Channel x = Channel.quantity("x", "epoch").title("epoch").whole(last).notFromZero();
    Channel y = Channel.quantity("y", "value").title(measure).format(format).notFromZero().ticks(5);
    return Chart.of(
        id,
        "Lines: " + measure + " on the validation part after each epoch, a line for each run",
        table,
        rows,
        HEIGHT + LEGEND_ROW * ((names.size() + 1) / 2),
        Layer.of("line").set("strokeWidth", 2).on(x).on(y).on(colour(names).legendOfLines())
            .on(Channel.category("strokeDash", "run").range(names, cycled(DASHES, names.size())).legendOfLines()),
        Layer.of("point").set("filled", true).set("size", 30).set("opacity", 1).on(x).on(y).on(colour(names).legendOfLines())
            .tooltip("run", "run", "epoch", "epoch", "shown", measure));
  }

  private static Channel colour(List<String> names) {
    return Channel.category("color", "run").range(names, cycled(COLOURS, names.size()));
  }

  private static <T> List<T> cycled(List<T> of, int length) {
    List<T> out = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      out.add(of.get(i % of.size()));
    }
    return out;
  }
}
