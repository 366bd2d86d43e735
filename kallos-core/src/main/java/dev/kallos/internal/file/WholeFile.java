package dev.kallos.internal.file;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files aside, to the disk, and moves them into place, so that what has its final name is whole. */
public final class WholeFile {
  private static final String PART = ".part";

  /** In bytes; what most file systems take. */
  private static final int LONGEST_NAME = 255;

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  private WholeFile() {}

  /** Fills a file whose path it is given. */
  @FunctionalInterface
  public interface Filling {
    void fill(Path aside) throws IOException;
  }

  /**
   * Lets {@code filling} write a file beside {@code target}, then moves it there; on failure nothing is left. A link to a file
   * stays, and that file is replaced. What is no file but takes what is written, a device or a pipe, is filled itself.
   *
   * @throws UnusableInputException if {@code target} is a folder, or its links lead in a circle
   * @throws java.nio.file.FileSystemException with the path of the file, if the disk is full
   */
  public static void write(Path target, Filling filling) throws IOException {
    refuseFolder(target);
    Path place = place(target);
    FullDisk.naming(
        place,
        () -> {
          if (isStream(target)) {
            filling.fill(target);
          } else {
            writeAside(place, filling);
          }
        });
  }

  private static void writeAside(Path place, Filling filling) throws IOException {
    Files.createDirectories(place.getParent());
    Path aside = Files.createFile(aside(place));
    try {
      filling.fill(aside);
      force(aside);
      move(aside, place);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /** Writes text as UTF-8. */
  public static void write(Path target, String text) throws IOException {
    write(target, aside -> Files.writeString(aside, text, StandardCharsets.UTF_8));
  }

  /**
   * Deletes what {@link #write} had not yet moved into place when its process was killed.
   *
   * @param folder one that nobody else is writing into
   */
  public static void sweep(Path folder) throws IOException {
    try (DirectoryStream<Path> asides = Files.newDirectoryStream(folder, ".*" + PART)) {
      for (Path aside : asides) {
        Files.delete(aside);
      }
    }
  }

  /**
   * Refuses a target that {@link #write} could not write, so that no work is done in vain. Nothing is made.
   *
   * @throws UnusableInputException if it is a folder, its links lead in a circle, or its folder cannot be made or written into
   */
  public static void requireWritable(Path target) {
    refuseFolder(target);
    try {
      if (!isStream(target)) {
        tryFolder(place(target));
      } else if (!Files.isWritable(target)) {
        throw new AccessDeniedException(target.toString());
      }
    } catch (IOException e) {
      throw new UnusableInputException(
          "%s cannot be written (%s); name a file in a folder that can be.".formatted(target, Refusal.reason(e)), e);
    }
  }

  /** Makes the file written aside and deletes it, in the folder itself or the nearest above that is there. */
  private static void tryFolder(Path place) throws IOException {
    Path there = nearest(place.getParent());
    Files.delete(Files.createFile(there.resolve(aside(place).getFileName())));
  }

  private static void refuseFolder(Path target) {
    if (Files.isDirectory(target)) {
      throw new UnusableInputException(target + " is a folder; name a file.");
    }
  }

  private static boolean isStream(Path target) {
    return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
  }

  /**
   * Where {@link #write} puts a target: behind all links, also those that lead to nothing yet. Neither it nor its folder need be
   * there. What is filled itself stays where it is: a process's pipe lies in no folder that a link could lead to.
   *
   * @throws UnusableInputException if its links lead in a circle
   */
  public static Path place(Path target) throws IOException {
    if (isStream(target)) {
      return target.toAbsolutePath();
    }
    if (Files.exists(target)) {
      return target.toRealPath();
    }
    Path absent = target.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(absent); links++) {
      if (links == MOST_LINKS) {
        throw new UnusableInputException(target + " leads from link to link and to no file; name a file.");
      }
      absent = absent.resolveSibling(Files.readSymbolicLink(absent));
    }
    Path there = nearest(absent.getParent());
    return there.toRealPath().resolve(there.relativize(absent)).normalize();
  }

  /** The folder, or the nearest above that is there. */
  private static Path nearest(Path folder) {
    Path there = folder;
    while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    return there;
  }

  private static Path aside(Path place) {
    String name = "." + place.getFileName() + "." + UUID.randomUUID() + PART;
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw new UnusableInputException(
          "%s has too long a name, which leaves no room to write it aside; shorten it by %d bytes."
              .formatted(place, name.getBytes(StandardCharsets.UTF_8).length - LONGEST_NAME));
    }
    return place.resolveSibling(name);
  }

  /** Without it, a name moved into place may reach the disk before what it names does. */
  private static void force(Path aside) throws IOException {
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
