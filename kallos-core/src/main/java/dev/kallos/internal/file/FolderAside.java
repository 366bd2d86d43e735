package dev.kallos.internal.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A folder to be filled beside its place. Its process holds a lock on a file beside it while it lives, so that what a dead process
 * left can be told from what another is filling. Where the file system knows no locks there is no such file, and what is left
 * stays.
 */
final class FolderAside implements AutoCloseable {
  private static final String PART = ".part";
  private static final String LOCK = ".lock";

  private final Path path;
  private final Path lock;
  private final FileChannel channel;

  private FolderAside(Path path, Path lock, FileChannel channel) {
    this.path = path;
    this.lock = lock;
    this.channel = channel;
  }

  /**
   * Makes one, with the rights the user's folders have; a temporary folder of Java's is closed to others.
   *
   * @throws FileSystemException if none can be made there
   */
  static FolderAside make(Path place) throws IOException {
    String name = "." + place.getFileName() + "." + UUID.randomUUID();
    Path lock = place.resolveSibling(name + LOCK);
    FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      lock(channel, lock);
      return new FolderAside(Files.createDirectory(place.resolveSibling(name + PART)), lock, channel);
    } catch (IOException e) {
      try (channel) {
        Files.deleteIfExists(lock);
      }
      throw e;
    }
  }

  private static void lock(FileChannel channel, Path lock) throws IOException {
    try {
      channel.lock();
    } catch (IOException e) {
      Files.delete(lock);
    }
  }

  /** Removes what processes that have ended left aside for a place. What cannot be removed stays. */
  static void removeAbandoned(Path place) {
    Pattern left = Pattern.compile(Pattern.quote("." + place.getFileName() + ".") + "[0-9a-f-]{36}" + Pattern.quote(PART));
    for (Path entry : Leftovers.entries(place.getParent())) {
      String name = entry.getFileName().toString();
      if (left.matcher(name).matches()) {
        Path lock = entry.resolveSibling(name.substring(0, name.length() - PART.length()) + LOCK);
        if (Leftovers.isFree(lock)) {
          Leftovers.removeIfPossible(entry);
          Leftovers.removeIfPossible(lock);
        }
      }
    }
  }

  Path path() {
    return path;
  }

  /** Removes the folder, unless it was moved into place. */
  @Override
  public void close() throws IOException {
    try (channel) {
      WholeFolder.remove(path);
      Files.deleteIfExists(lock);
    }
  }
}
