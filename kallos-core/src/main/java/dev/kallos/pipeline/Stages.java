package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * The stages in order, each a function of the run folder.
 *
 * @param cache the folder packs are kept in
 * @param progress where the work shows
 * @param stopped asked between steps; once true, the stage under way ends early and leaves what resuming needs
 */
public record Stages(Path cache, Progress progress, BooleanSupplier stopped) {

  /** How training ended. */
  public enum Training {
    FINISHED,
    /** Stopped by request; {@link #train} with {@code resume} goes on. */
    INTERRUPTED
  }

  /** Reads and checks the data, packs it, divides it; writes config, split, labels and skipped. */
  public void prepare(RunSettings settings, RunFolder run) throws IOException {
    new PrepareStage(cache, progress, Instant.now()).run(settings, run);
  }

  /** Fits the net; writes checkpoint, history and weights. */
  public Training train(RunFolder run, boolean resume) throws IOException {
    return new TrainStage(cache, progress, stopped).run(run, resume);
  }

  /** Scores the validation and test parts; writes scores. */
  public void score(RunFolder run) throws IOException {
    new ScoreStage(cache, progress).run(run);
  }

  /** Measures the scores; writes metrics. */
  public void evaluate(RunFolder run) throws IOException {
    new EvaluateStage().run(run);
  }

  /** Explains the most confident answers; writes explanations. */
  public void explain(RunFolder run) throws IOException {
    new ExplainStage(cache, progress).run(run);
  }

  /** Measures groups of faces; writes audit and model card. */
  public void audit(RunFolder run) throws IOException {
    new AuditStage().run(run);
  }
}
