package dev.kallos.explanation.test;

import dev.kallos.explanation.Direction;
import dev.kallos.explanation.SignedMap;
import java.util.Arrays;

/** Pixels in the order of their heat. */
final class PixelOrder {
  private PixelOrder() {}

  /**
   * The pixels of a picture, those that speak most for an answer first, those that speak against it last, equals in the order of
   * a picture.
   */
  static int[] hottestFirst(SignedMap pixels, Direction answer) {
    float[] values = pixels.values();
    int sign = answer == Direction.FOR ? -1 : 1;
    long[] order = new long[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = ascending(sign * values[i]) << 32 | i;
    }
    Arrays.sort(order);
    return Arrays.stream(order).mapToInt(key -> (int) key).toArray();
  }

  /** The first {@code share} of an order, as marks on the pixels. */
  static boolean[] first(int[] order, double share) {
    boolean[] taken = new boolean[order.length];
    for (int i = 0; i < Math.round(share * order.length); i++) {
      taken[order[i]] = true;
    }
    return taken;
  }

  /** The order turned round. */
  static int[] reversed(int[] order) {
    int[] reversed = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      reversed[i] = order[order.length - 1 - i];
    }
    return reversed;
  }

  /** A number of 32 bits, signed, that grows with the value. */
  static long ascending(float value) {
    int bits = Float.floatToIntBits(value);
    return bits ^ (bits >> 31) & Integer.MAX_VALUE;
  }
}
