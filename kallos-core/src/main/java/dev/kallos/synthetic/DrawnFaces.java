package dev.kallos.synthetic;

import dev.kallos.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** Draws a data set of faces. */
public final class DrawnFaces {
  private DrawnFaces() {}

  /** Draws the faces of {@code recipe} into {@code folder}, which must be absent or empty, in CelebA's official layout. */
  public static void draw(DrawingRecipe recipe, Path folder, int threads, Progress progress) throws IOException {
    throw new UnsupportedOperationException();
  }
}
