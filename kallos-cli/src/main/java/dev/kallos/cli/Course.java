package dev.kallos.cli;

import dev.kallos.pipeline.ExplainSettings;
import dev.kallos.pipeline.RunSettings;
import dev.kallos.pipeline.Stages;
import dev.kallos.report.ReportPage;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run's stages, one after the other, each followed by a line that says what came of it. Nothing runs any more once the
 * user wants to stop.
 */
record Course(Session session, Stages stages) {

  /**
   * Goes from the data to {@code last}; the exit code.
   *
   * @param again what the user is told if it is interrupted before the data is ready
   */
  int all(RunSettings settings, RunFolder run, Stage last, String again) throws IOException {
    session.interruption().duringInterruptible(again);
    if (!pass(Stage.PREPARE, run, () -> prepare(settings, run))) {
      return ExitCode.INTERRUPTED;
    }
    session.disclaim(run);
    for (Stage stage : Stage.values()) {
      if (stage != Stage.PREPARE && stage.compareTo(last) <= 0 && !one(stage, run, false)) {
        return ExitCode.INTERRUPTED;
      }
    }
    return ExitCode.DONE;
  }

  /** Runs the given stages of a run that is there; the exit code. */
  int some(RunFolder run, Stage... some) throws IOException {
    for (Stage stage : some) {
      if (!one(stage, run, false)) {
        return ExitCode.INTERRUPTED;
      }
    }
    return ExitCode.DONE;
  }

  /**
   * Averages runs, then goes on to {@code last}; the exit code.
   *
   * @param last no stage that an ensemble does not have
   */
  int ensemble(List<Path> members, RunFolder run, Stage last) throws IOException {
    session.interruption().duringSteps("Interrupted; no ensemble was made.");
    stages.ensemble(members, run);
    session.interruption().duringResumable(run.command("evaluate"));
    if (session.interruption().getAsBoolean()) {
      return ExitCode.INTERRUPTED;
    }
    session.tell(Outcome.averaged(run));
    session.disclaim(run);
    return some(
        run,
        Stream.of(Stage.EVALUATE, Stage.AUDIT, Stage.REPORT).filter(stage -> stage.compareTo(last) <= 0).toArray(Stage[]::new));
  }

  /** Fits the net of a run that is there; the exit code. */
  int train(RunFolder run, boolean resume) throws IOException {
    return one(Stage.TRAIN, run, resume) ? ExitCode.DONE : ExitCode.INTERRUPTED;
  }

  /**
   * Explains the net of a run that is there; the exit code.
   *
   * @param words the command's arguments, for the user to go on with
   */
  int explain(RunFolder run, ExplainSettings settings, String words) throws IOException {
    session.interruption().duringResumable("kallos " + words);
    return pass(Stage.EXPLAIN, run, () -> stages.explain(run, settings)) ? ExitCode.DONE : ExitCode.INTERRUPTED;
  }

  /**
   * Audits a run that is there; the exit code.
   *
   * @param crossings the attributes to cross, if the user named some
   */
  int audit(RunFolder run, Optional<List<String>> crossings) throws IOException {
    if (crossings.isEmpty()) {
      return some(run, Stage.AUDIT);
    }
    session.interruption().duringSteps("Interrupted. Give the same command again.");
    return pass(Stage.AUDIT, run, () -> stages.audit(run, crossings.get())) ? ExitCode.DONE : ExitCode.INTERRUPTED;
  }

  private boolean one(Stage stage, RunFolder run, boolean resume) throws IOException {
    String command =
        switch (stage) {
          case PREPARE -> throw new IllegalArgumentException("preparing needs settings");
          case TRAIN -> run.command("train") + " --resume";
          case SCORE -> run.command("evaluate");
          default -> run.command(stage.toString());
        };
    session.interruption().duringResumable(command);
    return pass(stage, run, () -> work(stage, run, resume));
  }

  private void prepare(RunSettings settings, RunFolder run) throws IOException {
    stages.prepare(settings, run);
    session.interruption().duringResumable(run.command("train"));
  }

  private void work(Stage stage, RunFolder run, boolean resume) throws IOException {
    switch (stage) {
      case PREPARE -> throw new IllegalArgumentException("preparing needs settings");
      case TRAIN -> stages.train(run, resume);
      case SCORE -> stages.score(run);
      case EVALUATE -> stages.evaluate(run);
      case EXPLAIN -> stages.explain(run);
      case AUDIT -> stages.audit(run);
      case REPORT -> ReportPage.write(run);
    }
  }

  /** Whether the stage got to its end. */
  private boolean pass(Stage stage, RunFolder run, Work work) throws IOException {
    if (stage != Stage.PREPARE) {
      ParallelStreams.bound(RunConfig.read(run).threads());
    }
    work.run();
    boolean done = !session.interruption().getAsBoolean();
    if (done) {
      session.tell(Outcome.of(stage, run));
    }
    return done;
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }
}
