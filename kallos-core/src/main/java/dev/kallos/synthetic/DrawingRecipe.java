package dev.kallos.synthetic;

import dev.kallos.UnusableInputException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What to draw.
 *
 * @param faces how many pictures, 20 to 999,999
 * @param seed the same recipe draws the same bytes
 * @param plant the one region that is to carry the label, one of {@link Plant#regions()}; empty for the whole rule
 * @param bias log-odds that an attribute is to add to the label over and above the rule, on purpose, so that an audit has
 *     something known to find; empty for none
 */
public record DrawingRecipe(int faces, long seed, Optional<String> plant, Map<String, Double> bias) {
  /** The fewest faces that give each part its own subjects. */
  public static final int FEWEST = 20;

  /** The most faces that six digits can number. */
  public static final int MOST = 999_999;

  /**
   * Checks the recipe.
   *
   * @throws UnusableInputException if there are too few or too many faces, no such region, or no such bias
   */
  public DrawingRecipe {
    if (faces < FEWEST || faces > MOST) {
      throw new UnusableInputException(
          "%d faces cannot be drawn; ask for %d to %d.".formatted(faces, FEWEST, MOST));
    }
    plant.ifPresent(Plant::of);
    bias = Collections.unmodifiableSortedMap(new TreeMap<>(bias));
    if (plant.isPresent() && !bias.isEmpty()) {
      throw new UnusableInputException(
          "A bias cannot be planted together with a region, which is to carry the label alone; leave one of them out.");
    }
    bias.forEach(DrawingRecipe::requireBias);
  }

  /** A recipe without bias. */
  public DrawingRecipe(int faces, long seed, Optional<String> plant) {
    this(faces, seed, plant, Map.of());
  }

  private static void requireBias(String attribute, double logOdds) {
    if (FaceAttribute.of(attribute) == FaceAttribute.ATTRACTIVE || !Double.isFinite(logOdds)) {
      throw new UnusableInputException(
          "A bias of %s=%s cannot be planted; name a drawn attribute but Attractive and a number, for instance Male=-1.5."
              .formatted(attribute, logOdds));
    }
  }
}
