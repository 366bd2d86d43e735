package dev.kallos.explanation.test;

/** Fills holes of a picture with the means of ever larger blocks around them: a first guess that is right in the large. */
final class PyramidFill {
  private PyramidFill() {}

  /**
   * Fills the taken pixels.
   *
   * @param rgb height × width × 3 unsigned bytes
   * @return height × width × 3 values, 0 to 255; 0 where no pixel is given at all
   */
  static float[] of(int width, int height, byte[] rgb, boolean[] taken) {
    float[] values = new float[rgb.length];
    float[] counts = new float[taken.length];
    for (int i = 0; i < rgb.length; i++) {
      values[i] = taken[i / 3] ? 0 : rgb[i] & 0xff;
    }
    for (int i = 0; i < taken.length; i++) {
      counts[i] = taken[i] ? 0 : 1;
    }
    return fill(width, height, values, counts);
  }

  /** Values that count nothing are filled from the level above, which has half the rows and columns. */
  private static float[] fill(int width, int height, float[] values, float[] counts) {
    if (width == 1 && height == 1) {
      return values;
    }
    int halfWidth = (width + 1) / 2;
    int halfHeight = (height + 1) / 2;
    float[] means = new float[3 * halfWidth * halfHeight];
    float[] halfCounts = new float[halfWidth * halfHeight];
    for (int i = 0; i < counts.length; i++) {
      int block = i / width / 2 * halfWidth + i % width / 2;
      halfCounts[block] += counts[i];
      for (int colour = 0; colour < 3; colour++) {
        means[3 * block + colour] += counts[i] * values[3 * i + colour];
      }
    }
    for (int block = 0; block < halfCounts.length; block++) {
      for (int colour = 0; colour < 3 && halfCounts[block] > 0; colour++) {
        means[3 * block + colour] /= halfCounts[block];
      }
    }
    float[] above = fill(halfWidth, halfHeight, means, halfCounts);
    for (int i = 0; i < counts.length; i++) {
      int block = i / width / 2 * halfWidth + i % width / 2;
      for (int colour = 0; colour < 3 && counts[i] == 0; colour++) {
        values[3 * i + colour] = above[3 * block + colour];
      }
    }
    return values;
  }
}
