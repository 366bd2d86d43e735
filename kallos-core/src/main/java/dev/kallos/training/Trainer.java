package dev.kallos.training;

import dev.kallos.Progress;
import dev.kallos.Shuffle;
import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.evaluation.Scores;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.network.ConvNet;
import dev.kallos.network.NetworkSummary;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.Targets;
import dev.kallos.scoring.Alteration;
import dev.kallos.scoring.FaceBatches;
import dev.kallos.scoring.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Fits a net: binary cross-entropy on the logit, Adam, a fresh seeded order each epoch, and an early stop once the validation
 * accuracy or loss ({@link Criterion}) has not been better for so many epochs; the best epoch's weights are kept.
 *
 * <p>Each epoch's randomness (order, mirroring, dropout) comes from the seed and the epoch's number alone, so a run that is
 * resumed after any whole epoch goes on exactly as it would have.
 *
 * @param plan how to train
 * @param seed the seed of order, mirroring and dropout
 * @param progress where it shows
 * @param stopped asked before each step; once true, training ends and can be resumed
 * @param nanoTime the clock of the history's timings
 */
public record Trainer(
    TrainingPlan plan, long seed, Progress progress, BooleanSupplier stopped, LongSupplier nanoTime) {

  /** How many faces, at most, normalizing is settled on: a second of an epoch's fourteen on 8,000 faces. */
  private static final int SETTLED_ON = 2048;

  /** Files that a training run writes. */
  public record Output(Path checkpoint, Path history, Path weights) {}

  /**
   * Trains until the plan's end.
   *
   * @param resume whether to go on from the checkpoint, if there is one
   * @throws StoppedException once {@code stopped} says so; the run can be resumed
   * @throws UnusableInputException if the loss is no number any more
   */
  public void train(ConvNet net, TrainingData data, Output output, boolean resume) throws IOException {
    Checkpoint checkpoint = new Checkpoint(output.checkpoint(), settings(net, data));
    int averaged = plan.averaged(data.train().length);
    try (TrainingStep step = new TrainingStep(net, plan.learningRate(), plan.l2(), plan.weightDecay(), averaged, nanoTime)) {
      History history = new History(List.of());
      if (resume) {
        history = checkpoint.restore(net, step, plan.keptBy()).orElse(history);
      }
      if (!finished(history)) {
        progress.say(EpochLine.HEAD);
      }
      while (!finished(history)) {
        EpochEvent event = new EpochEvent();
        event.begin();
        EpochResult result = epoch(history.epochs().size() + 1, step, data, event);
        history = history.with(result);
        checkpoint.save(net, step, history, plan.keptBy());
        history.write(output.history());
        event.commit();
        progress.say(EpochLine.of(result, event.waiting / 1e9, history.best(plan.keptBy()).epoch() == result.epoch()));
      }
      history.write(output.history());
      Path best = checkpoint.best(history.best(plan.keptBy()).epoch());
      WholeFile.write(output.weights(), aside -> Files.copy(best, aside, StandardCopyOption.REPLACE_EXISTING));
    }
  }

  private String settings(ConvNet net, TrainingData data) {
    NetworkSummary summary = net.summary();
    return String.format(
        Locale.ROOT,
        "%s at %s, precision %s, seed %d, %s, labels and parts %s",
        summary.design().name(), summary.size(), net.precision().id(), seed, plan, data.digest());
  }

  /** Trains and validates; notes where the time went. */
  private EpochResult epoch(int epoch, TrainingStep step, TrainingData data, EpochEvent event) {
    long began = nanoTime.getAsLong();
    Pass pass = pass(step, data, epoch, event);
    long trained = nanoTime.getAsLong();
    step.settle(data.faces(), settling(data.train()), plan.together(data.train().length), stopped);
    Pass validation = validate(step.settled(), data);
    long ended = nanoTime.getAsLong();
    requireFinite(epoch, pass, validation, step);
    event.epoch = epoch;
    event.faces = data.train().length;
    event.validation = ended - trained;
    return new EpochResult(
        epoch,
        pass.loss(),
        pass.accuracy(),
        validation.loss(),
        validation.accuracy(),
        (ended - began) / 1e9,
        data.train().length / ((trained - began) / 1e9));
  }

  /** The faces that normalizing is settled on: the same after every epoch. */
  int[] settling(int[] train) {
    int[] order = Shuffle.of(train, new SplittableRandom(seed));
    return Arrays.copyOf(order, Math.min(order.length, SETTLED_ON));
  }

  private boolean finished(History history) {
    return !history.epochs().isEmpty()
        && (history.epochs().size() >= plan.epochs() || history.epochsSinceBest(plan.keptBy()) >= plan.patience());
  }

  /** Mean loss and share of right answers over some faces. */
  private record Pass(double loss, double accuracy) {}

  /** One epoch over the training part. */
  private Pass pass(TrainingStep step, TrainingData data, int epoch, EpochEvent event) {
    SplittableRandom random = new SplittableRandom(epochSeed(epoch));
    int batch = plan.together(data.train().length);
    int[] order = step.whole(Shuffle.of(data.train(), random), batch);
    boolean[] mirrored = new boolean[order.length];
    for (int i = 0; plan.mirror() && i < mirrored.length; i++) {
      mirrored[i] = random.nextBoolean();
    }
    Alteration alteration = alteration(data, mirrored, random);
    int steps = plan.steps(order.length);
    double loss = 0;
    long right = 0;
    long seen = 0;
    int taken = 0;
    Phases phases = Phases.NONE;
    try (FaceBatches all = new FaceBatches(data.faces(), order, batch, alteration);
        Progress.Task task = progress.start("Epoch " + epoch, order.length, "faces")) {
      Iterator<FaceBatch> batches = all.until(stopped);
      while (batches.hasNext()) {
        long asked = nanoTime.getAsLong();
        FaceBatch next = batches.next();
        event.waiting += nanoTime.getAsLong() - asked;
        StepEvent stepEvent = new StepEvent();
        stepEvent.begin();
        step.watch().reset();
        double factor = plan.schedule().factor((epoch - 1 + (double) taken++ / steps) / plan.epochs());
        TrainingStep.Seen stepped =
            step.apply(next, labels(data, next), targets(data, next, random), random.nextLong(), factor);
        phases = phases.plus(note(epoch, next, step, stepEvent));
        loss += stepped.loss() * next.size();
        right += stepped.right();
        seen += next.size();
        task.advance(next.size());
        task.note(String.format(Locale.ROOT, "loss %.4f", loss / seen));
      }
    }
    event.forward = phases.forward();
    event.backward = phases.backward();
    event.otherCores = phases.otherCores();
    event.optimizer = phases.optimizer();
    return new Pass(loss / seen, (double) right / seen);
  }

  Alteration alteration(TrainingData data, boolean[] mirrored, SplittableRandom random) {
    ImageSize size = data.faces().size();
    Alteration mirroring = Alteration.mirroring(position -> mirrored[position], size);
    if (!plan.augmentation().changes()) {
      return mirroring;
    }
    long seed = random.nextLong();
    return (position, pixels) -> {
      mirroring.apply(position, pixels);
      SplittableRandom own = new SplittableRandom(new SplittableRandom(seed + position).nextLong());
      plan.augmentation().apply(pixels, size.height(), size.width(), own);
    };
  }

  private static Phases note(int epoch, FaceBatch batch, TrainingStep step, StepEvent event) {
    Phases phases = Phases.of(step.watch());
    event.epoch = epoch;
    event.faces = batch.size();
    event.forward = phases.forward();
    event.backward = phases.backward();
    event.otherCores = phases.otherCores();
    event.optimizer = phases.optimizer();
    event.commit();
    return phases;
  }

  private Pass validate(ConvNet net, TrainingData data) {
    int batch = 4 * plan.together(data.train().length);
    double[] logits = Scorer.logits(net, data.faces(), data.validation(), batch, Progress.silent(), stopped);
    double loss = 0;
    int right = 0;
    for (int i = 0; i < logits.length; i++) {
      int label = data.labels()[0][data.validation()[i]];
      loss += Scores.loss(label, logits[i]);
      right += logits[i] > 0 == (label == 1) ? 1 : 0;
    }
    return new Pass(loss / logits.length, (double) right / logits.length);
  }

  private void requireFinite(int epoch, Pass train, Pass validation, TrainingStep step) {
    boolean loss = Double.isFinite(train.loss()) && Double.isFinite(validation.loss());
    if (!loss || !step.adam().isFinite()) {
      throw new UnusableInputException(
          "Training diverged in epoch %d: %s no number; make a new run with %s."
              .formatted(
                  epoch,
                  loss ? "a gradient is" : "the loss is",
                  plan.lower(TrainingPlan.usual(step.settled().summary().design()))));
    }
  }

  private long epochSeed(int epoch) {
    SplittableRandom random = new SplittableRandom(seed);
    long result = 0;
    for (int i = 0; i < epoch; i++) {
      result = random.nextLong();
    }
    return result;
  }

  /** What the batch's logits ought to say, after its faces are mixed if they are to be. */
  private Targets targets(TrainingData data, FaceBatch batch, SplittableRandom random) {
    return new Mixup(plan.mixup()).apply(batch, plan.targets(data.labels(), batch.faces()), random);
  }

  private static float[] labels(TrainingData data, FaceBatch batch) {
    float[] labels = new float[batch.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = data.labels()[0][batch.faces()[i]];
    }
    return labels;
  }
}
