package dev.kallos.calibration;

import dev.kallos.evaluation.Confusion;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.evaluation.WeightedScores;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a threshold costs and buys. Yes is answered where the probability is above it.
 *
 * @param threshold between 0 and 1
 * @param truePositiveRate of those labelled yes, the share answered yes
 * @param falsePositiveRate of those labelled no, the share answered yes
 * @param precision of those answered yes, the share labelled yes
 * @param positiveRate the share answered yes
 * @param accuracy the share of right answers
 */
record ThresholdRates(
    double threshold,
    Measured truePositiveRate,
    Measured falsePositiveRate,
    Measured precision,
    Measured positiveRate,
    Measured accuracy) {
  private static final int RATES = 5;
  private static final int STEPS = 20;

  /** The rates at every twentieth between 0 and 1, with 95 % intervals over subjects. */
  static List<ThresholdRates> of(Scores scores, long seed) {
    WeightedScores view = WeightedScores.of(scores);
    List<Cut> cuts = IntStream.range(1, STEPS).mapToObj(k -> Cut.of((double) k / STEPS, view)).toList();
    Measured[] rates =
        SubjectBootstrap.of(scores.subjects(), seed)
            .measured(
                weights -> rates(cuts, view.weighted(weights)),
                s -> people(scores, s % RATES, cuts.get(s / RATES).threshold()));
    return IntStream.range(0, cuts.size())
        .mapToObj(
            k -> {
              int at = RATES * k;
              return new ThresholdRates(
                  cuts.get(k).threshold(), rates[at], rates[at + 1], rates[at + 2], rates[at + 3], rates[at + 4]);
            })
        .toList();
  }

  /** On how many people one of the rates rests: those whom the faces show that it is a share of. */
  private static int people(Scores scores, int rate, double threshold) {
    return switch (rate) {
      case 0 -> scores.people(i -> scores.labels()[i] == 1);
      case 1 -> scores.people(i -> scores.labels()[i] == 0);
      case 2 -> scores.people(i -> Scores.probability(scores.logits()[i]) > threshold);
      default -> scores.people();
    };
  }

  /** In the record's order. */
  private static double[] rates(List<Cut> cuts, WeightedScores scores) {
    return cuts.stream()
        .map(cut -> cut.confusion(scores))
        .flatMap(
            c ->
                Stream.of(
                    c.truePositiveRate(), c.falsePositiveRate(), precision(c), c.positiveRate(), c.accuracy()))
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static double precision(Confusion c) {
    long yes = c.truePositive() + c.falsePositive();
    return yes == 0 ? Double.NaN : (double) c.truePositive() / yes;
  }
}
