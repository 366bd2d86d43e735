package dev.kallos.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The trade of false for true positives as the threshold falls.
 *
 * @param points from (0, 0) to (1, 1); empty if only one label is there
 */
public record RocCurve(List<Point> points) {
  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * The rates if every face whose logit is at least the threshold is answered yes.
   *
   * @param threshold a logit; infinite at the first point
   */
  public record Point(double falsePositiveRate, double truePositiveRate, double threshold) {}

  /** The curve's corners: points straight between their neighbours are left out, equal logits make one step. */
  public static RocCurve of(Scores scores) {
    WeightedScores ranked = WeightedScores.of(scores);
    int[] labels = ranked.labels();
    double[] logits = ranked.logits();
    int positives = IntStream.of(labels).sum();
    int negatives = labels.length - positives;
    if (positives == 0 || negatives == 0) {
      return new RocCurve(List.of());
    }
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(0, 0, Double.POSITIVE_INFINITY));
    int yes = 0;
    int no = 0;
    for (int i = labels.length - 1; i >= 0; i--) {
      yes += labels[i];
      no += 1 - labels[i];
      if (i == 0 || logits[i - 1] != logits[i]) {
        addCorner(steps, new Step(no, yes, logits[i]));
      }
    }
    return new RocCurve(
        steps.stream()
            .map(step -> new Point((double) step.no / negatives, (double) step.yes / positives, step.threshold))
            .toList());
  }

  /** At most so many of the points (at least two), spread evenly, both ends kept. */
  public RocCurve thinned(int most) {
    if (points.size() <= most) {
      return this;
    }
    return new RocCurve(
        IntStream.range(0, most)
            .mapToObj(i -> points.get((int) Math.round((double) i * (points.size() - 1) / (most - 1))))
            .toList());
  }

  private record Step(int no, int yes, double threshold) {}

  private static void addCorner(List<Step> steps, Step next) {
    int last = steps.size() - 1;
    if (last > 0) {
      Step a = steps.get(last - 1);
      Step b = steps.get(last);
      long turn = (long) (b.no - a.no) * (next.yes - b.yes) - (long) (b.yes - a.yes) * (next.no - b.no);
      if (turn == 0) {
        steps.remove(last);
      }
    }
    steps.add(next);
  }
}
