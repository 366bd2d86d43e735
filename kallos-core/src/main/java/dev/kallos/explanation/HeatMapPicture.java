package dev.kallos.explanation;

import dev.kallos.image.PngFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/** Heat as a picture to lay over a photo: the hotter, the less transparent. Warm colours speak for "yes", cold ones against. */
public final class HeatMapPicture {
  private static final int[][] WARM = {{0xff, 0xd1, 0x66}, {0xf7, 0x7f, 0x00}, {0xd0, 0x00, 0x00}};
  private static final int[][] COLD = {{0x9b, 0xe7, 0xff}, {0x1e, 0x88, 0xe5}, {0x1a, 0x23, 0x9e}};

  private HeatMapPicture() {}

  /** Writes a map, scaled by its highest value, as an RGBA PNG. An empty map is transparent everywhere. */
  public static void write(HeatMap map, Direction direction, Path png) throws IOException {
    BufferedImage image = new BufferedImage(map.width(), map.height(), BufferedImage.TYPE_INT_ARGB);
    float[] heat = map.normalized().values();
    for (int i = 0; i < heat.length; i++) {
      image.setRGB(i % map.width(), i / map.width(), argb(heat[i], direction == Direction.FOR ? WARM : COLD));
    }
    PngFile.write(image, png);
  }

  private static int argb(float heat, int[][] ramp) {
    float at = Math.min(heat, 1) * (ramp.length - 1);
    int low = Math.min((int) at, ramp.length - 2);
    float part = at - low;
    int colour = Math.round(255 * heat) << 24;
    for (int channel = 0; channel < 3; channel++) {
      int value = Math.round(ramp[low][channel] * (1 - part) + ramp[low + 1][channel] * part);
      colour |= value << (16 - 8 * channel);
    }
    return colour;
  }
}
