package dev.kallos.evaluation;

/**
 * What luck does to a calibration error.
 *
 * @param mayBeAll whether it alone may have brought the error
 * @param caution how many times further than its replicates tell the true error may lie above: 1, or more where errors are so
 *     rare that the sample has fewer than the net's own probabilities make likely, for no replicate holds what did not happen
 */
public record Luck(boolean mayBeAll, double caution) {}
