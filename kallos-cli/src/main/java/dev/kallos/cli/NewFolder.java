package dev.kallos.cli;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.UnseenFile;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** Checks that a folder to be filled holds nothing of the user's. */
final class NewFolder {
  private NewFolder() {}

  /**
   * Refuses a folder in which its user sees something, but for what a preparation leaves that did not get to its end.
   *
   * @param folder the folder to be filled, or a folder above the run's
   * @param run the run that may have been left in it
   * @throws UnusableInputException if there is something in it
   */
  static void requireFree(Path folder, RunFolder run) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new UnusableInputException(folder + " is a file; name a folder with --out.");
    }
    refuseRun(folder, run);
    Set<Path> left = Set.of(run.split(), run.labels(), run.skipped());
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.anyMatch(entry -> !left.contains(entry) && !UnseenFile.is(entry))) {
        throw new UnusableInputException(folder + " is not empty; name another folder with --out, or empty it.");
      }
    }
  }

  /**
   * Refuses a folder that holds a run, and says how to go on with it.
   *
   * @param folder the run's folder, or a folder above it
   * @throws UnusableInputException if there is one
   */
  static void refuseRun(Path folder, RunFolder run) throws IOException {
    if (Files.exists(run.config())) {
      String way = isEnsemble(run) ? "that ensemble: " + run.command("evaluate") : "that run: " + run.command("train") + " --resume";
      throw new UnusableInputException(
          "There is a run in %s already; name another folder with --out, or go on with %s.".formatted(folder, way));
    }
  }

  private static boolean isEnsemble(RunFolder run) throws IOException {
    try {
      return RunConfig.read(run).isEnsemble();
    } catch (UnusableInputException e) {
      return false;
    }
  }
}
