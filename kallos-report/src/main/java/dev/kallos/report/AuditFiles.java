package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.MeasuredFiles;
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
   * Reads them; none where the audit is not whole.
   *
   * @throws dev.kallos.UnusableInputException if one is malformed, or the scores have changed since
   */
  static AuditFiles read(RunFolder run) throws IOException {
    Pictures pictures = new Pictures(run.errors(), "audit");
    if (!RunFiles.hasWholeAudit(run)) {
      return new AuditFiles(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), pictures);
    }
    Optional<JsonNode> fairness = RunFiles.object(run.fairness(), "criteria");
    if (fairness.isPresent()) {
      MeasuredFiles.requireSame(run, run.fairness(), fairness.get(), "audit");
    }
    return new AuditFiles(
        fairness,
        RunFiles.object(run.label(), "predictors"),
        RunFiles.object(run.confidence(), "before"),
        RunFiles.table(run.counterfactuals()),
        RunFiles.object(run.errorIndex(), "faces"),
        pictures);
  }
}
