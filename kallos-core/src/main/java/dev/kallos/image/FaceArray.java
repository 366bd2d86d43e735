package dev.kallos.image;

import java.nio.ByteBuffer;

/** Faces as pixels of one size: N×H×W×3 unsigned bytes, RGB. Safe for use by many threads. */
public interface FaceArray {
  ImageSize size();

  /** How many faces there are: N. */
  int faces();

  /** Copies one face's H×W×3 bytes into {@code target} from its position on, and advances that. */
  void copy(int face, ByteBuffer target);
}
