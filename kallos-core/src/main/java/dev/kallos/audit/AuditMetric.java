package dev.kallos.audit;

import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.WeightedScores;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a group is measured by. For some metrics the group is also set against its complement: the difference is the
 * group's figure less the complement's, in the metric's own unit, so that its sign says which way it goes.
 */
public enum AuditMetric {
  /** The share labelled yes. */
  BASE_RATE("base_rate", "share labelled yes", false, scores -> scores.confusion().baseRate()),
  /** The share answered yes. */
  POSITIVE_RATE("positive_rate", "share answered yes", true, scores -> scores.confusion().positiveRate()),
  /** The share of right answers. */
  ACCURACY("accuracy", "accuracy", true, Metric.ACCURACY::of),
  /** The area under the ROC curve. */
  AUC("auc", "AUC", false, Metric.AUC::of),
  /** Of those labelled yes, the share answered yes. */
  TPR("tpr", "true positive rate", true, scores -> scores.confusion().truePositiveRate()),
  /** Of those labelled no, the share answered yes. */
  FPR("fpr", "false positive rate", true, scores -> scores.confusion().falsePositiveRate()),
  /** Of those labelled yes, the share answered no. */
  FNR("fnr", "false negative rate", false, scores -> scores.confusion().falseNegativeRate()),
  /** The mean probability of yes. */
  MEAN_SCORE("mean_score", "mean score", false, WeightedScores::meanProbability),
  /** The expected calibration error, as {@link Metric#ECE}. */
  ECE("ece", "ECE", false, Metric.ECE::of);

  private static final List<AuditMetric> COMPARED = Arrays.stream(values()).filter(m -> m.compared).toList();

  private final String id;
  private final String words;
  private final boolean compared;
  private final ToDoubleFunction<WeightedScores> function;

  AuditMetric(String id, String words, boolean compared, ToDoubleFunction<WeightedScores> function) {
    this.id = id;
    this.words = words;
    this.compared = compared;
    this.function = function;
  }

  /** The metrics for which a group is set against its complement. */
  public static List<AuditMetric> compared() {
    return COMPARED;
  }

  /** Its name in files. */
  public String id() {
    return id;
  }

  /** The name of its difference in files. */
  public String differenceId() {
    return id + "_difference";
  }

  /** Its name in a sentence. */
  public String words() {
    return words;
  }

  /** Measures the faces; NaN where it is undefined. */
  public double of(WeightedScores scores) {
    return function.applyAsDouble(scores);
  }
}
