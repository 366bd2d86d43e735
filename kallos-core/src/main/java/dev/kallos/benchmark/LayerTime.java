package dev.kallos.benchmark;

/**
 * One part of a training step.
 *
 * @param part for instance {@code forward conv1}
 * @param millis how long it takes in a step, as the first core sees it
 * @param shareOfStep that over the whole step's time
 * @param gflops the rate of its arithmetic on all cores, in GFLOP/s; NaN where it only moves numbers
 * @param shareOfLimit that over the rate of a plain convolution in the same precision; NaN as well
 */
public record LayerTime(String part, double millis, double shareOfStep, double gflops, double shareOfLimit) {}
