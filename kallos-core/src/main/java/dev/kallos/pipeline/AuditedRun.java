package dev.kallos.pipeline;

import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.WholeScores;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.Map;

/**
 * A scored run, as the parts of an audit read it.
 *
 * @param folder where it is
 * @param config its settings
 * @param table its faces
 * @param scores the scores of each part
 */
record AuditedRun(RunFolder folder, RunConfig config, FaceTable table, Map<Part, Scores> scores) {

  static AuditedRun read(RunFolder run) throws IOException {
    FaceTable table = FaceTable.read(run);
    return new AuditedRun(run, RunConfig.read(run), table, WholeScores.read(run, table));
  }

  Scores scores(Part part) {
    return scores.get(part);
  }

  /** All attributes of a part's scored faces, in the scores' order. */
  Labels attributes(Part part) {
    return table.labels().select(table.rowsOf(folder, part, scores.get(part).files()));
  }
}
