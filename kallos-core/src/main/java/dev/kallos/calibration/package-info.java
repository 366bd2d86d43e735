/** How far the net's probabilities hold: reliability, temperature, abstaining, thresholds and their price. Plain arrays. */
package dev.kallos.calibration;
