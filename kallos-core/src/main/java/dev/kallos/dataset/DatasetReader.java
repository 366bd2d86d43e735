package dev.kallos.dataset;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import java.io.IOException;

/** Reads a data set in whichever known layout it has. */
public final class DatasetReader {
  private DatasetReader() {}

  /**
   * Reads and checks the tables and lists the photos; no photo is decoded.
   *
   * @throws UnusableInputException if it is in no known layout, or a table cannot be used
   */
  public static FaceDataset read(DatasetRequest request, Progress progress) throws IOException {
    throw new UnsupportedOperationException();
  }
}
