package dev.kallos.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;

/**
 * Rows of a table of times: ways to do the same, which take turns, so that what slows the machine down for a while slows all of them
 * down.
 *
 * @param seconds how long a row takes, after half as long to warm up
 */
public record Turns(double seconds) {
  /** Work that is repeated. */
  @FunctionalInterface
  public interface Way {
    void go() throws Exception;
  }

  /** Prints the head of a table. */
  public static void head(String what, String... ways) {
    System.out.printf("%n| %s | %s |%n|---%s|%n", what, String.join(" | ", ways), "|---".repeat(ways.length));
  }

  /** Prints the median time of each way, in milliseconds. */
  public void row(String what, Way... ways) throws Exception {
    rounds(seconds / 2, ways);
    List<double[]> rounds = rounds(seconds, ways);
    StringBuilder row = new StringBuilder("| " + what);
    for (int way = 0; way < ways.length; way++) {
      int column = way;
      double[] times = rounds.stream().mapToDouble(round -> round[column]).sorted().toArray();
      row.append(String.format(Locale.ROOT, " | %.3f ms", 1e3 * times[times.length / 2]));
    }
    System.out.println(row + " |");
  }

  private static List<double[]> rounds(double seconds, Way... ways) throws Exception {
    List<double[]> rounds = new ArrayList<>();
    for (long began = System.nanoTime(); System.nanoTime() - began < 1e9 * seconds || rounds.size() < 5; ) {
      double[] round = new double[ways.length];
      for (int way = 0; way < ways.length; way++) {
        try (PointerScope scope = new PointerScope()) {
          long start = System.nanoTime();
          ways[way].go();
          round[way] = (System.nanoTime() - start) / 1e9;
        }
      }
      rounds.add(round);
    }
    return rounds;
  }
}
