package dev.kallos.calibration;

import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.evaluation.WeightedScores;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How sure the net is and how far that may be believed, on the test part.
 *
 * @param faces how many test faces
 * @param subjects how many people they show
 * @param temperature fitted on the validation part
 * @param before the net's own probabilities
 * @param after the calibrated ones; empty without a temperature
 * @param coverage accuracy where the net may abstain
 * @param thresholds the rates at each threshold
 * @param costs what errors cost
 */
public record Confidence(
    int faces,
    int subjects,
    Temperature temperature,
    Calibration before,
    Optional<After> after,
    Coverage coverage,
    List<ThresholdRates> thresholds,
    List<ErrorCost> costs) {

  /**
   * What the temperature does.
   *
   * @param calibration the calibrated probabilities
   * @param difference the figures of {@link Calibration#measured} after less before, inside each replicate
   */
  record After(Calibration calibration, List<Measured> difference) {}

  /**
   * Measures with 95 % intervals over the subjects of the part in question.
   *
   * @param subjectsKnown whether subjects are people; if not, each face stands for itself
   */
  public static Confidence of(Scores validation, Scores test, boolean subjectsKnown, long seed) {
    Temperature temperature = Temperature.of(validation, subjectsKnown, seed);
    Calibration own = Calibration.of(test, seed);
    return new Confidence(
        test.size(),
        test.people(),
        temperature,
        own,
        temperature.isDefined() ? Optional.of(after(test, own, temperature.scale(test), seed)) : Optional.empty(),
        Coverage.of(test, seed),
        ThresholdRates.of(test, seed),
        ErrorCost.of(validation, test, seed));
  }

  private static After after(Scores test, Calibration own, Scores scaled, long seed) {
    WeightedScores before = WeightedScores.of(test);
    WeightedScores after = WeightedScores.of(scaled);
    Measured[] difference =
        SubjectBootstrap.of(test.subjects(), seed)
            .measured(weights -> difference(before.weighted(weights), after.weighted(weights)));
    Calibration calibrated = Calibration.of(scaled, seed);
    return new After(calibrated, Calibration.measured(difference, difference[1].ofErrors(calibrated.ece(), own.ece()), 1));
  }

  private static double[] difference(WeightedScores before, WeightedScores after) {
    double[] one = Calibration.figures(before);
    double[] other = Calibration.figures(after);
    return IntStream.range(0, one.length).mapToDouble(i -> other[i] - one[i]).toArray();
  }
}
