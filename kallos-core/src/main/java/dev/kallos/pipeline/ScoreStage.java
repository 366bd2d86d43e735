package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.image.NpyFile;
import dev.kallos.network.ConvNet;
import dev.kallos.run.RunConfig;
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
 * Scores the validation and test parts; writes scores, and where the net learnt several attributes the logits of all.
 *
 * @param cache the folder packs are kept in
 * @param progress where it shows
 * @param stopped asked between batches
 */
record ScoreStage(Path cache, Progress progress, BooleanSupplier stopped) {
  static final int BATCH = 256;
  private static final List<Part> PARTS = List.of(Part.VALIDATION, Part.TEST);

  void run(RunFolder run) throws IOException {
    if (RunConfig.read(run).isEnsemble()) {
      throw new UnusableInputException(
          run.path() + " is an ensemble, whose scores are made with its folder; make it again with: kallos ensemble.");
    }
    try (OpenRun open = OpenRun.open(run, cache, progress);
        ConvNet net = Nets.trained(run, open.config())) {
      byte[] label = open.table().labels().of(open.config().attribute());
      int attributes = open.config().attributes().size();
      Map<Part, Scores> scores = new EnumMap<>(Part.class);
      Map<Part, float[]> logits = new EnumMap<>(Part.class);
      for (Part part : PARTS) {
        int[] rows = open.table().rows(part);
        float[] every = Scorer.everyLogit(net, open.pack(), open.faces(part), BATCH, progress, stopped);
        logits.put(part, every);
        scores.put(
            part,
            new Scores(
                IntStream.of(rows).mapToObj(row -> open.face(row).file()).toArray(String[]::new),
                IntStream.of(rows).mapToObj(row -> open.face(row).subject()).toArray(String[]::new),
                IntStream.of(rows).map(row -> label[row]).toArray(),
                IntStream.range(0, rows.length).mapToDouble(i -> every[i * attributes]).toArray()));
      }
      if (attributes > 1) {
        write(run, logits, attributes);
      }
      ScoresFile.write(run.scores(), scores);
    }
  }

  private static void write(RunFolder run, Map<Part, float[]> logits, int attributes) throws IOException {
    int length = logits.values().stream().mapToInt(some -> some.length).sum();
    float[] all = new float[length];
    int at = 0;
    for (Part part : PARTS) {
      System.arraycopy(logits.get(part), 0, all, at, logits.get(part).length);
      at += logits.get(part).length;
    }
    NpyFile.writeFloats(run.logits(), new int[] {length / attributes, attributes}, all);
  }
}
