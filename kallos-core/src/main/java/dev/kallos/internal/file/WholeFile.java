package dev.kallos.internal.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files aside and moves them into place, so that what has its final name is whole. */
public final class WholeFile {
  private WholeFile() {}

  /** Fills a file whose path it is given. */
  @FunctionalInterface
  public interface Filling {
    void fill(Path aside) throws IOException;
  }

  /** Lets {@code filling} write a file beside {@code target}, then moves it there; on failure nothing is left. */
  public static void write(Path target, Filling filling) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path aside = Files.createFile(folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part"));
    try {
      filling.fill(aside);
      move(aside, target);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /** Writes text as UTF-8. */
  public static void write(Path target, String text) throws IOException {
    write(target, aside -> Files.writeString(aside, text, StandardCharsets.UTF_8));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
