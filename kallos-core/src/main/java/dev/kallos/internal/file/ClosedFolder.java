package dev.kallos.internal.file;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Tells a file that is not there from one in a folder that the user may not look into, for which it looks the same. */
public final class ClosedFolder {
  private ClosedFolder() {}

  /**
   * Refuses a file that cannot be seen since a folder above it is closed.
   *
   * @param file a file that seems not to be there
   * @throws UnusableInputException if it is in a folder that may not be looked into
   */
  public static void refuse(Path file) {
    try {
      Files.readAttributes(file, BasicFileAttributes.class);
    } catch (AccessDeniedException e) {
      Path closed = file.toAbsolutePath().getParent();
      while (!Files.exists(closed)) {
        closed = closed.getParent();
      }
      throw new UnusableInputException(closed + " may not be looked into; see who may.", e);
    } catch (IOException e) {
      // It is not there, or cannot be had for other reasons, which whoever needs it tells.
    }
  }
}
