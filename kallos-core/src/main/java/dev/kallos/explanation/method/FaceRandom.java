package dev.kallos.explanation.method;

import java.util.SplittableRandom;

/** Random numbers of a face's own, the same whatever other faces are asked about. */
final class FaceRandom {
  private FaceRandom() {}

  /** Of a seed and a face; those of other seeds or faces have nothing in common with them. */
  static SplittableRandom of(long seed, int face) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong() + face);
  }
}
