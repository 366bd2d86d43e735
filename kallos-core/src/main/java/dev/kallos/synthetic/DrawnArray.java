package dev.kallos.synthetic;

import dev.kallos.dataset.Landmarks;
import dev.kallos.image.FaceArray;
import dev.kallos.image.ImageSize;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Drawn faces in memory, decoded and resized as the pack has them.
 *
 * @param size the pictures' size
 * @param pixels H×W×3 unsigned bytes for each face, RGB
 * @param landmarks each face's five points, in pixels of the drawing, {@link FacePainter#WIDTH}×{@link FacePainter#HEIGHT}
 */
public record DrawnArray(ImageSize size, List<byte[]> pixels, List<Landmarks> landmarks) implements FaceArray {
  public DrawnArray {
    pixels = List.copyOf(pixels);
    landmarks = List.copyOf(landmarks);
  }

  @Override
  public int faces() {
    return pixels.size();
  }

  @Override
  public void copy(int face, ByteBuffer target) {
    target.put(pixels.get(face));
  }
}
