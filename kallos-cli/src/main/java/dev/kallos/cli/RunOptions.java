package dev.kallos.cli;

import dev.kallos.dataset.Split;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** How a run divides its data, where it goes, and what it may use. */
final class RunOptions extends CacheOption {
  @Option(
      names = "--split",
      paramLabel = "KIND",
      converter = Converters.SplitKind.class,
      completionCandidates = Converters.SplitKinds.class,
      description =
          "official, subjects or faces-leaky. Default: official where the data has all three parts, else subjects."
              + " faces-leaky lets a person stand in two parts: worthless as a test.")
  private Split.Kind split;

  @Option(names = "--seed", paramLabel = "N", description = "The seed of all that is random. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--split-seed",
      paramLabel = "N",
      description = {
        "The seed of the split alone, so that nets of several seeds are trained and tested on the same faces.",
        "Default: that of --seed."
      })
  private Long splitSeed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run folder. Default: runs/<data>-<attribute>-<network>-seed<N>.")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "How many cores to use. Default: all.")
  private Integer threads;

  @Option(
      names = "--allow-unreadable",
      description = "Go on although more than 1 %% of the photos cannot be read; they are left out.")
  private boolean allowUnreadable;

  @Option(
      names = "--stop-after",
      paramLabel = "STAGE",
      converter = Converters.StageName.class,
      description = "Stop after prepare, train, score, evaluate, explain, audit or report. Default: report.")
  private Stage last = Stage.REPORT;

  Optional<Split.Kind> split() {
    return Optional.ofNullable(split);
  }

  long seed() {
    return seed;
  }

  OptionalLong splitSeed() {
    return splitSeed == null ? OptionalLong.empty() : OptionalLong.of(splitSeed);
  }

  Optional<Path> out() {
    return Optional.ofNullable(out);
  }

  int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  boolean allowUnreadable() {
    return allowUnreadable;
  }

  Stage last() {
    return last;
  }
}
