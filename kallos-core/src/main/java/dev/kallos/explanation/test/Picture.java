package dev.kallos.explanation.test;

import dev.kallos.image.FaceArray;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * A face's pixels with some of them taken away.
 *
 * @param width columns
 * @param height rows
 * @param rgb height × width × 3 unsigned bytes
 */
record Picture(int width, int height, byte[] rgb) {
  private static final int SWEEPS = 40;

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
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++) {
          int sum = 0;
          for (int k = -radius; k <= radius; k++) {
            int column = Math.max(0, Math.min(width - 1, x + k * dx));
            int row = Math.max(0, Math.min(height - 1, y + k * dy));
            sum += rgb[3 * (row * width + column) + channel] & 0xff;
          }
          result[3 * (y * width + x) + channel] = (byte) (sum / (2 * radius + 1));
        }
      }
    }
    return new Picture(width, height, result);
  }

  /**
   * This picture with the taken pixels filled in by noisy linear imputation (Rong et al. 2022): each is the weighted mean of
   * its neighbours, those at its sides counting twice those at its corners, plus a little noise, so that a net cannot tell
   * from the filling where something was taken.
   */
  Picture imputed(boolean[] taken, SplittableRandom random) {
    float[] values = new float[rgb.length];
    byte[] mean = meanColour().rgb;
    for (int i = 0; i < values.length; i++) {
      values[i] = (taken[i / 3] ? mean[i] : rgb[i]) & 0xff;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int step = 0; step < taken.length; step++) {
        int pixel = sweep % 2 == 0 ? step : taken.length - 1 - step;
        if (taken[pixel]) {
          relax(values, pixel);
        }
      }
    }
    byte[] filled = rgb.clone();
    for (int i = 0; i < values.length; i++) {
      if (taken[i / 3]) {
        double noisy = values[i] + 2.55 * random.nextGaussian();
        filled[i] = (byte) Math.max(0, Math.min(255, Math.round(noisy)));
      }
    }
    return new Picture(width, height, filled);
  }

  private void relax(float[] values, int pixel) {
    int x = pixel % width;
    int y = pixel / width;
    float weights = 0;
    float r = 0;
    float g = 0;
    float b = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        boolean inside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
        if (inside && (dx != 0 || dy != 0)) {
          float weight = dx == 0 || dy == 0 ? 2 : 1;
          int at = 3 * ((y + dy) * width + x + dx);
          weights += weight;
          r += weight * values[at];
          g += weight * values[at + 1];
          b += weight * values[at + 2];
        }
      }
    }
    values[3 * pixel] = r / weights;
    values[3 * pixel + 1] = g / weights;
    values[3 * pixel + 2] = b / weights;
  }
}
