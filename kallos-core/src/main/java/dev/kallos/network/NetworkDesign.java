package dev.kallos.network;

import dev.kallos.UnusableInputException;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.Dense;
import dev.kallos.network.Layer.Dropout;
import dev.kallos.network.Layer.GlobalAveragePooling;
import dev.kallos.network.Layer.GlobalMaxPooling;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.Layer.MaxPooling;
import java.util.List;

/**
 * A net as data.
 *
 * @param name what the command line and the files call it
 * @param layers from the picture to the logit
 */
public record NetworkDesign(String name, List<Layer> layers) {
  /** Three convolutions and the article's head without dropout: what the article's net is compared with. */
  public static final NetworkDesign BASELINE =
      new NetworkDesign(
          "baseline",
          List.of(
              new Convolution(32, false),
              new MaxPooling(),
              new Convolution(64, false),
              new MaxPooling(),
              new Convolution(128, false),
              new MaxPooling(),
              new Dense(512),
              new Logit()));

  /** The net of "A Deep Learning Examination of Facial Attraction". */
  public static final NetworkDesign ARTICLE =
      new NetworkDesign(
          "article",
          List.of(
              new Convolution(32, false),
              new MaxPooling(),
              new Convolution(64, false),
              new MaxPooling(),
              new Convolution(64, true),
              new MaxPooling(),
              new Convolution(128, true),
              new MaxPooling(),
              new Convolution(256, true),
              new MaxPooling(),
              new Dense(512),
              new Dropout(0.3),
              new Logit()));

  /**
   * Three convolutions, global max pooling and the logit, after Oquab et al. (2015): a channel means the same in every place,
   * so that maps show where the evidence lies.
   */
  public static final NetworkDesign POOLED =
      new NetworkDesign(
          "pooled",
          List.of(
              new Convolution(32, false),
              new MaxPooling(),
              new Convolution(64, false),
              new MaxPooling(),
              new Convolution(128, false),
              new GlobalMaxPooling(),
              new Logit()));

  /**
   * Normalized convolutions, the last at an eighth of the size, and their mean over all places: a net whose class activation maps
   * (Zhou et al. 2016) are exact. It is trained with the other attributes beside the asked one.
   */
  public static final NetworkDesign MODERN =
      new NetworkDesign(
          "modern",
          List.of(
              new Convolution(32, false, true),
              new MaxPooling(),
              new Convolution(64, false, true),
              new MaxPooling(),
              new Convolution(128, false, true),
              new MaxPooling(),
              new Convolution(128, false, true),
              new Convolution(256, false, true),
              new GlobalAveragePooling(),
              new Logit()));

  public NetworkDesign {
    layers = List.copyOf(layers);
    if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof Logit)) {
      throw new IllegalArgumentException("a design ends in a logit");
    }
  }

  /** Whether an L2 penalty holds for the kernels of any of its layers. */
  public boolean penalized() {
    return layers.stream().anyMatch(layer -> layer instanceof Convolution convolution && convolution.l2());
  }

  /** The designs that have a name. */
  public static List<NetworkDesign> known() {
    return List.of(ARTICLE, BASELINE, POOLED, MODERN);
  }

  /**
   * The design of that name.
   *
   * @throws UnusableInputException if there is none; the message lists those there are
   */
  public static NetworkDesign named(String name) {
    return known().stream()
        .filter(design -> design.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableInputException(
                    "There is no network '" + name + "'; choose one of "
                        + String.join(", ", known().stream().map(NetworkDesign::name).toList()) + "."));
  }
}
