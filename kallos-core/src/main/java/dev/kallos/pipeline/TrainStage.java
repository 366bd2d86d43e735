package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.network.ConvNet;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.training.Augmentation;
import dev.kallos.training.Criterion;
import dev.kallos.training.Schedule;
import dev.kallos.training.Trainer;
import dev.kallos.training.TrainingData;
import dev.kallos.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Fits the net; writes checkpoint, history and weights.
 *
 * @param cache the folder packs are kept in
 * @param progress where it shows
 * @param stopped asked between steps
 */
record TrainStage(Path cache, Progress progress, BooleanSupplier stopped) {

  void run(RunFolder run, boolean resume) throws IOException {
    RunConfig.read(run).requireOneNet(run, "train");
    requireUntouched(run, resume);
    try (OpenRun open = OpenRun.open(run, cache, progress, stopped);
        ConvNet net = Nets.untrained(run, open.config())) {
      RunConfig.Training t = open.config().training();
      progress.say(
          "Training %s in %s (%s), %d thread%s."
              .formatted(
                  Nets.wanted(open.config()).describe(t.deviceReason()),
                  t.precision(),
                  t.precisionReason(),
                  open.config().threads(),
                  open.config().threads() == 1 ? "" : "s"));
      TrainingPlan plan =
          new TrainingPlan(
              t.epochs(),
              t.patience(),
              t.batch(),
              t.learningRate(),
              t.l2(),
              t.mirror(),
              Schedule.named(t.schedule()),
              t.weightDecay(),
              augmentation(t.augmentation()),
              t.averaged(),
              t.others(),
              t.smoothing(),
              t.mixup(),
              t.scoreMirrored(),
              Criterion.named(t.keptBy()));
      TrainingData data =
          new TrainingData(
              open.pack(),
              labels(open),
              open.faces(Part.TRAIN),
              open.faces(Part.VALIDATION));
      Trainer.Output output = new Trainer.Output(run.checkpoint(), run.history(), run.weights());
      new Trainer(plan, open.config().seed(), progress, stopped, System::nanoTime).train(net, data, output, resume);
    }
  }

  /** Refuses to train over what is there: what a checkpoint of it can go on from, and what none can. */
  private static void requireUntouched(RunFolder run, boolean resume) {
    boolean checkpoint = Files.exists(run.checkpoint());
    if (Files.exists(run.weights()) && !checkpoint) {
      throw new UnusableInputException(
          run.path() + " has been trained and its checkpoint is gone, so there is nothing to go on from; prepare a new run.");
    }
    if (!resume && (checkpoint || Files.exists(run.history()))) {
      throw new UnusableInputException(
          "Training of %s has begun already; go on with: %s --resume, or begin a new run."
              .formatted(run.path(), run.command("train")));
    }
  }

  private static byte[][] labels(OpenRun open) {
    return open.config().attributes().stream().map(open.data().labels()::of).toArray(byte[][]::new);
  }

  private static Augmentation augmentation(RunConfig.AugmentationInfo a) {
    return new Augmentation(a.shift(), a.zoom(), a.turn(), a.light(), a.colour(), a.erasing());
  }
}
