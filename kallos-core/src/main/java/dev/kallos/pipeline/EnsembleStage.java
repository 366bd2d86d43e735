package dev.kallos.pipeline;

import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.EnsembleScores;
import dev.kallos.evaluation.MembersFile;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.image.NpyFile;
import dev.kallos.internal.file.WholeFolder;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.run.RunNames;
import dev.kallos.run.ScoresRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Averages the logits of several scored runs; writes a folder with config, split, labels, skipped, members and scores. Opens
 * neither nets nor photos.
 *
 * @param now when the ensemble was made
 * @param stopped asked before each member, and last of all before the folder is moved into place
 */
record EnsembleStage(Instant now, BooleanSupplier stopped) {
  private static final List<Part> SCORED = List.of(Part.VALIDATION, Part.TEST);

  void run(List<Path> paths, RunFolder out) throws IOException {
    if (paths.size() < 2) {
      throw new UnusableInputException("An ensemble needs two runs or more; name another run folder.");
    }
    List<String> names = RunNames.of(paths);
    List<ScoredRun> members = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      refuseStopped();
      ScoredRun member = ScoredRun.open(names.get(i), new RunFolder(paths.get(i)));
      for (ScoredRun other : members) {
        other.requireFitting(member);
      }
      members.add(member);
    }
    Map<Part, EnsembleScores> scores = new EnumMap<>(Part.class);
    for (Part part : SCORED) {
      scores.put(part, average(members, part));
    }
    WholeFolder.create(
        out.path(),
        aside -> {
          write(new RunFolder(aside), members, scores);
          refuseStopped();
        });
  }

  private void refuseStopped() {
    if (stopped.getAsBoolean()) {
      throw new StoppedException();
    }
  }

  private static EnsembleScores average(List<ScoredRun> members, Part part) {
    ScoredRun first = members.get(0);
    FaceTable table = first.table();
    int[] rows = table.rows(part);
    byte[] label = table.labels().of(first.config().attribute());
    List<double[]> logits = members.stream().map(member -> member.logits(table, part)).toList();
    Scores faces =
        new Scores(
            table.faces().files(rows),
            table.faces().subjects(rows),
            IntStream.of(rows).map(row -> label[row]).toArray(),
            new double[rows.length]);
    return EnsembleScores.of(faces, logits);
  }

  private void write(RunFolder run, List<ScoredRun> members, Map<Part, EnsembleScores> scores) throws IOException {
    ScoredRun first = members.get(0);
    first.table().write(run);
    if (Files.isRegularFile(first.folder().skipped())) {
      Files.copy(first.folder().skipped(), run.skipped());
    }
    MembersFile.write(run.members(), scores);
    Map<Part, Scores> means = new EnumMap<>(Part.class);
    scores.forEach((part, of) -> means.put(part, of.mean()));
    writeEveryLogit(run, members);
    ScoresRecord.write(run, aside -> ScoresFile.write(aside, means));
    config(members).write(run);
  }

  /** The mean logits of all attributes, where each member learnt the same ones. */
  private static void writeEveryLogit(RunFolder run, List<ScoredRun> members) throws IOException {
    List<String> attributes = members.get(0).config().attributes();
    List<double[]> all = new ArrayList<>();
    int[] shape = null;
    for (ScoredRun member : members) {
      if (!member.config().attributes().equals(attributes) || !Files.isRegularFile(member.folder().logits())) {
        return;
      }
      NpyFile.Floats logits = NpyFile.readFloats(member.folder().logits());
      shape = shape == null ? logits.shape() : shape;
      if (!Arrays.equals(shape, logits.shape())) {
        throw new UnusableInputException(
            "%s has another shape than the other members'; delete %s and run: %s"
                .formatted(member.folder().logits(), member.folder().scores(), member.folder().command("evaluate")));
      }
      all.add(IntStream.range(0, logits.values().length).mapToDouble(i -> logits.values()[i]).toArray());
    }
    double[] mean = EnsembleScores.mean(all);
    float[] rounded = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      rounded[i] = (float) mean[i];
    }
    NpyFile.writeFloats(run.logits(), shape, rounded);
  }

  private RunConfig config(List<ScoredRun> members) throws IOException {
    RunConfig first = members.get(0).config();
    List<RunConfig.Member> averaged = new ArrayList<>();
    for (ScoredRun member : members) {
      averaged.add(member.member());
    }
    return new RunConfig(
        Provenance.version(),
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        first.data(),
        first.attribute(),
        first.attributes(),
        first.split(),
        first.seed(),
        first.network(),
        null,
        averaged,
        Provenance.versions());
  }
}
