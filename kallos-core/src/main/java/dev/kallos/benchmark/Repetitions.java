package dev.kallos.benchmark;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.PointerScope;

/** Times work by repeating it. */
final class Repetitions {
  private static final int WARM_UP = 2;
  private static final int FEWEST = 5;
  private static final int MOST = 200;

  private Repetitions() {}

  /**
   * The median time of one repetition in seconds, over as many as fit in about so many seconds, five at least; two more come
   * first and do not count.
   */
  static double median(LongSupplier nanoTime, double seconds, Runnable work) {
    double[] times = new double[MOST];
    int count = 0;
    double total = 0;
    for (int i = 0; i < WARM_UP + MOST && (count < FEWEST || total < seconds); i++) {
      long began = nanoTime.getAsLong();
      try (PointerScope scope = new PointerScope()) {
        work.run();
      }
      double time = (nanoTime.getAsLong() - began) / 1e9;
      if (i >= WARM_UP) {
        times[count++] = time;
        total += time;
      }
    }
    Arrays.sort(times, 0, count);
    return times[count / 2];
  }
}
