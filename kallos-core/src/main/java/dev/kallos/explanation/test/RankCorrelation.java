package dev.kallos.explanation.test;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Spearman's rank correlation (1904): the correlation of two orders, from −1 to 1; equal values share their mean rank. */
final class RankCorrelation {
  private RankCorrelation() {}

  /** The rank correlation of two rows of numbers; NaN if either is the same everywhere. */
  static double of(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " values beside " + b.length);
    }
    return ofRanks(ranks(a), ranks(b));
  }

  /** The rank correlation of two rows of numbers; NaN if either is the same everywhere. */
  static double of(double[] a, double[] b) {
    return ofRanks(ranks(a), ranks(b));
  }

  /** Pearson's correlation of ranks, whose mean is known. */
  static double ofRanks(double[] a, double[] b) {
    double mean = (a.length + 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - mean) * (b[i] - mean);
      aa += (a[i] - mean) * (a[i] - mean);
      bb += (b[i] - mean) * (b[i] - mean);
    }
    return aa == 0 || bb == 0 ? Double.NaN : ab / Math.sqrt(aa * bb);
  }

  /** Ranks from 1; 0 and −0 are equal. */
  static double[] ranks(float[] values) {
    long[] order = new long[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = PixelOrder.ascending(values[i] + 0f) << 32 | i;
    }
    Arrays.sort(order);
    double[] ranks = new double[order.length];
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && order[to] >> 32 == order[from] >> 32) {
        to++;
      }
      for (int k = from; k < to; k++) {
        ranks[(int) order[k]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  private static double[] ranks(double[] values) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      long less = IntStream.range(0, values.length).filter(k -> values[k] < value).count();
      long equal = IntStream.range(0, values.length).filter(k -> values[k] == value).count();
      ranks[i] = less + (equal + 1) / 2.0;
    }
    return ranks;
  }
}
