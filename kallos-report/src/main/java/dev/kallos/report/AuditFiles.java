package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.Optional;

/**
 * What an audit leaves beside its table of groups; each may be absent.
 *
 * @param fairness the criteria, {@code fairness.json}
 * @param label what the label is made of, {@code label.json}
 * @param confidence how far probabilities hold, {@code confidence.json}
 * @param counterfactuals drawn faces with one thing changed, {@code counterfactuals.csv}
 * @param errors the most confident errors, {@code audit/index.json}
 * @param pictures the pictures in {@code audit/}
 */
record AuditFiles(
    Optional<JsonNode> fairness,
    Optional<JsonNode> label,
    Optional<JsonNode> confidence,
    Optional<CsvFile> counterfactuals,
    Optional<JsonNode> errors,
    Pictures pictures) {

  /**
   * Reads them.
   *
   * @throws dev.kallos.UnusableInputException if one is malformed
   */
  static AuditFiles read(RunFolder run) throws IOException {
    return new AuditFiles(
        RunFiles.object(run.fairness(), "criteria"),
        RunFiles.object(run.label(), "predictors"),
        RunFiles.object(run.confidence(), "before"),
        RunFiles.table(run.counterfactuals()),
        RunFiles.object(run.errorIndex(), "faces"),
        new Pictures(run.errors(), "audit"));
  }
}
