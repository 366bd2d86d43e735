package dev.kallos.cli;

import dev.kallos.dataset.Split;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How runs divide their data, and what they may use. */
class SplitOptions extends CacheOption {
  @Option(
      names = "--split",
      paramLabel = "KIND",
      converter = Converters.SplitKind.class,
      completionCandidates = Converters.SplitKinds.class,
      description =
          "official, subjects or faces-leaky. Default: official where the data has all three parts, else subjects."
              + " faces-leaky lets a person stand in two parts: worthless as a test.")
  private Split.Kind split;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Converters.Seed.class,
      description = "The seed of all that is random. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Converters.Threads.class,
      description = "How many cores to use. Default: all.")
  private Integer threads;

  @Option(
      names = "--allow-unreadable",
      description = "Go on although more than 1 %% of the photos cannot be read; they are left out.")
  private boolean allowUnreadable;

  Optional<Split.Kind> split() {
    return Optional.ofNullable(split);
  }

  long seed() {
    return seed;
  }

  int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  boolean allowUnreadable() {
    return allowUnreadable;
  }
}
