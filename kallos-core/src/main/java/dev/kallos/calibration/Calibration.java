package dev.kallos.calibration;

import dev.kallos.evaluation.CalibrationGaps;
import dev.kallos.evaluation.Luck;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.ProbabilityHistogram;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.evaluation.WeightedScores;
import java.util.List;

/**
 * How far probabilities hold.
 *
 * @param logLoss the mean negative log-likelihood, in nats
 * @param ece {@link Metric#ECE}
 * @param eceDebiased the same less what chance alone brings; its interval is the ECE's own, which is one of the true error too
 * @param squaredDebiased the mean squared gap, likewise; may be negative, as may its interval
 * @param reliability the diagram, a bin of {@link Metric#CALIBRATION_BINS} each
 * @param histogram how many faces have which probability, by label
 */
record Calibration(
    Measured logLoss,
    Measured ece,
    Measured eceDebiased,
    Measured squaredDebiased,
    List<ReliabilityBin> reliability,
    ProbabilityHistogram histogram) {
  private static final int HISTOGRAM_BINS = 20;

  /** Measures with 95 % intervals over subjects. */
  static Calibration of(Scores scores, long seed) {
    WeightedScores view = WeightedScores.of(scores);
    Measured[] figures =
        SubjectBootstrap.of(scores.subjects(), seed).measured(weights -> figures(view.weighted(weights)));
    Luck luck = CalibrationGaps.of(scores).luck();
    List<Measured> measured = measured(figures, figures[1].ofError(luck), luck.caution());
    return new Calibration(
        measured.get(0),
        measured.get(1),
        measured.get(2),
        measured.get(3),
        ReliabilityBin.of(scores, Metric.CALIBRATION_BINS, seed),
        ProbabilityHistogram.of(scores, HISTOGRAM_BINS));
  }

  /**
   * Log loss, ECE, debiased ECE and debiased squared error with intervals that hold the true ones.
   *
   * @param figures {@link #figures} of the faces, or a difference of them, with their percentile intervals
   * @param ece the second of them with the interval of the true one
   * @param caution as in {@link Luck}; 1 of a difference
   */
  static List<Measured> measured(Measured[] figures, Measured ece, double caution) {
    return List.of(
        figures[0],
        ece,
        new Measured(figures[2].value(), ece.ci95()),
        figures[3].ofDebiased(figures[4].value(), caution));
  }

  /** Log loss, ECE, debiased ECE, debiased squared error and the squared error that is not debiased. */
  static double[] figures(WeightedScores scores) {
    return new double[] {
      Metric.LOG_LOSS.of(scores),
      Metric.ECE.of(scores),
      CalibrationError.debiased(scores, Metric.CALIBRATION_BINS),
      CalibrationError.squaredDebiased(scores, Metric.CALIBRATION_BINS),
      CalibrationError.squared(scores, Metric.CALIBRATION_BINS)
    };
  }
}
