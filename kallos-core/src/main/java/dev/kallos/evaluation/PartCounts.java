package dev.kallos.evaluation;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a part has.
 *
 * @param faces how many faces
 * @param subjects how many people they show; empty if who is who is unknown
 * @param positives how many of the faces are labelled yes
 */
public record PartCounts(int faces, OptionalInt subjects, int positives) {
  /**
   * Counts a part.
   *
   * @param labels 1 or 0, one a face
   * @param subjects how many people they show; empty if that is unknown
   */
  public static PartCounts of(int[] labels, OptionalInt subjects) {
    return new PartCounts(labels.length, subjects, IntStream.of(labels).sum());
  }
}
