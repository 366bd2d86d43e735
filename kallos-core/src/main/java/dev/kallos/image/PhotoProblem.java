package dev.kallos.image;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a photo cannot be read, in words that do not repeat its path. */
public final class PhotoProblem {
  private PhotoProblem() {}

  /** The same of a file, which may be a link to nothing, in a circle or to a folder, or a folder that may not be looked into. */
  public static String of(IOException e, Path file) {
    if (Files.isSymbolicLink(file) && !Files.exists(file) && !(e instanceof AccessDeniedException)) {
      return e instanceof NoSuchFileException ? "a link to nothing" : "a link that leads from link to link and to no file";
    }
    if (!Files.isDirectory(file)) {
      return of(e);
    }
    return Files.isSymbolicLink(file)
        ? "a link to a folder, which is not followed; name that folder"
        : "a folder that may not be looked into";
  }

  /** A few words, such as fit behind a photo's name and a colon. */
  public static String of(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "absent";
    }
    if (e instanceof AccessDeniedException) {
      return "may not be read";
    }
    String words = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return words == null ? e.getClass().getSimpleName() : words;
  }
}
