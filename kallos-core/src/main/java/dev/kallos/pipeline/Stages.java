package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.learningcurve.LearningCurve;
import dev.kallos.run.RunFolder;
import dev.kallos.run.ScoresRecord;
import dev.kallos.run.RunLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The stages in order, each a function of the run folder. While one writes into a run folder, no other process does: it is refused.
 *
 * @param cache the folder packs are kept in
 * @param progress where the work shows
 * @param stopped asked between steps, where photos are read by several threads; once true, the stage under way throws {@link
 *     dev.kallos.StoppedException} and leaves what it needs to be done or gone on with. Reading a data set's tables, evaluating,
 *     exporting and fitting a curve have no such steps; the first ends where its thread is interrupted
 */
public record Stages(Path cache, Progress progress, BooleanSupplier stopped) {

  /** Reads and checks the data, packs it, divides it; writes config, split, labels and skipped. */
  public void prepare(RunSettings settings, RunFolder run) throws IOException {
    try (RunLock held = RunLock.takeNew(run)) {
      new PrepareStage(cache, progress, Instant.now(), stopped).run(settings, run);
    }
  }

  /**
   * The same; but a run that has been prepared already is left as it is.
   *
   * @throws dev.kallos.UnusableInputException if it was prepared from other settings or other data
   */
  public void prepareUnlessDone(RunSettings settings, RunFolder run) throws IOException {
    try (RunLock held = RunLock.takeNew(run)) {
      new PrepareStage(cache, progress, Instant.now(), stopped).runUnlessDone(settings, run);
    }
  }

  /** Fits the net; writes checkpoint, history and weights. Once stopped, {@code resume} goes on. */
  public void train(RunFolder run, boolean resume) throws IOException {
    alone(run, () -> new TrainStage(cache, progress, stopped).run(run, resume));
  }

  /** Scores the validation and test parts; writes scores. */
  public void score(RunFolder run) throws IOException {
    alone(run, () -> new ScoreStage(cache, progress, stopped).run(run));
  }

  /**
   * Averages the logits of several scored runs, of the same data, split, attribute and design; writes a run folder of its own
   * that can be evaluated, audited and reported on as any. Once stopped, nothing is left.
   *
   * @param out where, a folder that is absent or empty
   * @throws dev.kallos.UnusableInputException if there are fewer than two, or they do not go together
   */
  public void ensemble(List<Path> runs, RunFolder out) throws IOException {
    new EnsembleStage(Instant.now(), stopped).run(runs, out);
  }

  /** Scores the training part, as a learning curve needs it; writes train-scores. */
  public void scoreTraining(RunFolder run) throws IOException {
    alone(run, () -> new ScoreStage(cache, progress, stopped).runOnTraining(run));
  }

  /** Measures the scores; writes metrics. Warns of scores that are not as they were written. */
  public void evaluate(RunFolder run) throws IOException {
    alone(
        run,
        () -> {
          new EvaluateStage().run(run);
          warnOfOthers(run);
        });
  }

  /** Explains the most confident answers by all methods; writes explanations. */
  public void explain(RunFolder run) throws IOException {
    explain(run, ExplainSettings.DEFAULT);
  }

  /**
   * Explains answers; writes explanations. Once stopped, calling it again goes on from the maps made by then.
   *
   * @throws dev.kallos.UnusableInputException if there is no method, layer or face of a name
   */
  public void explain(RunFolder run, ExplainSettings settings) throws IOException {
    alone(run, () -> new ExplainStage(cache, progress, stopped).run(run, settings));
  }

  /**
   * Measures groups of faces, sex crossed with age among them, what the label is made of, how far the probabilities hold
   * and, of drawn faces, what one attribute does; writes all files of the audit, the model card last. Warns of scores that are not
   * as they were written.
   */
  public void audit(RunFolder run) throws IOException {
    audit(run, Optional.empty());
  }

  /**
   * The same with other crossings.
   *
   * @param crossings attributes to cross instead of sex and age, for instance {@code Male×Eyeglasses}
   */
  public void audit(RunFolder run, List<String> crossings) throws IOException {
    audit(run, Optional.of(crossings));
  }

  private void audit(RunFolder run, Optional<List<String>> crossings) throws IOException {
    alone(
        run,
        () -> {
          new AuditStage(progress, stopped).run(run, crossings);
          warnOfOthers(run);
        });
  }

  private void warnOfOthers(RunFolder run) throws IOException {
    if (ScoresRecord.isOfOthers(run)) {
      progress.warn(run.scores() + " is not as it was written, so the figures may be another net's.");
    }
  }

  /**
   * Makes a learning curve of runs of one data set on growing shares of the training part.
   *
   * @param runs the runs, one at least, each trained and with the scores of all its parts
   * @param facesAhead the number of training faces to look ahead to
   */
  public LearningCurve learningCurve(List<RunFolder> runs, int facesAhead) throws IOException {
    return new CurveStage().run(runs, facesAhead);
  }

  /**
   * Writes the net for other programs.
   *
   * @param out a folder that is absent or empty; if none is given, the run's own for it, whatever is in it
   * @return the folder written
   */
  public Path export(RunFolder run, Optional<Path> out) throws IOException {
    if (out.isPresent()) {
      new ExportStage().run(run, out);
    } else {
      alone(run, () -> new ExportStage().run(run, out));
    }
    return out.orElseGet(run::export);
  }

  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }

  private static void alone(RunFolder run, Writing writing) throws IOException {
    try (RunLock held = RunLock.take(run)) {
      writing.write();
    }
  }
}
