package dev.kallos.label;

import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.evaluation.WeightedScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Several ways to predict the label, judged on the same faces and in the same replicates, so that their differences have
 * intervals of their own.
 *
 * @param figures each predictor's figures, in the order they were given
 * @param differences the wanted differences
 */
record Predictors(List<Figures> figures, List<Difference> differences) {
  private static final List<Metric> METRICS = List.of(Metric.ACCURACY, Metric.AUC, Metric.LOG_LOSS);

  /** One predictor's accuracy, AUC and log loss. */
  record Figures(String name, Measured accuracy, Measured auc, Measured logLoss) {}

  /** A predictor's figures less another's. */
  record Difference(String predictor, String less, Measured accuracy, Measured auc, Measured logLoss) {}

  /** Which difference is wanted. */
  record Pair(String predictor, String less) {}

  /**
   * Judges predictors with 95 % intervals over the faces' subjects.
   *
   * @param predictors each one's scores of the same faces, by name, in the order wanted
   * @param pairs the differences wanted; those of which one side is missing are left out
   */
  static Predictors of(Map<String, Scores> predictors, List<Pair> pairs, long seed) {
    List<String> names = List.copyOf(predictors.keySet());
    List<Pair> known =
        pairs.stream().filter(pair -> names.contains(pair.predictor()) && names.contains(pair.less())).toList();
    List<WeightedScores> views = predictors.values().stream().map(WeightedScores::of).toList();
    Scores any = predictors.values().iterator().next();
    Measured[] measured =
        SubjectBootstrap.of(any.subjects(), seed)
            .measured(
                weights -> measure(names, known, views.stream().map(view -> view.weighted(weights)).toList()),
                i -> METRICS.get(i % METRICS.size()).people(any));
    List<Figures> figures = new ArrayList<>();
    for (int p = 0; p < names.size(); p++) {
      Measured[] three = three(measured, p);
      figures.add(new Figures(names.get(p), three[0], three[1], three[2]));
    }
    List<Difference> differences = new ArrayList<>();
    for (int d = 0; d < known.size(); d++) {
      Measured[] three = three(measured, names.size() + d);
      differences.add(
          new Difference(known.get(d).predictor(), known.get(d).less(), three[0], three[1], three[2]));
    }
    return new Predictors(figures, differences);
  }

  private static Measured[] three(Measured[] measured, int row) {
    return Arrays.copyOfRange(measured, row * METRICS.size(), (row + 1) * METRICS.size());
  }

  private static double[] measure(List<String> names, List<Pair> pairs, List<WeightedScores> views) {
    int width = METRICS.size();
    double[] values = new double[(names.size() + pairs.size()) * width];
    for (int m = 0; m < width; m++) {
      for (int p = 0; p < names.size(); p++) {
        values[p * width + m] = METRICS.get(m).of(views.get(p));
      }
      for (int d = 0; d < pairs.size(); d++) {
        values[(names.size() + d) * width + m] =
            values[names.indexOf(pairs.get(d).predictor()) * width + m]
                - values[names.indexOf(pairs.get(d).less()) * width + m];
      }
    }
    return values;
  }
}
