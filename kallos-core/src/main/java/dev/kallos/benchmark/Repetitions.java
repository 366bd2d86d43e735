package dev.kallos.benchmark;

import dev.kallos.StoppedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.PointerScope;

/**
 * Times work by repeating it.
 *
 * @param nanoTime the clock
 * @param seconds about how long to go on
 * @param stopped asked before each repetition; once true, {@link StoppedException} is thrown
 */
record Repetitions(LongSupplier nanoTime, double seconds, BooleanSupplier stopped) {
  private static final int WARM_UP = 2;
  private static final int FEWEST = 5;
  private static final int MOST = 200;

  /** Work that may read or write files. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /** The same for another time. */
  Repetitions lasting(double other) {
    return new Repetitions(nanoTime, other, stopped);
  }

  /**
   * The median time of one repetition in seconds, over as many as fit in the time, five at least; two more come first and do not
   * count.
   */
  double median(Work work) {
    return median(() -> {}, work);
  }

  /**
   * As {@link #median(Work)}.
   *
   * @param before what comes before each repetition and is not timed
   */
  double median(Work before, Work work) {
    double[] times = new double[MOST];
    int count = 0;
    double total = 0;
    for (int i = 0; i < WARM_UP + MOST && (count < FEWEST || total < seconds); i++) {
      if (stopped.getAsBoolean()) {
        throw new StoppedException();
      }
      double time = time(before, work);
      if (i >= WARM_UP) {
        times[count++] = time;
        total += time;
      }
    }
    Arrays.sort(times, 0, count);
    return times[count / 2];
  }

  private double time(Work before, Work work) {
    try (PointerScope scope = new PointerScope()) {
      before.run();
      long began = nanoTime.getAsLong();
      work.run();
      return (nanoTime.getAsLong() - began) / 1e9;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
