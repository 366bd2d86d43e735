package dev.kallos.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.UnusableInputException;
import dev.kallos.audit.Audit;
import dev.kallos.audit.AuditFile;
import dev.kallos.audit.AuditRow;
import dev.kallos.audit.ModelCard;
import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures groups of faces; writes audit and model card. Needs neither net nor photos. */
record AuditStage() {

  void run(RunFolder run) throws IOException {
    RunConfig config = RunConfig.read(run);
    FaceTable table = FaceTable.read(run);
    Scores test = ScoresFile.read(run.scores()).get(Part.TEST);
    List<AuditRow> rows = Audit.of(test, labels(run, table, test), config.attribute(), config.seed());
    AuditFile.write(run.audit(), rows);
    ModelCard.write(run.modelCard(), json(run.config()), json(run.metrics()), rows);
  }

  /** The attributes of the scored faces, in the scores' order. */
  private static Labels labels(RunFolder run, FaceTable table, Scores test) {
    int[] rows = table.rowsOf(run, Part.TEST, test.files());
    byte[][] values = new byte[table.labels().values().length][rows.length];
    for (int a = 0; a < values.length; a++) {
      for (int i = 0; i < rows.length; i++) {
        values[a][i] = table.labels().values()[a][rows[i]];
      }
    }
    return new Labels(table.labels().attributes(), values);
  }

  private static JsonNode json(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UnusableInputException("There is no file " + file + "; evaluate the run first.");
    }
    return new ObjectMapper().readTree(file.toFile());
  }
}
