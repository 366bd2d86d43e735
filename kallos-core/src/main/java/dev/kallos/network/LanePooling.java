package dev.kallos.network;

import dev.kallos.network.NetworkSummary.Shape;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Max pooling of 2×2 for bf16 on the processor, to the same numbers as libtorch's, which goes back one number at a time and notes a
 * place in 64 bits. Here four numbers lie in the lanes of a {@code long}, and a place takes 16 bits: the lowest is set where the
 * highest lay on the right, the next where it lay in the lower row. Among equals the first counts, row by row. A last row or column
 * without another is pooled by itself. A NaN counts as higher than any number, one with its sign set as lower.
 *
 * <p>The loops are short and plain because Java's compiler turns such into vector instructions. One of these is for one thread.
 */
final class LanePooling {
  /** The types that numbers and places have. */
  static final torch.ScalarType NUMBERS = torch.ScalarType.BFloat16;

  static final torch.ScalarType PLACES = torch.ScalarType.Short;

  private static final int LANES = 4;
  private static final long ONES = 0x0001000100010001L;
  private static final long SIGNS = ONES << 15;

  /** Lower than all that {@link #order} makes. */
  private static final long NOTHING = 0;

  private final int height;
  private final int cell;
  private final int row;
  private final int pooledRow;
  private final long[] upper;
  private final long[] lower;
  private final long[] upperLeft;
  private final long[] upperRight;
  private final long[] lowerLeft;
  private final long[] lowerRight;
  private final long[] rightAbove;
  private final long[] rightBelow;
  private final long[] below;
  private final long[] places;

  /** For arrays N×H×W×C, of which one has this shape. */
  LanePooling(Shape face) {
    height = face.height();
    cell = face.channels() / LANES;
    row = face.width() * cell;
    pooledRow = (face.width() + 1) / 2 * cell;
    upper = new long[2 * pooledRow];
    lower = new long[2 * pooledRow];
    upperLeft = new long[pooledRow];
    upperRight = new long[pooledRow];
    lowerLeft = new long[pooledRow];
    lowerRight = new long[pooledRow];
    rightAbove = new long[pooledRow];
    rightBelow = new long[pooledRow];
    below = new long[pooledRow];
    places = new long[pooledRow];
  }

  /** Whether numbers of this tensor's type, where it lies, can be pooled so. */
  static boolean suits(Tensor numbers, Shape face) {
    return numbers.scalar_type().intern() == NUMBERS && numbers.is_cpu() && face.channels() % LANES == 0;
  }

  /**
   * Forward.
   *
   * @param faces N×C×H×W, channels last
   * @param pooled where to put N×C×h×w, channels last
   * @param where null, or where to note which place was the highest, like {@code pooled}
   */
  void forward(Tensor faces, Tensor pooled, Tensor where) {
    Tensor last = faces.contiguous(torch.MemoryFormat.ChannelsLast);
    LongBuffer from = longs(last);
    LongBuffer to = longs(pooled);
    LongBuffer noted = where == null ? null : longs(where);
    while (from.hasRemaining()) {
      for (int y = 0; y < height; y += 2) {
        from.get(upper, 0, row);
        order(upper, row);
        if (y + 1 < height) {
          from.get(lower, 0, row);
          order(lower, row);
        } else {
          Arrays.fill(lower, NOTHING);
        }
        pool();
        to.put(upperLeft);
        if (noted != null) {
          note(rightAbove, rightBelow, below, places);
          noted.put(places);
        }
      }
    }
  }

  private void pool() {
    part(upper, upperLeft, upperRight);
    part(lower, lowerLeft, lowerRight);
    higher(upperLeft, upperRight, rightAbove);
    higher(lowerLeft, lowerRight, rightBelow);
    higher(upperLeft, lowerLeft, below);
    number(upperLeft);
  }

