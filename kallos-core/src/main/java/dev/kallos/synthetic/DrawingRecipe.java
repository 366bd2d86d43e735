package dev.kallos.synthetic;

import dev.kallos.UnusableInputException;
import java.util.Optional;

/**
 * What to draw.
 *
 * @param faces how many pictures, 20 to 999,999
 * @param seed the same recipe draws the same bytes
 * @param plant the one region that is to carry the label, one of {@link Plant#regions()}; empty for the whole rule
 */
public record DrawingRecipe(int faces, long seed, Optional<String> plant) {
  /** The fewest faces that give each part its own subjects. */
  public static final int FEWEST = 20;

  /** The most faces that six digits can number. */
  public static final int MOST = 999_999;

  /**
   * Checks the recipe.
   *
   * @throws UnusableInputException if there are too few or too many faces, or no such region
   */
  public DrawingRecipe {
    if (faces < FEWEST || faces > MOST) {
      throw new UnusableInputException(
          "%d faces cannot be drawn; ask for %d to %d.".formatted(faces, FEWEST, MOST));
    }
    plant.ifPresent(Plant::of);
  }
}
