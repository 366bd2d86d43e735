package dev.kallos.internal.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A disk that is full, or of which a user may have no more. It is told by the system's words: Java has no type for it. */
public final class FullDisk {
  private static final List<String> WORDS = List.of("no space left", "disk quota", "not enough space");

  private FullDisk() {}

  /** What is written to a disk. */
  @FunctionalInterface
  public interface Writing {
    void write() throws IOException;
  }

  /**
   * Lets {@code writing} write. What finds the disk full while it writes into an open file does not say which disk that is; what
   * this throws then does.
   *
   * @param place the file or folder that is written
   * @throws FileSystemException with that path, if the disk is full
   */
  public static void naming(Path place, Writing writing) throws IOException {
    try {
      writing.write();
    } catch (IOException | UncheckedIOException e) {
      Optional<String> words = words(e);
      if (words.isPresent()) {
        throw (IOException) new FileSystemException(place.toString(), null, words.get()).initCause(e);
      }
      throw e;
    }
  }

  /** The system's words for it, from the first of a failure's causes; empty if it is another failure. */
  public static Optional<String> words(Throwable failure) {
    Optional<String> found = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String words = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
      if (words != null && WORDS.stream().anyMatch(words.toLowerCase(Locale.ROOT)::contains)) {
        found = words.lines().findFirst();
      }
    }
    return found;
  }
}
