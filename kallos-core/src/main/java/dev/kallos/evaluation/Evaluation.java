package dev.kallos.evaluation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * How good the scores of one part are.
 *
 * @param faces how many faces
 * @param metrics each metric, NaN where undefined
 * @param confusion how many faces for each outcome
 */
public record Evaluation(int faces, Map<Metric, Measured> metrics, Map<Outcome, Measured> confusion) {
  public Evaluation {
    metrics = Map.copyOf(metrics);
    confusion = Map.copyOf(confusion);
  }

  /** Measures scores without intervals. */
  public static Evaluation of(Scores scores) {
    return of(scores, OptionalLong.empty());
  }

  /** Measures scores, with 95 % intervals over subjects from {@value SubjectBootstrap#REPLICATES} replicates. */
  public static Evaluation of(Scores scores, long seed) {
    return of(scores, OptionalLong.of(seed));
  }

  public Measured get(Metric metric) {
    return metrics.get(metric);
  }

  public Measured get(Outcome outcome) {
    return confusion.get(outcome);
  }

  private static Evaluation of(Scores scores, OptionalLong seed) {
    WeightedScores view = WeightedScores.of(scores);
    Measured[] all =
        seed.isPresent()
            ? SubjectBootstrap.of(scores.subjects(), seed.getAsLong())
                .measured(weights -> measure(view.weighted(weights)), people(scores))
            : Arrays.stream(measure(view)).mapToObj(Measured::point).toArray(Measured[]::new);
    Map<Metric, Measured> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      Measured measured = all[metric.ordinal()];
      metrics.put(metric, metric == Metric.ECE ? measured.ofError(CalibrationGaps.of(scores).luck()) : measured);
    }
    Map<Outcome, Measured> confusion = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      confusion.put(outcome, all[Metric.values().length + outcome.ordinal()]);
    }
    return new Evaluation(scores.size(), metrics, confusion);
  }

  /** On how many people each statistic of {@link #measure} rests. */
  private static IntUnaryOperator people(Scores scores) {
    int all = scores.people();
    return i -> i < Metric.values().length ? Metric.values()[i].people(scores) : all;
  }

  /** The metrics, then the outcomes, each in their enum's order. */
  private static double[] measure(WeightedScores scores) {
    Confusion confusion = scores.confusion();
    return IntStream.range(0, Metric.values().length + Outcome.values().length)
        .mapToDouble(
            i ->
                i < Metric.values().length
                    ? Metric.values()[i].of(scores)
                    : confusion.count(Outcome.values()[i - Metric.values().length]))
        .toArray();
  }
}
