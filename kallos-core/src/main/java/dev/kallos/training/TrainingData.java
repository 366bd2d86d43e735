package dev.kallos.training;

import dev.kallos.image.FaceArray;

/**
 * What a net is fitted to.
 *
 * @param faces the pixels
 * @param labels attribute × face: 1 it holds, 0 it does not, −1 unknown; the asked attribute, known of every face, comes first
 * @param train the faces to learn from
 * @param validation the faces that say when to stop
 */
public record TrainingData(FaceArray faces, byte[][] labels, int[] train, int[] validation) {
  /** What is learnt is one attribute. */
  public TrainingData(FaceArray faces, byte[] labels, int[] train, int[] validation) {
    this(faces, new byte[][] {labels}, train, validation);
  }
}
