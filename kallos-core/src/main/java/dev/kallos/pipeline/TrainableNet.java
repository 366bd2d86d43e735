package dev.kallos.pipeline;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.image.ImageSize;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.NetworkSummary;
import java.util.Locale;
import java.util.Optional;

/** A net at a size that an ordinary computer can train. */
final class TrainableNet {
  /** The longest side photos may have to be taken as they are, in pixels. */
  private static final int LARGEST_OWN = 256;

  private static final long MOST_PARAMETERS = 50_000_000;

  private TrainableNet() {}

  /**
   * Works out the net.
   *
   * @param asked the input's size; empty for the photos' own
   * @param attributes how many it learns
   * @throws UnusableInputException if the photos are too large to be taken as they are, or the net would be too large
   */
  static NetworkSummary of(NetworkDesign design, Optional<ImageSize> asked, int attributes, FaceDataset data) {
    NetworkSummary network = NetworkSummary.of(design, asked.orElseGet(() -> ownSize(data)), attributes);
    if (network.parameters() > MOST_PARAMETERS) {
      throw new UnusableInputException(
          String.format(
              Locale.ROOT,
              "The network %s has %,d parameters at %s, more than the %,d that can be trained; choose a smaller input,"
                  + " for instance --size 128x128.",
              design.name(),
              network.parameters(),
              network.size(),
              MOST_PARAMETERS));
    }
    return network;
  }

  /**
   * Refuses to normalize over one number, which leaves the same of every face.
   *
   * @param together how many faces a step is taken on
   */
  static void requireSpread(NetworkSummary network, int together) {
    if (together == 1 && network.fewestNormalized().stream().anyMatch(places -> places == 1)) {
      throw new UnusableInputException(
          "With one face a step, %s at %s is normalized over single numbers, which leaves nothing of a face;"
                  .formatted(network.design().name(), network.size())
              + " raise --batch or --size.");
    }
  }

  private static ImageSize ownSize(FaceDataset data) {
    if (Math.max(data.frameWidth(), data.frameHeight()) > LARGEST_OWN) {
      throw new UnusableInputException(
          "The photos of %s have %dx%d pixels, too many to train on as they are; choose a smaller input, for instance"
                  .formatted(data.root(), data.frameWidth(), data.frameHeight())
              + " --size 128x128.");
    }
    return new ImageSize(data.frameWidth(), data.frameHeight());
  }
}
