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
 */
public record AuditRow(String group, String metric, Measured measured, int faces, int subjects) {}
