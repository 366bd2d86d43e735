package dev.kallos.dataset;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the 10,000 real faces, which may not be part of the project; tests that need them are skipped without them. */
public final class Celeba10k {
  private Celeba10k() {}

  /**
   * The data set's folder: what the environment variable {@code KALLOS_CELEBA10K} names, else {@code shared/celeba10k}
   * in the working folder or one above it.
   */
  public static Path folder() {
    String named = System.getenv("KALLOS_CELEBA10K");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolve("shared/celeba10k");
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    return abort(
        "skipped: KALLOS_CELEBA10K is not set, no folder above has shared/celeba10k, and CelebA may not be shipped");
  }
}
