package dev.kallos.pipeline;

import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.Split;
import dev.kallos.image.ImageSize;
import dev.kallos.network.Precision;
import dev.kallos.training.TrainingPlan;
import java.util.Optional;

/**
 * Everything a user settles before a run.
 *
 * @param data which data
 * @param attribute which of its attributes the net learns
 * @param network the design's name
 * @param size the net's input; empty for the data's own size
 * @param split how to divide the faces; empty to let the data decide
 * @param trainShare the share of the training part's subjects to train on, above 0, at most 1; for one seed a smaller
 *     share's are among a larger one's
 * @param plan how to train
 * @param precision empty for bf16 where the processor has it, else fp32
 * @param threads how many cores to use
 * @param seed the seed of everything that is random
 * @param allowUnreadable go on with more than 1 % of unreadable photos
 */
public record RunSettings(
    DatasetRequest data,
    String attribute,
    String network,
    Optional<ImageSize> size,
    Optional<Split.Kind> split,
    double trainShare,
    TrainingPlan plan,
    Optional<Precision> precision,
    int threads,
    long seed,
    boolean allowUnreadable) {

  /** The same with another share of the training part and another seed. */
  public RunSettings with(double share, long otherSeed) {
    return new RunSettings(
        data, attribute, network, size, split, share, plan, precision, threads, otherSeed, allowUnreadable);
  }
}
