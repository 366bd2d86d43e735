package dev.kallos.dataset;

import java.io.IOException;
import java.nio.file.Path;

/** Reads a CSV table of any columns. */
final class PlainTable {
  private PlainTable() {}

  static Annotations read(Path path, DatasetRequest request) throws IOException {
    throw new UnsupportedOperationException();
  }
}
