package dev.kallos.pipeline;

import dev.kallos.dataset.Part;
import dev.kallos.dataset.Split;
import dev.kallos.evaluation.Baselines;
import dev.kallos.evaluation.EnsembleEvaluation;
import dev.kallos.evaluation.EnsembleScores;
import dev.kallos.evaluation.Evaluation;
import dev.kallos.evaluation.MembersFile;
import dev.kallos.evaluation.MetricsFile;
import dev.kallos.evaluation.PartCounts;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.Sexes;
import dev.kallos.evaluation.WholeScores;
import dev.kallos.run.FaceTable;
import dev.kallos.run.MeasuredFiles;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.run.ScoresRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Measures the scores; writes metrics, last, since a run that has them is evaluated. Needs neither net nor photos. */
record EvaluateStage() {
  private static final String SEX = "Male";

  void run(RunFolder run) throws IOException {
    RunConfig config = RunConfig.read(run);
    FaceTable table = FaceTable.read(run);
    Map<Part, Scores> scores = WholeScores.read(run, table);
    byte[] label = table.labels().of(config.attribute());
    Map<Part, PartCounts> counts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      counts.put(part, counts(config, table, label, part));
    }
    Scores test = scores.get(Part.TEST);
    int[] trainLabels = IntStream.of(table.rows(Part.TRAIN)).map(row -> label[row]).toArray();
    AttributesPart.write(run, config, table, scores);
    new MetricsFile(
            new MetricsFile.Net(
                config.attribute(), config.network().name(), config.network().size().toString(), config.seed()),
            new MetricsFile.Parts(kind(config), config.split().overlap(), counts),
            Evaluation.of(scores.get(Part.VALIDATION)),
            Evaluation.of(test, config.seed()),
            Baselines.of(trainLabels, sexes(run, config, table, test), test, config.seed()),
            ensemble(run, config, test),
            config.isPlanted()
                ? OptionalDouble.of(config.data().drawn().path("bayes_accuracy").asDouble())
                : OptionalDouble.empty(),
            ScoresRecord.isOfOthers(run),
            MeasuredFiles.hashes(run))
        .write(run.metrics());
  }

  private static Optional<MetricsFile.Ensemble> ensemble(RunFolder run, RunConfig config, Scores test)
      throws IOException {
    if (!config.isEnsemble()) {
      return Optional.empty();
    }
    List<RunConfig.Member> members = config.members();
    EnsembleScores scores = MembersFile.read(run.needed(run.members(), "make the ensemble again"), test, members.size());
    return Optional.of(
        new MetricsFile.Ensemble(
            members.stream().map(RunConfig.Member::name).toList(),
            members.stream().map(RunConfig.Member::seed).toList(),
            EnsembleEvaluation.of(scores, config.seed())));
  }

  private static Split.Kind kind(RunConfig config) {
    return Arrays.stream(Split.Kind.values())
        .filter(kind -> kind.id().equals(config.split().kind()))
        .findFirst()
        .orElseThrow();
  }

  private static PartCounts counts(RunConfig config, FaceTable table, byte[] label, Part part) {
    int[] rows = table.rows(part);
    return PartCounts.of(
        IntStream.of(rows).map(row -> label[row]).toArray(),
        config.data().subjectsKnown()
            ? OptionalInt.of(table.faces().people(rows))
            : OptionalInt.empty());
  }

  private static Optional<Sexes> sexes(RunFolder run, RunConfig config, FaceTable table, Scores test) {
    if (config.attribute().equals(SEX) || !table.labels().has(SEX)) {
      return Optional.empty();
    }
    byte[] male = table.labels().of(SEX);
    int[] scored = table.rowsOf(run, Part.TEST, test.files());
    return Optional.of(new Sexes(select(male, table.rows(Part.TRAIN)), select(male, scored)));
  }

  private static byte[] select(byte[] values, int[] rows) {
    byte[] selected = new byte[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = values[rows[i]];
    }
    return selected;
  }
}
