package dev.kallos.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How many faces, subjects and positive labels a part has. */
public record PartCounts(int faces, int subjects, int positives) {
  /** Counts a part: a label (1 or 0) and a subject for each face. */
  public static PartCounts of(int[] labels, String[] subjects) {
    return new PartCounts(labels.length, (int) Arrays.stream(subjects).distinct().count(), IntStream.of(labels).sum());
  }
}
