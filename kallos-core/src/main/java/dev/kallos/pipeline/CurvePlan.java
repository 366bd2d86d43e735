package dev.kallos.pipeline;

import dev.kallos.run.RunFolder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The runs a learning curve is made of: each share of the training part, with each seed.
 *
 * @param run the settings all have in common; its seed is the first, its share does not matter
 * @param shares the shares of the training part's subjects, each above 0, at most 1; kept ascending, each once
 * @param repeats how many seeds, which follow each other; each divides the faces, picks subjects and trains anew
 * @param facesAhead the number of training faces to look ahead to
 */
public record CurvePlan(RunSettings run, List<Double> shares, int repeats, int facesAhead) {
  public CurvePlan {
    shares = shares.stream().sorted().distinct().toList();
    if (shares.isEmpty() || repeats < 1) {
      throw new IllegalArgumentException("a curve without points");
    }
  }

  /**
   * One run.
   *
   * @param folder where it lies
   * @param settings what it is made with
   */
  public record Point(RunFolder folder, RunSettings settings) {}

  /** All runs in the order they are made, each in a folder of its own inside another. */
  public List<Point> points(Path folder) {
    List<Point> points = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      long seed = run.seed() + repeat;
      shares.forEach(share -> points.add(new Point(folder(folder, share, seed), run.with(share, seed))));
    }
    return points;
  }

  private static RunFolder folder(Path folder, double share, long seed) {
    String plain = BigDecimal.valueOf(share).stripTrailingZeros().toPlainString();
    return new RunFolder(folder.resolve(String.format(Locale.ROOT, "share-%s-seed-%d", plain, seed)));
  }
}
