package dev.kallos.cli;

import dev.kallos.pipeline.CurvePlan;
import dev.kallos.pipeline.Stages;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes the runs of a learning curve one after the other; what an earlier command left of them is gone on with. */
record CurvePoints(Session session, Stages stages) {
  private static final String AGAIN = "Interrupted. Go on with the same command.";

  /** Whether all of them got to their end. */
  boolean all(List<CurvePlan.Point> points) throws IOException {
    for (int i = 0; i < points.size(); i++) {
      CurvePlan.Point point = points.get(i);
      session.progress().say("Point %d of %d: %s.".formatted(i + 1, points.size(), words(point)));
      prepare(point);
      if (i == 0) {
        session.disclaim(point.folder());
      }
      if (!finish(point.folder())) {
        return false;
      }
    }
    return true;
  }

  private static String words(CurvePlan.Point point) {
    return "%s %% of the training part's subjects, seed %d"
        .formatted(
            BigDecimal.valueOf(100 * point.settings().trainShare()).round(new MathContext(4)).stripTrailingZeros()
                .toPlainString(),
            point.settings().seed());
  }

  private void prepare(CurvePlan.Point point) throws IOException {
    boolean begun = Files.exists(point.folder().config());
    session.interruption().duringInterruptible(AGAIN);
    stages.prepareUnlessDone(point.settings(), point.folder());
    if (!begun) {
      session.tell(Outcome.of(Stage.PREPARE, point.folder()));
    }
  }

  private boolean finish(RunFolder run) throws IOException {
    session.interruption().duringSteps(AGAIN);
    return once(Stage.TRAIN, run, run.weights(), () -> stages.train(run, Files.exists(run.checkpoint())))
        && once(Stage.SCORE, run, run.trainScores(), () -> score(run))
        && once(Stage.EVALUATE, run, run.metrics(), () -> stages.evaluate(run));
  }

  private void score(RunFolder run) throws IOException {
    if (!Files.exists(run.scores())) {
      stages.score(run);
    }
    stages.scoreTraining(run);
  }

  /** Does a piece of work unless the file it leaves is there, and says what came of it; false if it is to stop. */
  private boolean once(Stage stage, RunFolder run, Path file, Work work) throws IOException {
    if (!Files.exists(file) && !session.interruption().getAsBoolean()) {
      work.run();
      session.tell(Outcome.of(stage, run));
    }
    return !session.interruption().getAsBoolean();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }
}
