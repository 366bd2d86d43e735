package dev.kallos.audit;

/** One of several metrics that are functions of sums over subjects. */
sealed interface SumMetric permits AuditMetric, ComparedMetric {
  /** Its place among them, from 0. */
  int ordinal();

  SumFunction function();
}
