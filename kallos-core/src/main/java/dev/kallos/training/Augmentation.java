package dev.kallos.training;

import dev.kallos.UnusableInputException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How a face is changed each time it is shown, besides mirroring. All is drawn anew from a uniform distribution.
 *
 * @param shift by up to this share of the width to each side, up and down
 * @param zoom larger or smaller by up to this share
 * @param turn by up to so many degrees either way
 * @param light brightness by up to this share of the range either way, and contrast by up to this share
 * @param colour each of the three colours stronger or weaker by up to this share
 * @param erasing how likely a rectangle of 2 to 20 % of the face is painted over in one grey (Zhong et al. 2020)
 */
public record Augmentation(double shift, double zoom, double turn, double light, double colour, double erasing) {
  /** Shows each face as it is. */
  public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0, 0);

  /**
   * This augmentation with one kind of change set, or with none at all for {@code none}.
   *
   * @param kind a component's name
   * @throws UnusableInputException if there is no such kind, or the value lies outside 0 to 1, for a turn 0 to 180, for none 0
   */
  public Augmentation with(String kind, double value) {
    double most =
        switch (kind) {
          case "none" -> 0;
          case "turn" -> 180;
          default -> 1;
        };
    if (!(value >= 0 && value <= most)) {
      throw new UnusableInputException("--augment " + kind + "=" + value + " lies outside what a face can be changed by.");
    }
    return switch (kind) {
      case "none" -> NONE;
      case "shift" -> new Augmentation(value, zoom, turn, light, colour, erasing);
      case "zoom" -> new Augmentation(shift, value, turn, light, colour, erasing);
      case "turn" -> new Augmentation(shift, zoom, value, light, colour, erasing);
      case "light" -> new Augmentation(shift, zoom, turn, value, colour, erasing);
      case "colour" -> new Augmentation(shift, zoom, turn, light, value, erasing);
      case "erasing" -> new Augmentation(shift, zoom, turn, light, colour, value);
      default ->
          throw new UnusableInputException(
              "There is no augmentation '" + kind + "'; write shift, zoom, turn, light, colour, erasing or none.");
    };
  }

  /** Whether anything is changed at all. */
  boolean changes() {
    return !equals(NONE);
  }

  /**
   * Changes a face in place.
   *
   * @param pixels H×W×3, RGB
   * @param random what is drawn from
   */
  void apply(byte[] pixels, int height, int width, SplittableRandom random) {
    if (shift > 0 || zoom > 0 || turn > 0) {
      move(pixels, height, width, random);
    }
    if (light > 0 || colour > 0) {
      relight(pixels, random);
    }
    if (erasing > 0 && random.nextDouble() < erasing) {
      erase(pixels, height, width, random);
    }
  }

  /** Moves, scales and turns about the middle, between pixels bilinearly; what comes in from outside repeats the edge. */
  private void move(byte[] pixels, int height, int width, SplittableRandom random) {
    double dx = between(random, shift * width);
    double dy = between(random, shift * width);
    double scale = 1 + between(random, zoom);
    double angle = Math.toRadians(between(random, turn));
    double cos = Math.cos(angle) / scale;
    double sin = Math.sin(angle) / scale;
    double middleX = (width - 1) / 2.0;
    double middleY = (height - 1) / 2.0;
    byte[] source = pixels.clone();
    for (int y = 0; y < height; y++) {
      double sx = middleX - cos * (middleX + dx) - sin * (y - middleY - dy);
      double sy = middleY - sin * (middleX + dx) + cos * (y - middleY - dy);
      for (int x = 0; x < width; x++) {
        sample(source, height, width, sx + cos * x, sy + sin * x, pixels, 3 * (y * width + x));
      }
    }
  }

  private static void sample(byte[] source, int height, int width, double x, double y, byte[] target, int at) {
    double cx = Math.max(0, Math.min(width - 1, x));
    double cy = Math.max(0, Math.min(height - 1, y));
    int left = (int) cx;
    int top = (int) cy;
    int fx = (int) (256 * (cx - left));
    int fy = (int) (256 * (cy - top));
    int upper = 3 * (top * width + left);
    int right = left + 1 < width ? 3 : 0;
    int lower = top + 1 < height ? upper + 3 * width : upper;
    for (int c = 0; c < 3; c++) {
      int above = (256 - fx) * (source[upper + c] & 0xff) + fx * (source[upper + right + c] & 0xff);
      int below = (256 - fx) * (source[lower + c] & 0xff) + fx * (source[lower + right + c] & 0xff);
      target[at + c] = (byte) (((256 - fy) * above + fy * below + (1 << 15)) >> 16);
    }
  }

  private void relight(byte[] pixels, SplittableRandom random) {
    double brightness = 255 * between(random, light);
    double contrast = 1 + between(random, light);
    byte[][] tables = new byte[3][256];
    for (byte[] table : tables) {
      double gain = contrast * (1 + between(random, colour));
      for (int v = 0; v < table.length; v++) {
        table[v] = (byte) Math.round(Math.max(0, Math.min(255, 127.5 + gain * (v - 127.5) + brightness)));
      }
    }
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = tables[0][pixels[i] & 0xff];
      pixels[i + 1] = tables[1][pixels[i + 1] & 0xff];
      pixels[i + 2] = tables[2][pixels[i + 2] & 0xff];
    }
  }

  private static void erase(byte[] pixels, int height, int width, SplittableRandom random) {
    double area = random.nextDouble(0.02, 0.2) * height * width;
    double aspect = Math.exp(random.nextDouble(-1.2, 1.2));
    int rows = Math.max(1, Math.min(height, (int) Math.round(Math.sqrt(area * aspect))));
    int columns = Math.max(1, Math.min(width, (int) Math.round(Math.sqrt(area / aspect))));
    int top = random.nextInt(height - rows + 1);
    int left = random.nextInt(width - columns + 1);
    byte grey = (byte) random.nextInt(256);
    for (int y = top; y < top + rows; y++) {
      Arrays.fill(pixels, 3 * (y * width + left), 3 * (y * width + left + columns), grey);
    }
  }

  private static double between(SplittableRandom random, double bound) {
    return (2 * random.nextDouble() - 1) * bound;
  }
}
