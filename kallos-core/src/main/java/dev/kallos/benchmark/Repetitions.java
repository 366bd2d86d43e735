package dev.kallos.benchmark;

import dev.kallos.StoppedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.bytedeco.javacpp.PointerScope;

/**
 * Times work by repeating it.
 *
 * @param nanoTime the clock
 * @param seconds about how long to go on
 * @param stopped asked before each repetition; once true, {@link StoppedException} is thrown
 */
record Repetitions(LongSupplier nanoTime, double seconds, BooleanSupplier stopped) {
  private static final int WARM_UP = 1;
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
   * The median time of one repetition in seconds, over as many as fit in the time, five at least; one more comes first and does
   * not count.
   */
  double median(Work work) {
    return median(inTurn(work), round -> round[0]);
  }

  /** The median over rounds of what is made of each round's times. */
  static double median(double[][] rounds, ToDoubleFunction<double[]> value) {
    double[] sorted = Arrays.stream(rounds).mapToDouble(value).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /**
   * Times of works that take turns, in seconds, so that what slows the machine down for a while slows all of them down: as many
   * rounds as fit in the time, five at least; one more comes first and does not count.
   *
   * @return round × work
   */
  double[][] inTurn(Work... works) {
    List<double[]> rounds = new ArrayList<>();
    double total = 0;
    for (int i = 0; i < WARM_UP + MOST && (rounds.size() < FEWEST || total < seconds); i++) {
      double[] round = new double[works.length];
      for (int w = 0; w < works.length; w++) {
        if (stopped.getAsBoolean()) {
          throw new StoppedException();
        }
        round[w] = time(works[w]);
      }
      if (i >= WARM_UP) {
        rounds.add(round);
        total += Arrays.stream(round).sum();
      }
    }
    return rounds.toArray(double[][]::new);
  }

  private double time(Work work) {
    try (PointerScope scope = new PointerScope()) {
      long began = nanoTime.getAsLong();
      work.run();
      return (nanoTime.getAsLong() - began) / 1e9;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
