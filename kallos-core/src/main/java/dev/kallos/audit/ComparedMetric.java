package dev.kallos.audit;

import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.WeightedScores;
import java.util.function.ToDoubleFunction;

/** What runs are compared by. */
public enum ComparedMetric {
  ACCURACY(Metric.ACCURACY.id(), "accuracy", true, Metric.ACCURACY::of),
  AUC(Metric.AUC.id(), "AUC", false, Metric.AUC::of),
  LOG_LOSS(Metric.LOG_LOSS.id(), "log loss", false, Metric.LOG_LOSS::of),
  F1(Metric.F1.id(), "F1", false, Metric.F1::of),
  ECE(Metric.ECE.id(), "expected calibration error", false, Metric.ECE::of),
  POSITIVE_RATE("positive_rate", "share answered yes", true, scores -> scores.confusion().positiveRate()),
  TPR("tpr", "true positive rate", true, scores -> scores.confusion().truePositiveRate()),
  FPR("fpr", "false positive rate", true, scores -> scores.confusion().falsePositiveRate());

  private final String id;
  private final String words;
  private final boolean share;
  private final ToDoubleFunction<WeightedScores> function;

  ComparedMetric(String id, String words, boolean share, ToDoubleFunction<WeightedScores> function) {
    this.id = id;
    this.words = words;
    this.share = share;
    this.function = function;
  }

  /** Its name in files. */
  public String id() {
    return id;
  }

  /** Its name in a sentence. */
  public String words() {
    return words;
  }

  /** Whether it is a share of faces, which people read as a percentage. */
  public boolean isShare() {
    return share;
  }

  /** Measures the faces; NaN where it is undefined. */
  double of(WeightedScores scores) {
    return function.applyAsDouble(scores);
  }
}
