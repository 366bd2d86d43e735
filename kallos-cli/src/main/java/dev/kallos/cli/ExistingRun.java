package dev.kallos.cli;

import dev.kallos.UnusableInputException;
import dev.kallos.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Parameters;

/** The run a command works on. */
final class ExistingRun {
  @Parameters(index = "0", paramLabel = "RUN", description = "The run folder.")
  private Path path;

  /**
   * The run folder.
   *
   * @throws UnusableInputException if there is no run in it
   */
  RunFolder open() {
    RunFolder run = new RunFolder(path);
    if (!Files.isRegularFile(run.config())) {
      throw new UnusableInputException(
          "There is no run in %s: its config.json is missing; make one with: kallos run DATASET --out %s."
              .formatted(path, ShellWord.of(path)));
    }
    return run;
  }

  /**
   * The run folder, if its net is trained or it is an ensemble, whose nets lie in its members' folders.
   *
   * @throws UnusableInputException if there are no weights
   */
  RunFolder openTrained() {
    RunFolder run = open();
    if (!Files.exists(run.members()) && !Files.exists(run.weights()) && Files.exists(run.checkpoint())) {
      throw new UnusableInputException(
          "%s is missing; end its training with: kallos train %s --resume.".formatted(run.weights(), ShellWord.of(path)));
    }
    return Files.exists(run.members()) ? run : openWith(RunFolder::weights, "train");
  }

  /**
   * The run folder, if it holds what an earlier stage leaves.
   *
   * @param stage the command that leaves it
   * @throws UnusableInputException if it is not there
   */
  RunFolder openWith(Function<RunFolder, Path> file, String stage) {
    RunFolder run = open();
    Path needed = file.apply(run);
    if (!Files.exists(needed)) {
      throw new UnusableInputException(
          "%s is missing; make it with: kallos %s %s.".formatted(needed, stage, ShellWord.of(path)));
    }
    return run;
  }
}
