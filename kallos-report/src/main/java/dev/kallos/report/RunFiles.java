package dev.kallos.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.internal.file.JsonFile;
import dev.kallos.run.MeasuredFiles;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.run.ScoresCure;
import dev.kallos.run.ScoresRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a run that the report is made of; what later stages write may be absent. */
record RunFiles(
    RunFolder run,
    JsonNode config,
    RunConfig settings,
    JsonNode metrics,
    CsvFile split,
    CsvFile labels,
    Optional<CsvFile> history,
    Map<Part, Scores> scores,
    Optional<CsvFile> skipped,
    Optional<CsvFile> attributes,
    Optional<JsonNode> explanations,
    Optional<CsvFile> regions,
    Optional<CsvFile> scoreboard,
    Optional<CsvFile> checks,
    Optional<CsvFile> curves,
    Optional<CsvFile> planted,
    Optional<CsvFile> causal,
    Optional<JsonNode> findings,
    Optional<CsvFile> audit,
    Optional<String> modelCard) {

  /**
   * Reads them.
   *
   * @throws UnusableInputException if a file the report cannot do without is missing, or any is malformed
   */
  static RunFiles read(RunFolder run) throws IOException {
    JsonNode config = json(run.needed(run.config(), "make it with 'kallos run'"));
    JsonNode metrics = json(run.needed(run.metrics(), "make it with 'kallos evaluate'"));
    boolean ensemble = Ensemble.of(run, config, metrics).isPresent();
    Map<Part, Scores> scores = scores(run, metrics);
    CsvFile split = CsvFile.read(run.needed(run.split(), "make it with 'kallos run'"));
    CsvFile labels = CsvFile.read(run.needed(run.labels(), "make it with 'kallos run'"));
    MeasuredFiles.requireSame(run, run.metrics(), metrics, "evaluate");
    Optional<JsonNode> explanations = object(run.explanationIndex(), "method");
    if (explanations.isPresent()) {
      MeasuredFiles.requireSame(run, run.explanationIndex(), explanations.get(), "explain");
    }
    return new RunFiles(
        run,
        config,
        RunConfig.read(run),
        metrics,
        split,
        labels,
        ensemble ? Optional.empty() : Optional.of(CsvFile.read(run.needed(run.history(), "make it with 'kallos train'"))),
        scores,
        table(run.skipped()),
        table(run.attributes()),
        explanations,
        table(run.regions()),
        table(run.scoreboard()),
        table(run.checks()),
        table(run.curves()),
        table(run.planted()),
        table(run.causal()),
        object(run.findings(), "sentences"),
        hasWholeAudit(run) ? table(run.audit()) : Optional.empty(),
        hasWholeAudit(run) ? Optional.of(Files.readString(run.modelCard())) : Optional.empty());
  }

  /** An audit's files are moved into place with the model card last: without it some may be of an older one. */
  static boolean hasWholeAudit(RunFolder run) {
    return Files.isRegularFile(run.modelCard());
  }

  /** The files and folders of the run that the page is made from and that are there, as they are called in the run folder. */
  List<String> names() {
    return Stream.of(
            run.config(), run.split(), run.labels(), run.skipped(), run.history(), run.scores(), run.metrics(), run.attributes(),
            run.explanations(), run.audit(), run.fairness(), run.label(), run.confidence(), run.counterfactuals(), run.errors(),
            run.modelCard())
        .filter(Files::exists)
        .filter(file -> hasWholeAudit(run) || !file.equals(run.errors()) && !run.auditFiles().contains(file))
        .map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
        .toList();
  }

  /** The scores the metrics were measured on, no fewer: the charts are drawn of them. */
  private static Map<Part, Scores> scores(RunFolder run, JsonNode metrics) throws IOException {
    Map<Part, Scores> scores = ScoresFile.read(run.needed(run.scores(), ScoresCure.ofMissing(run, run.scores())));
    int there = scores.get(Part.TEST).size();
    int measured = metrics.path("test").path("n").asInt();
    if (there != measured) {
      throw new UnusableInputException(
          "%s has %,d test faces where metrics.json has %,d; %s."
              .formatted(run.scores(), there, measured, ScoresCure.ofUnusable(run, run.scores())));
    }
    ScoresRecord.requireSame(run);
    return scores;
  }

  Words words() {
    return Words.of(settings);
  }

  /** What answers, in a word. */
  String net() {
    return ensemble().isPresent() ? "ensemble" : "net";
  }

  /** What is to be said of the run if it is an ensemble, which has no history and no explanations. */
  Optional<Ensemble> ensemble() {
    return Ensemble.of(run, config, metrics);
  }

  /** The last name of a path in a file, whichever system wrote it. */
  static String name(JsonNode path) {
    String[] names = path.asText().split("[/\\\\]+");
    return names.length == 0 ? path.asText() : names[names.length - 1];
  }

  static Optional<CsvFile> table(Path file) throws IOException {
    return Files.isRegularFile(file) ? Optional.of(CsvFile.read(file)) : Optional.empty();
  }

  /**
   * What is in a file, if it is there.
   *
   * @param field one that the file always has
   * @throws UnusableInputException if it is there and lacks that field, or is no JSON
   */
  static Optional<JsonNode> object(Path file, String field) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    JsonNode object = json(file);
    if (!object.has(field)) {
      throw new UnusableInputException(
          "%s is damaged, it has no '%s'; make it again with the stage that writes it.".formatted(file, field));
    }
    return Optional.of(object);
  }

  private static JsonNode json(Path file) throws IOException {
    try {
      JsonNode node = JsonFile.read(file);
      if (node.isObject()) {
        return node;
      }
      throw new UnusableInputException(file + " holds no JSON object; make it again with the stage that writes it.");
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(
          "%s, line %d is not JSON; make it again with the stage that writes it."
              .formatted(file, e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
          e);
    }
  }
}
