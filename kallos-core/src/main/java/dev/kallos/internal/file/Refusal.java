package dev.kallos.internal.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why the system refused a file or folder. */
public final class Refusal {
  private Refusal() {}

  /** The reason in a few words, without the path: the system's own, where Java keeps them. */
  public static String reason(IOException refusal) {
    if (refusal instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    if (refusal instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (refusal instanceof NoSuchFileException) {
      return "its folder is not there";
    }
    if (refusal instanceof FileAlreadyExistsException) {
      return "a file is in the way";
    }
    boolean told = !(refusal instanceof FileSystemException) && refusal.getMessage() != null;
    return told ? refusal.getMessage() : refusal.getClass().getSimpleName();
  }
}