  /**
   * Backward.
   *
   * @param gradient with respect to what was pooled, N×C×h×w
   * @param where what {@link #forward} noted
   * @param into where to put the gradient with respect to the faces, N×C×H×W, channels last
   */
  void backward(Tensor gradient, Tensor where, Tensor into) {
    Tensor last = gradient.contiguous(torch.MemoryFormat.ChannelsLast);
    LongBuffer from = longs(last);
    LongBuffer noted = longs(where);
    LongBuffer to = longs(into);
    while (from.hasRemaining()) {
      for (int y = 0; y < height; y += 2) {
        from.get(below);
        noted.get(places);
        split(below, places, upperLeft, upperRight, lowerLeft, lowerRight);
        join(upperLeft, upperRight, upper);
        to.put(upper, 0, row);
        if (y + 1 < height) {
          join(lowerLeft, lowerRight, lower);
          to.put(lower, 0, row);
        }
      }
    }
  }

  private static LongBuffer longs(Tensor tensor) {
    return new LongPointer(tensor.data_ptr()).capacity(tensor.numel() / LANES).asBuffer();
  }

  /** Numbers to whole ones from 1 on, in the same order: what is beside a half of all, above it or, with its sign set, below. */
  private static void order(long[] numbers, int count) {
    for (int i = 0; i < count; i++) {
      long x = numbers[i];
      long sign = x >>> 15 & ONES;
      long negative = (sign << 16) - sign;
      long size = x & ~SIGNS;
      numbers[i] = SIGNS + (size & ~negative) - (size & negative);
    }
  }

  /** The way back; both zeros come back as the one without a sign. */
  private static void number(long[] ordered) {
    for (int i = 0; i < ordered.length; i++) {
      long x = ordered[i];
      long sign = ~x >>> 15 & ONES;
      long negative = (sign << 16) - sign;
      ordered[i] = x & ~SIGNS & ~negative | SIGNS - (x & negative) & negative | SIGNS & negative;
    }
  }

  /**
   * Puts the second number in place of the first where it is higher, and notes where by all bits of the lane. The highest bit tells
   * which is higher, or where it is the same, the others.
   */
  private static void higher(long[] first, long[] second, long[] mask) {
    for (int i = 0; i < mask.length; i++) {
      long a = first[i];
      long b = second[i];
      long others = (a | SIGNS) - (b & ~SIGNS);
      long not = (a & ~b | ~(a ^ b) & others) >>> 15 & ONES;
      long higher = ~((not << 16) - not);
      mask[i] = higher;
      first[i] = a ^ (a ^ b) & higher;
    }
  }

  private static void note(long[] rightAbove, long[] rightBelow, long[] below, long[] places) {
    for (int i = 0; i < places.length; i++) {
      long right = rightAbove[i] ^ (rightAbove[i] ^ rightBelow[i]) & below[i];
      places[i] = right & ONES | below[i] & ONES << 1;
    }
  }

  private static void split(
      long[] gradient, long[] places, long[] upperLeft, long[] upperRight, long[] lowerLeft, long[] lowerRight) {
    for (int i = 0; i < gradient.length; i++) {
      long place = places[i];
      long right = place & ONES;
      long below = place >>> 1 & ONES;
      right = (right << 16) - right;
      below = (below << 16) - below;
      long above = gradient[i] & ~below;
      below = gradient[i] & below;
      upperLeft[i] = above & ~right;
      upperRight[i] = above & right;
      lowerLeft[i] = below & ~right;
      lowerRight[i] = below & right;
    }
  }

  /** Each second cell of a row, from the first and from the second on. */
  private void part(long[] whole, long[] left, long[] right) {
    for (int i = 0; i < pooledRow; i += cell) {
      System.arraycopy(whole, 2 * i, left, i, cell);
      System.arraycopy(whole, 2 * i + cell, right, i, cell);
    }
  }

  private void join(long[] left, long[] right, long[] whole) {
    for (int i = 0; i < pooledRow; i += cell) {
      System.arraycopy(left, i, whole, 2 * i, cell);
      System.arraycopy(right, i, whole, 2 * i + cell, cell);
    }
  }
}
