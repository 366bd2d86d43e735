package dev.kallos.explanation.test;

import dev.kallos.image.FaceArray;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A face's pixels with some of them taken away.
 *
 * @param width columns
 * @param height rows
 * @param rgb height × width × 3 unsigned bytes
 */
record Picture(int width, int height, byte[] rgb) {
  private static final double NOISE = 2.55;

  static Picture of(FaceArray faces, int face) {
    byte[] rgb = new byte[3 * faces.size().pixels()];
    faces.copy(face, ByteBuffer.wrap(rgb));
    return new Picture(faces.size().width(), faces.size().height(), rgb);
  }

  /** This picture with the pixels marked in {@code taken} replaced by those of {@code other}. */
  Picture with(Picture other, boolean[] taken) {
    byte[] mixed = rgb.clone();
    for (int i = 0; i < taken.length; i++) {
      if (taken[i]) {
        System.arraycopy(other.rgb, 3 * i, mixed, 3 * i, 3);
      }
    }
    return new Picture(width, height, mixed);
  }

  /** A picture of this one's mean colour all over. */
  Picture meanColour() {
    byte[] flat = new byte[rgb.length];
    for (int channel = 0; channel < 3; channel++) {
      long sum = 0;
      for (int i = channel; i < rgb.length; i += 3) {
        sum += rgb[i] & 0xff;
      }
      byte mean = (byte) Math.round(3.0 * sum / rgb.length);
      for (int i = channel; i < rgb.length; i += 3) {
        flat[i] = mean;
      }
    }
    return new Picture(width, height, flat);
  }

  /** This picture blurred until no feature of the face is left: three box blurs of an eighth of the width. */
  Picture blurred() {
    Picture blurred = this;
    for (int pass = 0; pass < 3; pass++) {
      blurred = blurred.boxed(1, 0).boxed(0, 1);
    }
    return blurred;
  }

  private Picture boxed(int dx, int dy) {
    int radius = Math.max(1, width / 8);
    byte[] result = new byte[rgb.length];
    int length = dx == 1 ? width : height;
    int step = 3 * (dx + dy * width);
    int[] sums = new int[length + 2 * radius + 2];
    for (int line = 0; line < width * height / length; line++) {
      for (int colour = 0; colour < 3; colour++) {
        int start = 3 * (dx == 1 ? line * width : line) + colour;
        for (int i = 0; i <= length + 2 * radius; i++) {
          int at = Math.max(0, Math.min(length - 1, i - radius));
          sums[i + 1] = sums[i] + (rgb[start + at * step] & 0xff);
        }
        for (int i = 0; i < length; i++) {
          result[start + i * step] = (byte) ((sums[i + 2 * radius + 1] - sums[i] + radius) / (2 * radius + 1));
        }
      }
    }
    return new Picture(width, height, result);
  }

  /** This picture turned left to right. */
  Picture mirrored() {
    byte[] turned = new byte[rgb.length];
    for (int i = 0; i < rgb.length / 3; i++) {
      System.arraycopy(rgb, 3 * i, turned, 3 * (i - i % width + width - 1 - i % width), 3);
    }
    return new Picture(width, height, turned);
  }

  /** This picture moved to the right and down; what comes in repeats the border. */
  Picture shifted(int right, int down) {
    byte[] moved = new byte[rgb.length];
    for (int i = 0; i < rgb.length / 3; i++) {
      int x = Math.max(0, Math.min(width - 1, i % width - right));
      int y = Math.max(0, Math.min(height - 1, i / width - down));
      System.arraycopy(rgb, 3 * (y * width + x), moved, 3 * i, 3);
    }
    return new Picture(width, height, moved);
  }

  /** This picture with noise of a standard deviation on the scale 0 to 255. */
  Picture noised(double deviation, SplittableRandom random) {
    byte[] noisy = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      double value = (rgb[i] & 0xff) + deviation * random.nextGaussian();
      noisy[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    return new Picture(width, height, noisy);
  }

  /**
   * This picture seen through a map: each pixel is drawn towards the mean colour by as much as its heat falls short of 1.
   *
   * @param heat a value of 0 to 1 for each pixel
   */
  Picture through(float[] heat) {
    byte[] mean = meanColour().rgb;
    byte[] seen = new byte[rgb.length];
    for (int i = 0; i < seen.length; i++) {
      int hidden = mean[i] & 0xff;
      seen[i] = (byte) Math.round(hidden + heat[i / 3] * ((rgb[i] & 0xff) - hidden));
    }
    return new Picture(width, height, seen);
  }

  /**
   * This picture with the taken pixels filled in by noisy linear imputation (Rong et al. 2022): what {@link LinearImputation}
   * gives, plus noise of a standard deviation of 1 % of the range, so that a net can hardly tell from the filling where
   * something was taken. Where every pixel is taken, the mean colour.
   */
  Picture imputed(boolean[] taken, SplittableRandom random) {
    if (IntStream.range(0, taken.length).allMatch(i -> taken[i])) {
      return meanColour();
    }
    float[] values = LinearImputation.fill(width, height, rgb, taken);
    byte[] filled = rgb.clone();
    for (int i = 0; i < values.length; i++) {
      if (taken[i / 3]) {
        double noisy = values[i] + NOISE * random.nextGaussian();
        filled[i] = (byte) Math.max(0, Math.min(255, Math.round(noisy)));
      }
    }
    return new Picture(width, height, filled);
  }
}
