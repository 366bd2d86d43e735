package dev.kallos.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.Disclaimer;
import dev.kallos.audit.Comparison;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.RunFolder;
import dev.kallos.training.Criterion;
import dev.kallos.training.EpochResult;
import dev.kallos.training.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One line that says what came of a stage, read from the files it left.
 *
 * @param config the run's {@code config.json}
 */
record Outcome(RunFolder run, JsonNode config) {
  static String of(Stage stage, RunFolder run) throws IOException {
    Outcome outcome = new Outcome(run, json(run.config()));
    return switch (stage) {
      case PREPARE -> outcome.prepared();
      case TRAIN -> outcome.trained();
      case SCORE -> "Scored %,d %s.".formatted(rows(run.scores()), outcome.faces());
      case EVALUATE -> outcome.evaluated();
      case EXPLAIN -> outcome.explained();
      case AUDIT -> outcome.audited();
      case REPORT -> "Report: " + run.report();
    };
  }

  /** What came of averaging several runs. */
  static String averaged(RunFolder run) throws IOException {
    Outcome outcome = new Outcome(run, json(run.config()));
    return "Averaged the logits of %d nets on %,d %s: %s"
        .formatted(outcome.config.path("members").size(), rows(run.members()), outcome.faces(), run.path());
  }

  private String prepared() throws IOException {
    JsonNode data = config.path("data");
    int subjects = data.path("subjects_known").asBoolean(true) ? data.path("subjects").asInt() : 0;
    Map<String, Long> parts = count(run.split(), "partition");
    long skipped = rows(run.skipped());
    return "Prepared %,d %s%s (%s): %,d to train, %,d to validate, %,d to test%s."
        .formatted(
            parts.values().stream().mapToLong(Long::longValue).sum(),
            faces(),
            subjects > 0 ? " of %,d subjects".formatted(subjects) : "",
            data.path("layout").asText(),
            parts.getOrDefault("train", 0L),
            parts.getOrDefault("validation", 0L),
            parts.getOrDefault("test", 0L),
            skipped == 0
                ? ""
                : "; %,d left out%s, see %s".formatted(skipped, beyondShare(config.path("split")), run.skipped()));
  }

  /** What of the training part is not used because a share of it was asked for. */
  private static String beyondShare(JsonNode split) {
    int faces = split.path("faces_left_out").asInt();
    int subjects = split.path("subjects_left_out").asInt();
    return faces == 0
        ? ""
        : ", %,d of them%s for a train share of %s"
            .formatted(
                faces, subjects > 0 ? " (%,d subjects)".formatted(subjects) : "", split.path("train_share").asText());
  }

  private String trained() throws IOException {
    Criterion criterion = Criterion.named(config.at("/training/kept_by").asText("accuracy"));
    History history = History.read(run.history());
    if (history.epochs().isEmpty()) {
      throw new IOException(run.history() + " has no epoch");
    }
    EpochResult best = history.best(criterion);
    return "Trained %s in %.0f s; best validation %s %s at epoch %d."
        .formatted(
            history.epochs().size() == 1 ? "1 epoch" : history.epochs().size() + " epochs",
            history.epochs().stream().mapToDouble(EpochResult::seconds).sum(),
            criterion.id(),
            criterion == Criterion.LOSS
                ? String.format(Locale.ROOT, "%.3f", best.validationLoss())
                : percent(best.validationAccuracy()),
            best.epoch());
  }

  private String evaluated() throws IOException {
    JsonNode metrics = json(run.metrics());
    JsonNode test = metrics.path("test");
    StringBuilder line = new StringBuilder("Test accuracy " + percent(test.path("accuracy")));
    JsonNode interval = test.path("accuracy_ci95");
    if (interval.size() == 2) {
      line.append(" (95 %% interval %s to %s)".formatted(percent(interval.get(0)), percent(interval.get(1))));
    }
    line.append(" on %,d %s".formatted(test.path("n").asInt(), faces()));
    if (test.path("auc").isNumber()) {
      line.append(", AUC %.3f".formatted(test.path("auc").asDouble()));
    }
    JsonNode baselines = metrics.path("baselines");
    compare(line, "always the train part's commoner label", baselines.path("majority").path("accuracy"));
    compare(line, "by sex alone", baselines.path("sex_only").path("accuracy"));
    compare(line, "best reachable", metrics.path("bayes_accuracy"));
    JsonNode gain = metrics.at("/ensemble/gain/accuracy");
    if (gain.isNumber()) {
      line.append("; its members on average ").append(percent(test.path("accuracy").asDouble() - gain.asDouble()));
    }
    line.append('.');
    if (Files.exists(run.attributes())) {
      line.append(attributes());
    }
    return line.toString();
  }

  private String attributes() throws IOException {
    CsvFile attributes = CsvFile.read(run.attributes());
    int accuracy = attributes.column("accuracy");
    double[] known =
        attributes.rows().stream()
            .mapToDouble(row -> attributes.number(row, accuracy))
            .filter(Double::isFinite)
            .toArray();
    int all = attributes.rows().size();
    String these =
        known.length == all
            ? "all %d attributes".formatted(all)
            : "the %d of %d attributes known of test faces".formatted(known.length, all);
    return known.length == 0
        ? ""
        : " Mean accuracy of %s %s, see %s."
            .formatted(these, percent(Arrays.stream(known).average().getAsDouble()), run.attributes());
  }

  private static void compare(StringBuilder line, String with, JsonNode accuracy) {
    if (accuracy.isNumber()) {
      line.append("; ").append(with).append(' ').append(percent(accuracy));
    }
  }

  private String explained() throws IOException {
    String labelled = "“labelled " + Disclaimer.quality(config.path("attribute").asText()) + "”";
    boolean subjectsKnown = config.path("data").path("subjects_known").asBoolean(true);
    return "Explained: " + DensestRegion.of(CsvFile.read(run.regions())).sentence(labelled, faces(), subjectsKnown);
  }

  private String audited() throws IOException {
    Set<String> groups = new HashSet<>(count(run.audit(), "group").keySet());
    groups.remove(Comparison.WHOLE);
    return "Audited %,d groups: %s, %s.".formatted(groups.size(), run.audit(), run.modelCard());
  }

  /** "drawn faces" where the program drew them: every result says so. */
  private String faces() {
    return config.path("data").path("drawn").isObject() ? "drawn faces" : "faces";
  }

  /** How many rows a table has. */
  private static long rows(Path table) throws IOException {
    long[] rows = {0};
    CsvFile.each(table, (file, row) -> rows[0]++);
    return rows[0];
  }

  /** How often each value stands in a column. */
  private static Map<String, Long> count(Path table, String column) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    CsvFile.each(table, (file, row) -> counts.merge(row.values().get(file.column(column)), 1L, Long::sum));
    return counts;
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }

  private static String percent(JsonNode share) {
    return share.isNumber() ? percent(share.asDouble()) : "undefined";
  }

  private static String percent(double share) {
    return "%.1f %%".formatted(100 * share);
  }
}
