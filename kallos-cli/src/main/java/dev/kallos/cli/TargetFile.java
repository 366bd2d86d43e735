package dev.kallos.cli;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.PhotoHeader;
import dev.kallos.dataset.PictureEnding;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks a file that a command is to write where the user says, before any work is done. */
final class TargetFile {
  private TargetFile() {}

  /**
   * Refuses a file that cannot be written, and a picture: in {@code --csv photos/*} the first photo stands where the file's name
   * was forgotten.
   *
   * @throws UnusableInputException if it is a folder, or its folder cannot be made or written into, or it is a picture or is called
   *     as one
   */
  static void requireWritable(Path file) throws IOException {
    WholeFile.requireWritable(file);
    if (PictureEnding.is(file) || isPicture(file)) {
      throw new UnusableInputException(file + " is a picture, or called as one is; name another file.");
    }
  }

  private static boolean isPicture(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return PhotoHeader.read(in.readNBytes(PhotoHeader.START)).isPresent();
    }
  }

  /**
   * Refuses a file inside a run.
   *
   * @param deed what is done with the run, for the message: {@code is compared}
   * @throws UnusableInputException if it lies there
   */
  static void requireOutside(Path run, String deed, Path file) throws IOException {
    if (isInside(run, file)) {
      throw new UnusableInputException("%s lies in a run that %s; name a file elsewhere.".formatted(file, deed));
    }
  }

  /** Whether a file or folder, there or not yet, lies in a run. */
  static boolean isInside(Path run, Path target) throws IOException {
    return Files.isDirectory(run) && WholeFile.place(target).startsWith(run.toRealPath());
  }
}
