package dev.kallos.training;

import dev.kallos.image.FaceArray;
import dev.kallos.internal.file.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;

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

  /** A digest of which labels are learnt of which faces, 64 hexadecimal digits. */
  String digest() {
    int bytes = Arrays.stream(labels).mapToInt(row -> row.length).sum() + Integer.BYTES * (train.length + validation.length + 2);
    ByteBuffer all = ByteBuffer.allocate(bytes);
    Arrays.stream(labels).forEach(all::put);
    for (int[] part : new int[][] {train, validation}) {
      all.putInt(part.length);
      Arrays.stream(part).forEach(all::putInt);
    }
    return Sha256.of(all.array());
  }
}
