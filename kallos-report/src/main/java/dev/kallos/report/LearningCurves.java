package dev.kallos.report;

import dev.kallos.internal.file.CsvFile;
import java.util.List;

/** Figure 4: accuracy and loss over the epochs, on the training and the validation part. */
final class LearningCurves {
  private static final List<String> PARTS = List.of("training", "validation");
  private final CsvFile history;
  private final double best;

  /**
   * The curves of a history.
   *
   * @param byLoss whether the weights of the lowest validation loss were kept, rather than of the highest validation accuracy
   */
  LearningCurves(CsvFile history, boolean byLoss) {
    this.history = history;
    this.best = bestEpoch(history, byLoss);
  }

  /** The epoch whose weights were kept: the first with the best validation measure; NaN if there is none. */
  double best() {
    return best;
  }

  int epochs() {
    return history.rows().size();
  }

  Chart accuracy() {
    return chart("accuracy", "train_accuracy", "val_accuracy", "%");
  }

  Chart loss() {
    return chart("loss", "train_loss", "val_loss", ".2~f");
  }

  private Chart chart(String measure, String trainColumn, String validationColumn, String format) {
    int epoch = history.column("epoch");
    int[] columns = {history.column(trainColumn), history.column(validationColumn)};
    boolean share = format.equals("%");
    Rows rows = new Rows();
    HtmlTable table = HtmlTable.of("Each epoch's " + measure, "epoch", "training", "validation");
    for (CsvFile.Row row : history.rows()) {
      double number = history.number(row, epoch);
      String[] shown = new String[2];
      for (int i = 0; i < 2; i++) {
        double value = history.number(row, columns[i]);
        shown[i] = share ? Numbers.percent(value) : Numbers.decimal(value, 3);
        rows.row().with("epoch", number).with("part", PARTS.get(i)).with(measure, value).with("shown", shown[i]);
        rows.with("kept", number == best && i == 1 ? "kept" : "");
      }
      table.row(Numbers.decimal(number, 0) + (number == best ? " (kept)" : ""), shown[0], shown[1]);
    }
    Channel x = Channel.quantity("x", "epoch").title("epoch").whole(epochs()).notFromZero();
    Channel y = Channel.quantity("y", measure).title(measure).format(format).notFromZero().ticks(5);
    return Chart.of(
        measure,
        "Lines: " + measure + " on the training and the validation part after each epoch",
        table,
        rows,
        230,
        Layer.of("rule").dashed().set("color", Palette.QUIET).where("kept", "kept").on(x),
        Layer.of("line")
            .set("strokeWidth", 2)
            .on(x)
            .on(y)
            .on(Channel.category("color", "part").range(PARTS, Palette.LABELS))
            .on(Channel.category("strokeDash", "part").range(PARTS, List.of(List.of(1, 0), List.of(6, 3)))),
        Layer.of("point")
            .set("filled", true)
            .set("size", 36)
            .set("opacity", 1)
            .on(x)
            .on(y)
            .on(Channel.category("color", "part").range(PARTS, Palette.LABELS))
            .on(Channel.category("shape", "part").range(PARTS, List.of("circle", "diamond")))
            .tooltip("epoch", "epoch", "part", "part", "shown", measure),
        kept(x).outlined(),
        kept(x));
  }

  /** The word beside the line of the epoch that was kept. */
  private static Layer kept(Channel x) {
    return Layer.of("text").set("align", "left").set("dx", 7).set("dy", -8).set("y", "height").set("color", Palette.INK)
        .set("fontWeight", "bold").where("kept", "kept").on(x).on(Channel.category("text", "kept"));
  }

  private static double bestEpoch(CsvFile history, boolean byLoss) {
    int epoch = history.column("epoch");
    int measure = history.column(byLoss ? "val_loss" : "val_accuracy");
    double best = Double.NaN;
    double highest = Double.NEGATIVE_INFINITY;
    for (CsvFile.Row row : history.rows()) {
      double value = byLoss ? -history.number(row, measure) : history.number(row, measure);
      if (value > highest) {
        highest = value;
        best = history.number(row, epoch);
      }
    }
    return best;
  }
}
