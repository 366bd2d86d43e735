package dev.kallos.explanation.test;

import dev.kallos.parts.Turns;
import java.util.Arrays;
import java.util.SplittableRandom;

/** ROAD's filling of holes in a soft picture with a little grain. See parts.sh. */
public final class Filling {
  private static final double[] SHARES = {0.2, 0.4, 0.6, 0.8};

  public static void main(String[] args) throws Exception {
    Turns turns = new Turns(Double.parseDouble(args[0]));
    Turns.head("a picture filled in", "a fifth missing", "two fifths", "three", "four");
    row(turns, 64, 80);
    row(turns, 128, 128);
  }

  private static void row(Turns turns, int width, int height) throws Exception {
    byte[] picture = picture(width, height);
    Turns.Way[] ways = new Turns.Way[SHARES.length];
    for (int i = 0; i < ways.length; i++) {
      boolean[] taken = hole(width, height, SHARES[i]);
      ways[i] = () -> LinearImputation.fill(width, height, picture, taken);
    }
    turns.row(width + "x" + height, ways);
  }

  private static byte[] picture(int width, int height) {
    SplittableRandom random = new SplittableRandom(1);
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      double x = 6.0 * (i / 3 % width) / width;
      double y = 6.0 * (i / 3 / width) / height;
      rgb[i] = (byte) Math.round(120 + 90 * Math.sin(x + i % 3) * Math.cos(y) + random.nextInt(8));
    }
    return rgb;
  }

  /** As a map leaves it: a few patches, the nearest pixels to their middles. */
  private static boolean[] hole(int width, int height, double share) {
    SplittableRandom random = new SplittableRandom(2);
    float[] values = new float[width * height];
    for (int patch = 0; patch < 6; patch++) {
      double left = random.nextDouble(width);
      double top = random.nextDouble(height);
      for (int i = 0; i < values.length; i++) {
        double away = Math.hypot(i % width - left, i / width - top) / width;
        values[i] += (float) Math.exp(-20 * away * away);
      }
    }
    double[] sorted = new double[values.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = values[i];
    }
    Arrays.sort(sorted);
    boolean[] taken = new boolean[values.length];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = values[i] >= sorted[(int) ((1 - share) * (sorted.length - 1))];
    }
    return taken;
  }
}
