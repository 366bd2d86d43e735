package dev.kallos.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How good an ensemble's members are, each by itself, and what averaging gains over them. All intervals are of the same bootstrap
 * replicates over subjects.
 *
 * @param members each member's figures
 * @param gain the ensemble's figures less the mean of its members'; for the log loss, what is below 0 is better
 */
public record EnsembleEvaluation(List<Map<Metric, Measured>> members, Map<Metric, Measured> gain) {
  /** What is measured. */
  public static final List<Metric> METRICS = List.of(Metric.ACCURACY, Metric.AUC, Metric.LOG_LOSS);

  public EnsembleEvaluation {
    members = members.stream().map(Map::copyOf).toList();
    gain = Map.copyOf(gain);
  }

  /** Measures, with 95 % intervals over subjects. */
  public static EnsembleEvaluation of(EnsembleScores scores, long seed) {
    List<WeightedScores> views = new ArrayList<>(List.of(WeightedScores.of(scores.mean())));
    for (int m = 0; m < scores.members().size(); m++) {
      views.add(WeightedScores.of(scores.member(m)));
    }
    Measured[] measured =
        SubjectBootstrap.of(scores.mean().subjects(), seed)
            .measured(
                weights -> measure(views.stream().map(view -> view.weighted(weights)).toList()),
                i -> METRICS.get(i % METRICS.size()).people(scores.mean()));
    List<Map<Metric, Measured>> rows = new ArrayList<>();
    for (int row = 0; row < views.size(); row++) {
      Map<Metric, Measured> figures = new EnumMap<>(Metric.class);
      for (int i = 0; i < METRICS.size(); i++) {
        figures.put(METRICS.get(i), measured[row * METRICS.size() + i]);
      }
      rows.add(figures);
    }
    return new EnsembleEvaluation(rows.subList(1, rows.size()), rows.get(0));
  }

  /** The gains, then each member's figures; the first view is the ensemble's. */
  private static double[] measure(List<WeightedScores> views) {
    int metrics = METRICS.size();
    double[] values = new double[views.size() * metrics];
    for (int i = 0; i < metrics; i++) {
      double sum = 0;
      for (int row = 1; row < views.size(); row++) {
        values[row * metrics + i] = METRICS.get(i).of(views.get(row));
        sum += values[row * metrics + i];
      }
      values[i] = METRICS.get(i).of(views.get(0)) - sum / (views.size() - 1);
    }
    return values;
  }
}
