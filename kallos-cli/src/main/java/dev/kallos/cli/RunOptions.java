package dev.kallos.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** How a run divides its data, where it goes, and what it may use. */
final class RunOptions extends SplitOptions {
  @Option(
      names = "--train-share",
      paramLabel = "F",
      converter = Converters.Share.class,
      description =
          "Train on so much of the training part, counted in subjects: above 0, at most 1. For one seed a smaller"
              + " share's subjects are among a larger one's. Default: 1.")
  private double trainShare = 1;

  @Option(
      names = "--split-seed",
      converter = Converters.Seed.class,
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
      names = "--stop-after",
      paramLabel = "STAGE",
      converter = Converters.StageName.class,
      description = "Stop after prepare, train, score, evaluate, explain, audit or report. Default: report.")
  private Stage last = Stage.REPORT;

  double trainShare() {
    return trainShare;
  }

  OptionalLong splitSeed() {
    return splitSeed == null ? OptionalLong.empty() : OptionalLong.of(splitSeed);
  }

  Optional<Path> out() {
    return Optional.ofNullable(out);
  }

  Stage last() {
    return last;
  }
}
