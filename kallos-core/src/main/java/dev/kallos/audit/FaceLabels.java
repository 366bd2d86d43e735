package dev.kallos.audit;

import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunFolder;

/** The attributes of scored faces. */
final class FaceLabels {
  private FaceLabels() {}

  /** All attributes of the test faces, in the scores' order. */
  static Labels of(RunFolder run, FaceTable table, Scores test) {
    int[] rows = table.rowsOf(run, Part.TEST, test.files());
    byte[][] values = new byte[table.labels().values().length][rows.length];
    for (int a = 0; a < values.length; a++) {
      for (int i = 0; i < rows.length; i++) {
        values[a][i] = table.labels().values()[a][rows[i]];
      }
    }
    return new Labels(table.labels().attributes(), values);
  }
}
