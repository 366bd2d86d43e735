package dev.kallos.cli;

import dev.kallos.ShellWord;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.ClosedFolder;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
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
   * @throws UnusableInputException if there is no run in it, or it may not be looked into
   */
  RunFolder open() {
    RunFolder run = new RunFolder(path);
    if (!Files.isRegularFile(run.config())) {
      ClosedFolder.refuse(run.config());
      throw new UnusableInputException(
          "There is no run in %s: its config.json is missing; make one with: kallos run DATASET --out %s."
              .formatted(path, ShellWord.of(path)));
    }
    return run;
  }

  /**
   * The run folder, if its net is trained or it is an ensemble, whose nets lie in its members' folders.
   *
   * @throws UnusableInputException if its config cannot be read, or there are no weights
   */
  RunFolder openTrained() throws IOException {
    RunFolder run = open();
    if (!RunConfig.read(run).isEnsemble()) {
      boolean begun = Files.exists(run.checkpoint());
      String train = run.command("train");
      run.needed(run.weights(), begun ? "end its training with: " + train + " --resume" : "make it with: " + train);
    }
    return run;
  }

  /**
   * The run folder, if it holds what an earlier stage leaves.
   *
   * @param stage the command that leaves it
   * @throws UnusableInputException if it is not there
   */
  RunFolder openWith(Function<RunFolder, Path> file, String stage) {
    RunFolder run = open();
    run.needed(file.apply(run), "make it with: " + run.command(stage));
    return run;
  }
}
