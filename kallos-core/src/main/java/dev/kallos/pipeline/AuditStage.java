package dev.kallos.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.audit.AttributeEffect;
import dev.kallos.audit.CardFindings;
import dev.kallos.audit.Crossing;
import dev.kallos.audit.ModelCard;
import dev.kallos.internal.file.JsonFile;
import dev.kallos.internal.file.WholeFolder;
import dev.kallos.run.MeasuredFiles;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Audits a scored run, a part after the other, and sums up in the model card. Neither net nor photos are needed but for
 * pictures of errors and for drawing faces anew, which are left out where they cannot be had.
 *
 * @param progress where the work shows
 * @param stopped asked between parts, and inside the long ones
 */
record AuditStage(Progress progress, BooleanSupplier stopped) {

  /**
   * Audits the run. An older audit stays as it was until all of the new one is made, also where that fails or is stopped.
   *
   * @param crossings what is to be crossed, as {@link Crossing#parse} reads it; empty for sex and age where they are known
   */
  void run(RunFolder folder, Optional<List<String>> crossings) throws IOException {
    AuditedRun run = AuditedRun.read(folder);
    JsonNode config = json(folder, folder.config());
    JsonNode metrics = json(folder, folder.metrics());
    MeasuredFiles.requireSame(folder, folder.metrics(), metrics, "evaluate");
    GroupsPart.Found groups = new GroupsPart(progress, stopped).measure(run, crossings);
    goOn();
    try (UnfinishedAudit unfinished = UnfinishedAudit.begin(folder)) {
      RunFolder made = unfinished.made();
      WholeFolder.replace(
          folder.errors(),
          errors -> {
            CardFindings findings = write(run, groups, made, errors);
            ModelCard.write(made.modelCard(), config, metrics, groups.rows(), findings);
            goOn();
            unfinished.replaceOlder();
          });
      unfinished.end();
    }
  }

  /** Writes all but the model card; the photos of errors into a folder of their own. */
  private CardFindings write(AuditedRun run, GroupsPart.Found groups, RunFolder made, Path errors) throws IOException {
    groups.write(run, made);
    ConfidencePart.write(run, made);
    goOn();
    List<AttributeEffect> effects;
    try (ReachableData data = ReachableData.of(run.folder(), run.config(), progress)) {
      Map<String, String> photos = new ErrorPhotos(progress, stopped).write(run, errors, data, groups.errors());
      LabelPart.write(run, made, photos, stopped);
      goOn();
      effects = new CounterfactualPart(progress, stopped).write(run, made, data);
    }
    return new CardFindings(json(made, made.fairness()), json(made, made.confidence()), json(made, made.label()), effects);
  }

  private void goOn() {
    if (stopped.getAsBoolean()) {
      throw new StoppedException();
    }
  }

  private static JsonNode json(RunFolder folder, Path file) throws IOException {
    JsonNode read;
    try {
      read = JsonFile.read(folder.needed(file, "evaluate the run first"));
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(file + " is damaged, it is no whole JSON; evaluate the run again.", e);
    }
    if (read.isEmpty()) {
      throw new UnusableInputException(file + " is empty; evaluate the run again.");
    }
    return read;
  }
}
