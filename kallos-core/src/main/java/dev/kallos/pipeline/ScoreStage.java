package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.image.NpyFile;
import dev.kallos.network.ConvNet;
import dev.kallos.network.DeviceChoice;
import dev.kallos.network.Precision;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.run.ScoresCure;
import dev.kallos.run.ScoresRecord;
import dev.kallos.scoring.Scorer;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
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

  void run(RunFolder run) throws IOException {
    if (RunConfig.read(run).isEnsemble()) {
      throw new UnusableInputException(
          "%s is an ensemble, whose scores are made with its folder; %s."
              .formatted(run.path(), ScoresCure.ofMissing(run, run.scores())));
    }
    try (OpenRun open = OpenRun.open(run, cache, progress, stopped);
        ConvNet net = net(run, open.config())) {
      List<Part> parts = List.of(Part.VALIDATION, Part.TEST);
      int attributes = open.config().attributes().size();
      Map<Part, float[]> logits = logits(open, net, parts);
      // Whoever scores again may have other weights, whose training scores these are not.
      Files.deleteIfExists(run.trainScores());
      if (attributes > 1) {
        write(run, parts.stream().map(logits::get).toList(), attributes);
      }
      ScoresRecord.write(run, aside -> ScoresFile.write(aside, scores(open, logits)));
    }
  }

  /** Scores the training part instead, in a file of its own. */
  void runOnTraining(RunFolder run) throws IOException {
    RunConfig.read(run).requireOneNet(run, "score the training part with");
    try (OpenRun open = OpenRun.open(run, cache, progress, stopped);
        ConvNet net = net(run, open.config())) {
      ScoresFile.write(run.trainScores(), scores(open, logits(open, net, List.of(Part.TRAIN))));
    }
  }

  /** The run's net as it scores, on the device it was trained on where that is at hand. */
  private ConvNet net(RunFolder run, RunConfig config) throws IOException {
    DeviceChoice choice = Nets.device(config);
    if (!choice.device().id().equals(config.training().device())) {
      progress.say("Scoring %s.".formatted(choice.describe()));
    }
    Precision precision = choice.answering(Nets.precision(config));
    return Nets.trained(run, config, precision, choice.device(), config.threads());
  }

  /** The logits of all attributes, face by face. */
  private Map<Part, float[]> logits(OpenRun open, ConvNet net, List<Part> parts) {
    Map<Part, float[]> logits = new EnumMap<>(Part.class);
    for (Part part : parts) {
      logits.put(part, Scorer.everyLogit(net, open.pack(), open.faces(part), BATCH, progress, stopped));
    }
    return logits;
  }

  private static Map<Part, Scores> scores(OpenRun open, Map<Part, float[]> logits) {
    byte[] label = open.table().labels().of(open.config().attribute());
    int attributes = open.config().attributes().size();
    Map<Part, Scores> scores = new EnumMap<>(Part.class);
    logits.forEach(
        (part, every) -> {
          int[] rows = open.table().rows(part);
          scores.put(
              part,
              new Scores(
                  open.table().faces().files(rows),
                  open.table().faces().subjects(rows),
                  IntStream.of(rows).map(row -> label[row]).toArray(),
                  IntStream.range(0, rows.length).mapToDouble(i -> every[i * attributes]).toArray()));
        });
    return scores;
  }

  private static void write(RunFolder run, List<float[]> logits, int attributes) throws IOException {
    int length = logits.stream().mapToInt(some -> some.length).sum();
    FloatBuffer all = FloatBuffer.allocate(length);
    logits.forEach(all::put);
    NpyFile.writeFloats(run.logits(), new int[] {length / attributes, attributes}, all.array());
  }
}
