package dev.kallos.evaluation;

import java.util.function.ToDoubleFunction;

/** What a part of the data is measured by. Each is a function of the faces' scores alone; undefined is NaN. */
public enum Metric {
  /** The share of right answers, a positive logit being "yes". */
  ACCURACY("accuracy", scores -> scores.confusion().accuracy()),

  /** The area under the ROC curve, ties counted half; undefined if only one label is there. */
  AUC("auc", scores -> BinaryMetrics.auc(scores.labels(), scores.logits(), scores.weights())),

  /** The mean negative log-likelihood, in nats. */
  LOG_LOSS("log_loss", scores -> BinaryMetrics.mean(scores.losses(), scores.weights())),

  /** The harmonic mean of precision and true positive rate; undefined if nothing is labelled or answered so. */
  F1("f1", scores -> scores.confusion().f1()),

  /**
   * The expected calibration error over {@value #CALIBRATION_BINS} equal-width bins of the probability of "yes": the
   * mean gap between the share labelled yes and the mean probability (Naeini, Cooper and Hauskrecht, AAAI 2015, for two
   * classes; the number of bins as in Guo et al., ICML 2017, who bin the predicted class's confidence instead).
   */
  ECE(
      "ece",
      scores ->
          BinaryMetrics.expectedCalibrationError(
              scores.labels(), scores.probabilities(), scores.weights(), Metric.CALIBRATION_BINS));

  /** How many bins {@link #ECE} has. */
  public static final int CALIBRATION_BINS = 15;

  private final String id;
  private final ToDoubleFunction<WeightedScores> function;

  Metric(String id, ToDoubleFunction<WeightedScores> function) {
    this.id = id;
    this.function = function;
  }

  /** The bin of {@link #ECE} that holds a probability, from 0. */
  public static int calibrationBin(double probability) {
    return BinaryMetrics.bin(probability, CALIBRATION_BINS);
  }

  /** Its name in files. */
  public String id() {
    return id;
  }

  /**
   * On how many people it rests: all whom the faces show; for the AUC those of the label that fewer bear, for F1 those labelled or
   * those answered yes, whoever are fewer.
   */
  public int people(Scores scores) {
    return switch (this) {
      case ACCURACY, LOG_LOSS, ECE -> scores.people();
      case AUC -> scores.peopleOfEitherLabel();
      case F1 -> Math.min(scores.people(i -> scores.labels()[i] == 1), scores.people(i -> scores.logits()[i] > 0));
    };
  }

  /** Measures the faces; NaN where it is undefined. */
  public double of(WeightedScores scores) {
    return function.applyAsDouble(scores);
  }
}
