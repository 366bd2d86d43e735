package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.network.ConvNet;
import dev.kallos.run.RunFolder;
import dev.kallos.scoring.Scorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Scores the validation and test parts; writes scores.
 *
 * @param cache the folder packs are kept in
 * @param progress where it shows
 * @param stopped asked between batches
 */
record ScoreStage(Path cache, Progress progress, BooleanSupplier stopped) {
  static final int BATCH = 256;

  void run(RunFolder run) throws IOException {
    ScoresFile.write(run.scores(), scores(run, List.of(Part.VALIDATION, Part.TEST)));
  }

  /** Scores the training part instead, in a file of its own. */
  void runOnTraining(RunFolder run) throws IOException {
    ScoresFile.write(run.trainScores(), scores(run, List.of(Part.TRAIN)));
  }

  private Map<Part, Scores> scores(RunFolder run, List<Part> parts) throws IOException {
    try (OpenRun open = OpenRun.open(run, cache, progress);
        ConvNet net = Nets.trained(run, open.config())) {
      byte[] label = open.table().labels().of(open.config().attribute());
      Map<Part, Scores> scores = new EnumMap<>(Part.class);
      for (Part part : parts) {
        int[] rows = open.table().rows(part);
        scores.put(
            part,
            new Scores(
                IntStream.of(rows).mapToObj(row -> open.face(row).file()).toArray(String[]::new),
                IntStream.of(rows).mapToObj(row -> open.face(row).subject()).toArray(String[]::new),
                IntStream.of(rows).map(row -> label[row]).toArray(),
                Scorer.logits(net, open.pack(), open.faces(part), BATCH, progress, stopped)));
      }
      return scores;
    }
  }
}
