/** How good the scores are: metrics, intervals over subjects, calibration, baselines. Plain arrays, no tensors. */
package dev.kallos.evaluation;
