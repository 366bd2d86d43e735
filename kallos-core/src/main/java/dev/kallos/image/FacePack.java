package dev.kallos.image;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.FaceDataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * Every face of a data set decoded and resized once: a memory-mapped {@code .npy} of N×H×W×3 unsigned bytes, RGB, row i being
 * face i of the data set. Safe for use by many threads. Its owner closes it.
 */
public final class FacePack implements AutoCloseable {
  private FacePack() {}

  /**
   * Opens the pack of that data and size in the cache folder, making it first if it is not there. Photos that cannot be
   * decoded are listed in {@link #unreadable()}; their rows are zero.
   *
   * @throws UnusableInputException if more than 1 % of the photos are unreadable, unless {@code allowUnreadable}
   */
  public static FacePack open(
      FaceDataset data, ImageSize size, Path cache, boolean allowUnreadable, int threads, Progress progress)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  public ImageSize size() {
    throw new UnsupportedOperationException();
  }

  public int faces() {
    throw new UnsupportedOperationException();
  }

  /** The faces whose photos cannot be decoded: index and reason, ascending. */
  public Map<Integer, String> unreadable() {
    throw new UnsupportedOperationException();
  }

  /** Copies one face's H×W×3 bytes into {@code target} from its position on, and advances that. */
  public void copy(int face, ByteBuffer target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() throws IOException {}
}
