package dev.kallos.image;

import dev.kallos.Progress;
import dev.kallos.dataset.FaceDataset;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Decodes every photo of a data set to see whether it can be. */
public final class PhotoCheck {
  private static final int BLOCK = 64;

  private PhotoCheck() {}

  /**
   * Decodes every photo and keeps nothing. Looks for damage in JPEGs that decode all the same, which takes too long where photos
   * are decoded to be used.
   *
   * @param threads how many workers decode
   * @return index and reason of each photo that cannot be decoded, or not wholly, ascending
   * @throws java.io.InterruptedIOException if the calling thread is interrupted
   */
  public static Map<Integer, String> run(FaceDataset data, int threads, Progress progress) throws IOException {
    SortedMap<Integer, String> reasons = new ConcurrentSkipListMap<>();
    try (Progress.Task task = progress.start("Checking photos", data.size(), "photos")) {
      FaceWorkers.run(
          data.size(),
          BLOCK,
          threads,
          () -> false,
          () ->
              (from, to) -> {
                for (int face = from; face < to; face++) {
                  FaceWorkers.refuseInterrupted();
                  check(data, face, reasons);
                }
                task.advance(to - from);
              });
    }
    return Collections.unmodifiableMap(reasons);
  }

  private static void check(FaceDataset data, int face, SortedMap<Integer, String> reasons) throws IOException {
    try {
      byte[] photo = data.photos().read(data.faces().file(face));
      Photos.requireDecodable(photo);
      if (JpegDamage.in(photo)) {
        reasons.put(face, "damaged JPEG, of which a run would use what can be decoded");
      }
    } catch (IOException e) {
      FaceWorkers.refuseInterrupted();
      reasons.put(face, PhotoProblem.of(e));
    }
  }
}
