package dev.kallos.audit;

import dev.kallos.evaluation.Measured;

/**
 * One figure of one group.
 *
 * @param group the group, for instance {@code all}, {@code Male=1} or {@code Male=1 & Young=0}
 * @param metric the metric's id
 * @param measured the figure and its 95 % interval over subjects; NaN where undefined or the group is too small
 * @param faces how many faces are in the group
 * @param subjects how many people they show
 * @param p for a difference from the faces not in the group: how often chance alone brings one as large; else NaN
 * @param q the false discovery rate, over all groups, at which that difference is a discovery; else NaN
 */
public record AuditRow(
    String group, String metric, Measured measured, int faces, int subjects, double p, double q) {
  /** A figure that is not tested. */
  public AuditRow(String group, String metric, Measured measured, int faces, int subjects) {
    this(group, metric, measured, faces, subjects, Double.NaN, Double.NaN);
  }
}
