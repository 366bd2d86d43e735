package dev.kallos.network;

import dev.kallos.image.ImageSize;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Batches to test with. */
final class Batches {
  private Batches() {}

  /** Faces of nothing but noise; the same for the same number. */
  static FaceBatch noise(int faces, ImageSize size) {
    byte[] pixels = new byte[faces * 3 * size.pixels()];
    SplittableRandom random = new SplittableRandom(faces);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.nextInt(256);
    }
    ByteBuffer buffer = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
    return new FaceBatch(new int[faces], buffer, size.height(), size.width());
  }

  /** Those of a batch from {@code from} on, before {@code to}. */
  static FaceBatch some(FaceBatch batch, int from, int to) {
    int bytes = batch.pixels().capacity() / batch.size();
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes * (to - from));
    buffer.put(batch.pixels().slice(from * bytes, buffer.capacity())).flip();
    return new FaceBatch(new int[to - from], buffer, batch.height(), batch.width());
  }
}
