package dev.kallos.cli;

import dev.kallos.network.NetworkDesign;
import dev.kallos.pipeline.RunSettings;
import java.nio.file.Path;
import java.util.OptionalLong;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** The data a net is to learn from, which net, and how it is trained. */
final class NetOptions {
  @Mixin private DatasetParameter dataset;

  @ArgGroup(validate = false, order = 1, heading = "%nData%n")
  private DataOptions data = new DataOptions();

  @ArgGroup(validate = false, order = 2, heading = "%nNet and training%n")
  private TrainingOptions training = new TrainingOptions();

  /**
   * Refuses a net that is not known.
   *
   * @throws dev.kallos.UnusableInputException if it is not
   */
  void requireKnown() {
    NetworkDesign.named(training.network());
  }

  /** A run of such a net. */
  RunSettings settings(SplitOptions options, OptionalLong splitSeed, double trainShare) {
    return new RunSettings(
        data.request(dataset.path()),
        data.attribute(),
        training.network(),
        training.size(),
        options.split(),
        splitSeed,
        trainShare,
        training.plan(),
        training.device().device(),
        training.precision().precision(),
        options.threads(),
        options.seed(),
        options.allowUnreadable());
  }

  /** Where it goes if the user names no folder. */
  Path usualFolder(long seed, String ending) {
    return UsualFolder.of(dataset.path(), data.attribute(), training.network(), seed, ending);
  }
}
