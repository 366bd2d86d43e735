package dev.kallos.calibration;

import dev.kallos.evaluation.Confusion;
import dev.kallos.evaluation.WeightedScores;
import java.util.Arrays;

/**
 * The answers of a net that says yes where the probability is above a threshold.
 *
 * @param threshold between 0 and 1
 * @param first the place, in the ascending order of the scores, of the first face above it
 */
record Cut(double threshold, int first) {
  static Cut of(double threshold, WeightedScores scores) {
    int place = Arrays.binarySearch(scores.probabilities(), Math.nextUp(threshold));
    int first = place < 0 ? -place - 1 : place;
    while (first > 0 && scores.probabilities()[first - 1] > threshold) {
      first--;
    }
    return new Cut(threshold, first);
  }

  /** Counts the answers of the same faces, however they are weighted. */
  Confusion confusion(WeightedScores scores) {
    long[] counts = new long[4];
    for (int i = 0; i < scores.labels().length; i++) {
      counts[2 * scores.labels()[i] + (i >= first ? 1 : 0)] += scores.weights()[i];
    }
    return new Confusion(counts[3], counts[1], counts[0], counts[2]);
  }
}
