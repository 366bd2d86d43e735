package dev.kallos.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.audit.Audit;
import dev.kallos.audit.AuditFile;
import dev.kallos.audit.AuditRow;
import dev.kallos.audit.Crossing;
import dev.kallos.audit.FairnessFile;
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
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Measures groups of faces; writes audit and model card. Needs neither net nor photos.
 *
 * @param progress where the work shows
 * @param stopped asked between groups
 */
record AuditStage(Progress progress, BooleanSupplier stopped) {

  /**
   * Audits the run.
   *
   * @param crossings what is to be crossed, as {@link Crossing#parse} reads it; empty for sex and age where they are known
   */
  void run(RunFolder run, Optional<List<String>> crossings) throws IOException {
    RunConfig config = RunConfig.read(run);
    FaceTable table = FaceTable.read(run);
    Scores test = ScoresFile.read(run.scores()).get(Part.TEST);
    Labels labels = labels(run, table, test);
    Audit audit = Audit.of(test, labels, config.attribute(), crossings(crossings, labels, config), config.seed());
    List<AuditRow> rows = audit.rows(progress, stopped);
    AuditFile.write(run.audit(), rows);
    FairnessFile.write(run.fairness(), audit.fairness(), audit.impossibilities());
    ModelCard.write(run.modelCard(), json(run.config()), json(run.metrics()), rows);
  }

  private static List<Crossing> crossings(Optional<List<String>> named, Labels labels, RunConfig config) {
    return named
        .map(texts -> texts.stream().map(text -> Crossing.parse(text, labels, config.attribute())).distinct().toList())
        .orElseGet(() -> Crossing.usual(labels, config.attribute()));
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
