package dev.kallos.audit;

import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.WeightedScores;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What runs are compared by. */
public enum ComparedMetric {
  ACCURACY(AuditMetric.ACCURACY, Metric.ACCURACY::of, List.of(SubjectSums.FACES)),
  AUC(AuditMetric.AUC, Metric.AUC::of, List.of(SubjectSums.YES, SubjectSums.NO)),
  LOG_LOSS(Metric.LOG_LOSS.id(), "log loss", false, Metric.LOG_LOSS::of, List.of(SubjectSums.FACES)),
  F1(Metric.F1.id(), "F1", false, Metric.F1::of, List.of(SubjectSums.YES, SubjectSums.ANSWERED_YES)),
  ECE(AuditMetric.ECE, Metric.ECE::of, List.of(SubjectSums.FACES)),
  POSITIVE_RATE(AuditMetric.POSITIVE_RATE, scores -> scores.confusion().positiveRate(), List.of(SubjectSums.FACES)),
  TPR(AuditMetric.TPR, scores -> scores.confusion().truePositiveRate(), List.of(SubjectSums.YES)),
  FPR(AuditMetric.FPR, scores -> scores.confusion().falsePositiveRate(), List.of(SubjectSums.NO));

  private final String id;
  private final String words;
  private final boolean share;
  private final ToDoubleFunction<WeightedScores> function;
  private final List<List<Integer>> countedOver;

  /** A metric of the audit, by the audit's name for it. */
  ComparedMetric(AuditMetric metric, ToDoubleFunction<WeightedScores> function, List<List<Integer>> countedOver) {
    this(metric.id(), metric.words(), metric.isShare(), function, countedOver);
  }

  /**
   * Names a metric.
   *
   * @param countedOver the columns of {@link SubjectSums} of the faces it is counted over; several where it is made of
   *     several rates
   */
  ComparedMetric(
      String id, String words, boolean share, ToDoubleFunction<WeightedScores> function, List<List<Integer>> countedOver) {
    this.id = id;
    this.words = words;
    this.share = share;
    this.function = function;
    this.countedOver = countedOver;
  }

  /** Its name in files. */
  public String id() {
    return id;
  }

  /** Its name for people. */
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

  /** How many subjects have a face it is counted over; of several rates, those of the one that has fewest. */
  int subjects(SubjectSums sums) {
    return countedOver.stream().mapToInt(columns -> sums.count(SumFunction.indicator(columns))).min().orElseThrow();
  }
}
