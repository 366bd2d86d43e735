package dev.kallos.pipeline;

import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.Split;
import dev.kallos.image.ImageSize;
import dev.kallos.network.Device;
import dev.kallos.network.Precision;
import dev.kallos.training.TrainingPlan;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything a user settles before a run.
 *
 * @param data which data
 * @param attribute which of its attributes the net learns, or {@value #ALL_ATTRIBUTES}
 * @param network the design's name
 * @param size the net's input; empty for the data's own size
 * @param split how to divide the faces; empty to let the data decide
 * @param splitSeed the seed of the split; empty for that of everything else
 * @param trainShare the share of the training part's subjects to train on, above 0, at most 1; for one seed a smaller
 *     share's are among a larger one's
 * @param plan how to train
 * @param device what to train and score on; empty for a card where one can be used, else the processor
 * @param precision empty for bf16 where the device has it, else fp32
 * @param threads how many cores to use
 * @param seed the seed of everything that is random, but of the split if that has one of its own
 * @param allowUnreadable go on with more than 1 % of unreadable photos
 */
public record RunSettings(
    DatasetRequest data,
    String attribute,
    String network,
    Optional<ImageSize> size,
    Optional<Split.Kind> split,
    OptionalLong splitSeed,
    double trainShare,
    TrainingPlan plan,
    Optional<Device> device,
    Optional<Precision> precision,
    int threads,
    long seed,
    boolean allowUnreadable) {

  /** Asks for one net that learns all attributes alike. */
  public static final String ALL_ATTRIBUTES = "all";

  /** The same with another share of the training part and another seed. */
  public RunSettings with(double share, long otherSeed) {
    return new RunSettings(
        data, attribute, network, size, split, splitSeed, share, plan, device, precision, threads, otherSeed,
        allowUnreadable);
  }
}
