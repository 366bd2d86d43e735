package dev.kallos.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Shrinks pictures by averaging: each pixel of the smaller one is the mean of what it covers of the larger, a pixel covered in
 * part counting by that part. The mean is exact and rounded once, halves up; OpenCV's {@code INTER_AREA}, which adds rounded
 * numbers, comes to the same in twice the time and more.
 *
 * <p>With the ratios of the sides in lowest terms all weights are whole numbers. Down the columns eight bytes are weighted at a
 * time, in lanes of 16 bits. Along a row, two rows at a time in the halves of a {@code long}, sums of all so far are kept: what
 * lies between two edges is the difference of the sums there, which is right even where the sums themselves have run over.
 */
final class AreaAverage {
  private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
  private static final long LANE = 0xFFFFL;
  private static final long HALF = 0xFFFFFFFFL;

  /** The most weight down a column for which bytes sum to 16 bits. */
  private static final int MOST_DOWN = 257;

  /** Below this weight, {@code sum * reciprocal >>> SHIFT} is the quotient: 256 × weight² < 2 to the power of SHIFT. */
  private static final int MOST_WEIGHT = 1 << 20;

  private static final int SHIFT = 48;

  /** Larger pictures are left to others, since this takes a copy. */
  private static final int MOST_PIXELS = 1 << 20;

  private final ImageSize to;
  private final int rowBytes;
  private final int down;
  private final int unitDown;
  private final int unitAlong;
  private final int[] edge;
  private final int[] beyond;
  private final long reciprocal;
  private final long half;

  /** From pictures of one size to smaller ones; {@link #suits} has said yes. */
  AreaAverage(int width, int height, ImageSize to) {
    this.to = to;
    this.rowBytes = 3 * width;
    this.down = height / common(height, to.height());
    this.unitDown = to.height() / common(height, to.height());
    this.unitAlong = to.width() / common(width, to.width());
    this.edge = new int[to.width()];
    this.beyond = new int[to.width()];
    int along = width / common(width, to.width());
    for (int x = 0; x < to.width(); x++) {
      int right = (x + 1) * along;
      edge[x] = 3 * (right / unitAlong);
      beyond[x] = right % unitAlong;
    }
    int weight = along * down;
    this.reciprocal = ((1L << SHIFT) + weight - 1) / weight;
    this.half = weight / 2 * (1L + (1L << 32));
  }

  /** Whether a picture shrinks to that size, has room here, and is not shrunk by whole numbers, which OpenCV does faster. */
  static boolean suits(int width, int height, ImageSize to) {
    if (to.width() > width || to.height() > height || (long) width * height > MOST_PIXELS) {
      return false;
    }
    int along = width / common(width, to.width());
    int down = height / common(height, to.height());
    boolean whole = width % to.width() == 0 && height % to.height() == 0;
    return !whole && down <= MOST_DOWN && along * down < MOST_WEIGHT;
  }

  private static int common(int a, int b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValue();
  }

  /** How long an array for a picture has to be: up to seven bytes behind the pixels are read, and not used. */
  static int room(int width, int height) {
    return 3 * width * height + 7;
  }

  /**
   * Averages a picture.
   *
   * @param large H×W×3 bytes, in an array of {@link #room}
   * @return H×W×3 bytes of the smaller size
   */
  byte[] average(byte[] large) {
    int words = (rowBytes + 7) / 8;
    byte[] small = new byte[3 * to.pixels()];
    long[][] upper = new long[2][words];
    long[][] lower = new long[2][words];
    long[] row = new long[8 * words + 3];
    long[] soFar = new long[rowBytes + 3];
    for (int y = 0; y < to.height(); y += 2) {
      int next = Math.min(y + 1, to.height() - 1);
      sumDown(large, y, upper[0], upper[1]);
      sumDown(large, next, lower[0], lower[1]);
      pair(upper, lower, row);
      Arrays.fill(row, rowBytes, rowBytes + 3, 0);
      sumAlong(row, soFar);
      divide(row, soFar, small, 3 * to.width() * y, 3 * to.width() * next);
    }
    return small;
  }

  /** Sums the rows which row {@code y} of the smaller picture covers: in each word bytes 0, 2, 4 and 6, apart from the odd ones. */
  private void sumDown(byte[] large, int y, long[] even, long[] odd) {
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
    int top = y * down;
    int bottom = top + down;
    for (int row = top / unitDown; row * unitDown < bottom; row++) {
      int weight = Math.min(bottom, (row + 1) * unitDown) - Math.max(top, row * unitDown);
      addRow(large, row * rowBytes, weight, even, odd);
    }
  }

  private static void addRow(byte[] large, int at, long weight, long[] even, long[] odd) {
    for (int i = 0; i < even.length; i++) {
      long eight = (long) EIGHT.get(large, at + 8 * i);
      even[i] += (eight & EVEN_BYTES) * weight;
      odd[i] += (eight >>> 8 & EVEN_BYTES) * weight;
    }
  }

  /** Brings the sums of two rows together, byte by byte: those of the lower row into the upper half of each {@code long}. */
  private static void pair(long[][] upper, long[][] lower, long[] row) {
    for (int parity = 0; parity < 2; parity++) {
      long[] first = upper[parity];
      long[] second = lower[parity];
      for (int i = 0, at = parity; i < first.length; i++, at += 8) {
        long a = first[i];
        long b = second[i];
        row[at] = a & LANE | (b & LANE) << 32;
        row[at + 2] = a >>> 16 & LANE | (b & LANE << 16) << 16;
        row[at + 4] = a >>> 32 & LANE | b & LANE << 32;
        row[at + 6] = a >>> 48 | (b >>> 48) << 32;
      }
    }
  }

  private void sumAlong(long[] row, long[] soFar) {
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int i = 0; i < soFar.length; i += 3) {
      soFar[i] = red;
      soFar[i + 1] = green;
      soFar[i + 2] = blue;
      red += unitAlong * row[i];
      green += unitAlong * row[i + 1];
      blue += unitAlong * row[i + 2];
    }
  }

  /** Puts the means between edges into two rows of the smaller picture; where there is but one row left, both are that. */
  private void divide(long[] row, long[] soFar, byte[] small, int upper, int lower) {
    long redBefore = -half;
    long greenBefore = -half;
    long blueBefore = -half;
    for (int x = 0, out = 0; x < edge.length; x++, out += 3) {
      int at = edge[x];
      long part = beyond[x];
      long red = soFar[at] + part * row[at];
      long green = soFar[at + 1] + part * row[at + 1];
      long blue = soFar[at + 2] + part * row[at + 2];
      put(red - redBefore, small, upper + out, lower + out);
      put(green - greenBefore, small, upper + out + 1, lower + out + 1);
      put(blue - blueBefore, small, upper + out + 2, lower + out + 2);
      redBefore = red - half;
      greenBefore = green - half;
      blueBefore = blue - half;
    }
  }

  private void put(long sums, byte[] small, int upper, int lower) {
    small[upper] = (byte) ((sums & HALF) * reciprocal >>> SHIFT);
    small[lower] = (byte) ((sums >>> 32) * reciprocal >>> SHIFT);
  }
}
