package dev.kallos.training;

import dev.kallos.image.FaceArray;
import dev.kallos.image.ImageSize;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Faces in memory: noise, brighter in one corner where the label is 1. */
public record MemoryFaces(ImageSize size, byte[][] pixels, byte[] labels) implements FaceArray {
  /** Every second face is a 1, whose upper left quarter is brighter. */
  public static MemoryFaces corners(int faces, ImageSize size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[][] pixels = new byte[faces][3 * size.pixels()];
    byte[] labels = new byte[faces];
    for (int face = 0; face < faces; face++) {
      labels[face] = (byte) (face % 2);
      for (int i = 0; i < pixels[face].length; i++) {
        int x = i / 3 % size.width();
        int y = i / 3 / size.width();
        boolean bright = labels[face] == 1 && x < size.width() / 2 && y < size.height() / 2;
        pixels[face][i] = (byte) (random.nextInt(150) + (bright ? 60 : 0));
      }
    }
    return new MemoryFaces(size, pixels, labels);
  }

  @Override
  public int faces() {
    return pixels.length;
  }

  @Override
  public void copy(int face, ByteBuffer target) {
    target.put(pixels[face]);
  }
}
