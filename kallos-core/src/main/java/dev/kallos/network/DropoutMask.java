package dev.kallos.network;

import dev.kallos.internal.torch.Tensors;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/** Which values a dropout layer drops. */
interface DropoutMask {
  /** Drops nothing: what a net does but in training. */
  DropoutMask NONE = (x, rate) -> x;

  /**
   * Drops values and scales up the others.
   *
   * @param x faces × values
   * @param rate the share to drop
   */
  Tensor apply(Tensor x, double rate);

  /**
   * Drops by chance. What becomes of a face hangs on the seed and on its place in the batch alone, not on the cores the batch is
   * shared among.
   *
   * @param first the first face's place in the batch
   */
  static DropoutMask of(long seed, int first) {
    return (x, rate) -> {
      int faces = (int) x.size(0);
      int values = (int) x.size(1);
      float kept = (float) (1 / (1 - rate));
      float[] factors = new float[faces * values];
      for (int face = 0; face < faces; face++) {
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed + first + face).nextLong());
        for (int i = 0; i < values; i++) {
          factors[face * values + i] = random.nextDouble() < rate ? 0 : kept;
        }
      }
      return x.mul(Tensors.beside(x, factors, faces, values).to(x.scalar_type()));
    };
  }
}
