package dev.kallos.explanation.test;

import dev.kallos.image.FaceArray;
import dev.kallos.image.ImageSize;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Pictures in memory.
 *
 * @param size each picture's size
 */
record Pictures(ImageSize size, List<Picture> pictures) implements FaceArray {
  @Override
  public int faces() {
    return pictures.size();
  }

  @Override
  public void copy(int face, ByteBuffer target) {
    target.put(pictures.get(face).rgb());
  }
}
