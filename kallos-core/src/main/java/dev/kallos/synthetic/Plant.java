package dev.kallos.synthetic;

import dev.kallos.UnusableInputException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A region of the face that can carry the label alone.
 *
 * <p>The attributes a plant weighs are thrown as fair coins that know nothing of the rest of the face, and change the
 * picture more to the pixel in its region than in any other. Nearly all they change lies there, but for the rims of
 * glasses and bags under eyes. (Where the neck carries the label all wear a shirt: a tie brings one, and would otherwise be told
 * by it.)
 */
public enum Plant {
  HAIR("hair", Map.of(FaceAttribute.WEARING_HAT, -4.0)),
  FOREHEAD("forehead", Map.of(FaceAttribute.BANGS, 4.0)),
  BROWS("brows", Map.of(FaceAttribute.BUSHY_EYEBROWS, -5.0, FaceAttribute.ARCHED_EYEBROWS, 2.5)),
  EYES(
      "eyes",
      Map.of(
          FaceAttribute.EYEGLASSES, -5.2, FaceAttribute.NARROW_EYES, -2.6, FaceAttribute.BAGS_UNDER_EYES, -1.3)),
  NOSE("nose", Map.of(FaceAttribute.BIG_NOSE, -5.0, FaceAttribute.POINTY_NOSE, 2.5)),
  CHEEKS("cheeks", Map.of(FaceAttribute.ROSY_CHEEKS, 5.0, FaceAttribute.HIGH_CHEEKBONES, -2.5)),
  MOUTH(
      "mouth",
      Map.of(
          FaceAttribute.SMILING, 5.2,
          FaceAttribute.WEARING_LIPSTICK, 2.6,
          FaceAttribute.MOUTH_SLIGHTLY_OPEN, 1.3,
          FaceAttribute.BIG_LIPS, 0.7)),
  CHIN_AND_JAW("chin_and_jaw", Map.of(FaceAttribute.GOATEE, -5.0, FaceAttribute.DOUBLE_CHIN, -2.5)),
  NECK("neck", Map.of(FaceAttribute.WEARING_NECKLACE, 5.0, FaceAttribute.WEARING_NECKTIE, -2.5));

  private final String region;
  private final Map<FaceAttribute, Double> weights;

  Plant(String region, Map<FaceAttribute, Double> weights) {
    this.region = region;
    this.weights = Collections.unmodifiableMap(new EnumMap<>(weights));
  }

  /** The region's name. */
  public String region() {
    return region;
  }

  /** The log-odds each of the region's attributes adds to the label when it holds. */
  public Map<FaceAttribute, Double> weights() {
    return weights;
  }

  /** The names of the regions that can carry the label, from the top of the head down. */
  public static List<String> regions() {
    return Arrays.stream(values()).map(Plant::region).toList();
  }

  /**
   * The plant of that region.
   *
   * @throws UnusableInputException if the label cannot be planted there
   */
  public static Plant of(String region) {
    for (Plant plant : values()) {
      if (plant.region.equals(region)) {
        return plant;
      }
    }
    throw new UnusableInputException(
        "The label cannot be planted in '%s'; choose one of %s.".formatted(region, String.join(", ", regions())));
  }

  static Optional<Plant> of(DrawingRecipe recipe) {
    return recipe.plant().map(Plant::of);
  }
}
