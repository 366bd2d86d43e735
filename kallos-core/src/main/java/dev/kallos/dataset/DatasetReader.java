package dev.kallos.dataset;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import java.io.IOException;

/** Reads a data set in whichever known layout it has. */
public final class DatasetReader {
  private DatasetReader() {}

  /**
   * Reads and checks the tables and lists the photos; no photo is decoded. What is amiss and can be passed over is in
   * the data set's warnings.
   *
   * @throws UnusableInputException if it is in no known layout, a table cannot be used, or most pictures are absent
   */
  public static FaceDataset read(DatasetRequest request, Progress progress) throws IOException {
    try (Progress.Task task = progress.start("Reading the data set", 3, "steps")) {
      Layout layout = Layout.find(request.path());
      Annotations annotations = layout.read(request);
      task.advance(1);
      PhotoListing listing = PhotoFinder.find(layout, annotations.faces().files());
      task.advance(1);
      try {
        FaceDataset data = DatasetJoin.join(layout, annotations, listing);
        task.advance(1);
        return data;
      } catch (IOException | RuntimeException | Error e) {
        listing.source().close();
        throw e;
      }
    }
  }
}
