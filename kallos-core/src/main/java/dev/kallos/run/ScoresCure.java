package dev.kallos.run;

import dev.kallos.ShellWord;
import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a run's scores come to be made again, in words for the end of a refusal. An ensemble's are made with its folder, which must
 * be empty, and those of a training part by the command that needs them.
 */
public final class ScoresCure {
  private ScoresCure() {}

  /**
   * Where they are missing.
   *
   * @param scores the file: the run's scores, or those of its training part
   */
  public static String ofMissing(RunFolder run, Path scores) {
    return remake(run).orElseGet(() -> again(run, scores));
  }

  /**
   * Where they are there and cannot be used; calls the file "it".
   *
   * @param scores the file: the run's scores, or those of its training part
   */
  public static String ofUnusable(RunFolder run, Path scores) {
    return remake(run).orElseGet(() -> "delete it and " + again(run, scores));
  }

  private static String again(RunFolder run, Path scores) {
    boolean training = scores.getFileName().equals(run.trainScores().getFileName());
    return training ? "give the same command again" : "run: " + run.command("evaluate");
  }

  /** Empty for a run with a net of its own. */
  private static Optional<String> remake(RunFolder run) {
    return members(run)
        .map(
            members ->
                "empty %s and make it again with: kallos ensemble %s --out %s"
                    .formatted(
                        run.path(),
                        members.stream().map(member -> ShellWord.of(member.run())).collect(Collectors.joining(" ")),
                        ShellWord.of(run.path())));
  }

  /** A run whose settings cannot be read is refused for that elsewhere, and treated here as most are. */
  private static Optional<List<RunConfig.Member>> members(RunFolder run) {
    if (!Files.isRegularFile(run.config())) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(RunConfig.read(run).members());
    } catch (UnusableInputException | IOException e) {
      return Optional.empty();
    }
  }
}
