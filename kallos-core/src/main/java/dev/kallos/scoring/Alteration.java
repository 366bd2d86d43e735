package dev.kallos.scoring;

import dev.kallos.image.ImageSize;
import java.util.function.IntPredicate;

/** What is done to faces on their way to the net. */
@FunctionalInterface
public interface Alteration {
  /** Leaves every face as it is. */
  Alteration NONE = (position, pixels) -> {};

  /**
   * Changes a face in place. Called for one face at a time, on the thread that gathers them.
   *
   * @param position the face's place in the order they come in
   * @param pixels H×W×3, RGB
   */
  void apply(int position, byte[] pixels);

  /**
   * Mirrors some faces left to right.
   *
   * @param mirrored asked for each position
   * @param size the faces' size
   */
  static Alteration mirroring(IntPredicate mirrored, ImageSize size) {
    return (position, pixels) -> {
      if (mirrored.test(position)) {
        mirror(pixels, size);
      }
    };
  }

  private static void mirror(byte[] pixels, ImageSize size) {
    int width = size.width();
    for (int y = 0; y < size.height(); y++) {
      for (int left = 3 * y * width, right = left + 3 * (width - 1); left < right; left += 3, right -= 3) {
        for (int c = 0; c < 3; c++) {
          byte swapped = pixels[left + c];
          pixels[left + c] = pixels[right + c];
          pixels[right + c] = swapped;
        }
      }
    }
  }
}
