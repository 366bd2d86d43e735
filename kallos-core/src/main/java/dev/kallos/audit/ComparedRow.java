package dev.kallos.audit;

import dev.kallos.evaluation.Measured;

/**
 * One figure of one run about one group of the shared test faces, beside the first run's.
 *
 * @param group {@code all}, or a group as in {@code audit.csv}
 * @param metric what was measured
 * @param run the run's place among those compared
 * @param measured the figure with its 95 % interval; NaN where undefined or, but in the whole, resting on fewer
 *     subjects than {@link Audit#FEWEST_SUBJECTS}
 * @param difference the figure less the first run's, its interval from the same replicates; NaN for the first
 *     run, and where either figure is
 * @param faces how many shared faces are in the group
 * @param subjects how many people they show
 */
public record ComparedRow(
    String group, ComparedMetric metric, int run, Measured measured, Measured difference, int faces, int subjects) {}
