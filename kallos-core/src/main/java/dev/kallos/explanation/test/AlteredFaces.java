package dev.kallos.explanation.test;

import dev.kallos.image.FaceArray;
import dev.kallos.image.ImageSize;
import java.nio.ByteBuffer;

/**
 * Faces each of which is altered whenever it is asked for.
 *
 * @param source the faces
 * @param alteration what is done to them
 */
record AlteredFaces(FaceArray source, Alteration alteration) implements FaceArray {
  /** What is done to a face; the same face always comes out the same. */
  @FunctionalInterface
  interface Alteration {
    Picture of(Picture picture, int face);
  }

  @Override
  public ImageSize size() {
    return source.size();
  }

  @Override
  public int faces() {
    return source.faces();
  }

  @Override
  public void copy(int face, ByteBuffer target) {
    target.put(alteration.of(Picture.of(source, face), face).rgb());
  }
}
