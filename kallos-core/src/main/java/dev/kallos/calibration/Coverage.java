package dev.kallos.calibration;

import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What becomes of accuracy where the net may abstain (Geifman and El-Yaniv, "Selective Classification for Deep Neural
 * Networks", NeurIPS 2017): it answers only if the probability of its answer is high enough.
 *
 * @param points accuracy and coverage at each threshold, the lowest first
 * @param areaUnderRisk the area under the curve of risk over coverage: the mean, over the faces, of the share of wrong
 *     answers among those at least as sure (Geifman, Uziel and El-Yaniv, ICLR 2019); lower is better
 */
record Coverage(List<Point> points, Measured areaUnderRisk) {
  private static final double[] THRESHOLDS = {.5, .55, .6, .65, .7, .75, .8, .85, .9, .95, .99};

  /**
   * One threshold.
   *
   * @param threshold the least probability of its answer with which the net answers, .5 to 1
   * @param coverage the share of faces it answers
   * @param accuracy the share of these it is right on; NaN if it answers none
   */
  record Point(double threshold, Measured coverage, Measured accuracy) {}

  /** Measures with 95 % intervals over subjects. */
  static Coverage of(Scores scores, long seed) {
    double[] sureness = Arrays.stream(scores.logits()).map(logit -> Scores.probability(Math.abs(logit))).toArray();
    int[] order =
        IntStream.range(0, sureness.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -sureness[i]))
            .mapToInt(i -> i)
            .toArray();
    boolean[] wrong = new boolean[sureness.length];
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = (scores.logits()[i] > 0 ? 1 : 0) != scores.labels()[i];
    }
    Measured[] curve =
        SubjectBootstrap.of(scores.subjects(), seed)
            .measured(weights -> curve(sureness, wrong, order, weights), s -> people(scores, sureness, s));
    List<Point> points = new ArrayList<>();
    for (int t = 0; t < THRESHOLDS.length; t++) {
      points.add(new Point(THRESHOLDS[t], curve[2 * t], curve[2 * t + 1]));
    }
    return new Coverage(points, curve[2 * THRESHOLDS.length]);
  }

  /** On how many people one of {@link #curve}'s figures rests: an accuracy on those answered. */
  private static int people(Scores scores, double[] sureness, int statistic) {
    boolean accuracy = statistic % 2 == 1;
    return accuracy ? scores.people(i -> sureness[i] >= THRESHOLDS[statistic / 2]) : scores.people();
  }

  /** For each threshold coverage and accuracy, then the area. Faces of one sureness are answered together. */
  private static double[] curve(double[] sureness, boolean[] wrong, int[] order, int[] weights) {
    double[] values = new double[2 * THRESHOLDS.length + 1];
    double all = Arrays.stream(weights).sum();
    double answered = 0;
    double errors = 0;
    double area = 0;
    int next = THRESHOLDS.length - 1;
    for (int k = 0; k < order.length; ) {
      double level = sureness[order[k]];
      for (; next >= 0 && THRESHOLDS[next] > level; next--) {
        put(values, next, answered, errors, all);
      }
      double before = answered;
      for (; k < order.length && sureness[order[k]] == level; k++) {
        answered += weights[order[k]];
        errors += wrong[order[k]] ? weights[order[k]] : 0;
      }
      area += answered == before ? 0 : (answered - before) * errors / answered;
    }
    for (; next >= 0; next--) {
      put(values, next, answered, errors, all);
    }
    values[values.length - 1] = area / all;
    return values;
  }

  private static void put(double[] values, int threshold, double answered, double errors, double all) {
    values[2 * threshold] = answered / all;
    values[2 * threshold + 1] = (answered - errors) / answered;
  }
}
