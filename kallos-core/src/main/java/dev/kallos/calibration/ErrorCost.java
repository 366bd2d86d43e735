package dev.kallos.calibration;

import dev.kallos.evaluation.Confusion;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.evaluation.WeightedScores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What errors cost on average where the two kinds cost differently, as cost curves draw it (Drummond and Holte 2006).
 *
 * @param falsePositiveCost what a false positive costs, 0 to 1; a false negative costs 1 less that
 * @param threshold the threshold that is cheapest on the validation part; NaN if that has no faces
 * @param cost the mean cost of a test face at that threshold
 * @param costAtHalf the same at the threshold one half
 * @param costOfOneAnswer the same if every face is given that one answer which is cheaper on the validation part
 */
record ErrorCost(
    double falsePositiveCost, double threshold, Measured cost, Measured costAtHalf, Measured costOfOneAnswer) {
  private static final int COSTS = 10;
  private static final int THRESHOLDS = 100;

  /** The costs at every tenth between 0 and 1, with 95 % intervals over the test part's subjects. */
  static List<ErrorCost> of(Scores validation, Scores test, long seed) {
    WeightedScores chosenOn = WeightedScores.of(validation);
    WeightedScores view = WeightedScores.of(test);
    double[] costs = IntStream.range(1, COSTS).mapToDouble(k -> (double) k / COSTS).toArray();
    List<Cut> cuts = new ArrayList<>();
    for (double cost : costs) {
      double cheapest = validation.size() == 0 ? Double.NaN : cheapest(chosenOn, cost);
      boolean yes = cost(new Cut(0, 0).confusion(chosenOn), cost) <= cost(none(validation).confusion(chosenOn), cost);
      cuts.add(Double.isNaN(cheapest) ? none(test) : Cut.of(cheapest, view));
      cuts.add(Cut.of(.5, view));
      cuts.add(yes ? new Cut(0, 0) : none(test));
    }
    Measured[] measured =
        SubjectBootstrap.of(test.subjects(), seed).measured(weights -> costs(cuts, costs, view.weighted(weights)));
    List<ErrorCost> rows = new ArrayList<>();
    for (int k = 0; k < costs.length; k++) {
      boolean chosen = validation.size() > 0;
      Measured unknown = Measured.point(Double.NaN);
      rows.add(
          new ErrorCost(
              costs[k],
              chosen ? cuts.get(3 * k).threshold() : Double.NaN,
              chosen ? measured[3 * k] : unknown,
              measured[3 * k + 1],
              chosen ? measured[3 * k + 2] : unknown));
    }
    return rows;
  }

  /** The hundredth that is cheapest; of equals the one nearest to one half. */
  private static double cheapest(WeightedScores scores, double falsePositive) {
    return IntStream.range(1, THRESHOLDS)
        .mapToObj(k -> Cut.of((double) k / THRESHOLDS, scores))
        .min(
            Comparator.comparingDouble((Cut cut) -> cost(cut.confusion(scores), falsePositive))
                .thenComparing(cut -> Math.abs(cut.threshold() - .5)))
        .orElseThrow()
        .threshold();
  }

  private static Cut none(Scores scores) {
    return new Cut(1, scores.size());
  }

  private static double[] costs(List<Cut> cuts, double[] costs, WeightedScores scores) {
    return IntStream.range(0, cuts.size())
        .mapToDouble(i -> cost(cuts.get(i).confusion(scores), costs[i / 3]))
        .toArray();
  }

  private static double cost(Confusion c, double falsePositive) {
    return c.total() == 0
        ? Double.NaN
        : (falsePositive * c.falsePositive() + (1 - falsePositive) * c.falseNegative()) / c.total();
  }
}
