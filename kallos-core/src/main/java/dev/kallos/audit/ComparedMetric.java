package dev.kallos.audit;

import dev.kallos.evaluation.Metric;

/** What runs are compared by. */
public enum ComparedMetric {
  ACCURACY(AuditMetric.ACCURACY),
  AUC(AuditMetric.AUC),
  LOG_LOSS(Metric.LOG_LOSS.id(), "log loss", SumFunction.logLoss()),
  F1(Metric.F1.id(), "F1", SumFunction.f1()),
  ECE(AuditMetric.ECE),
  POSITIVE_RATE(AuditMetric.POSITIVE_RATE),
  TPR(AuditMetric.TPR),
  FPR(AuditMetric.FPR);

  private final String id;
  private final String words;
  private final boolean share;
  private final SumFunction function;

  /** A metric of the audit, by the audit's name for it. */
  ComparedMetric(AuditMetric metric) {
    this.id = metric.id();
    this.words = metric.words();
    this.share = metric.isShare();
    this.function = metric.function();
  }

  /** A metric that no group of the audit has, and that is no share of faces. */
  ComparedMetric(String id, String words, SumFunction function) {
    this.id = id;
    this.words = words;
    this.share = false;
    this.function = function;
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

  SumFunction function() {
    return function;
  }
}
