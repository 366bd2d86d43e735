package dev.kallos.internal.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What killed processes left of files and folders that they were writing aside. */
public final class Leftovers {
  private static final Pattern NAME = Pattern.compile("\\.(.+)\\.[0-9a-f-]{36}\\.(part|old)", Pattern.DOTALL);

  private Leftovers() {}

  /**
   * Removes what {@link WholeFile} and {@link WholeFolder#replace} had not yet moved into place, and older folders whose successor
   * they had; an older folder that had made room for one that never came goes back. What cannot be removed or moved stays.
   *
   * @param folder where it lies
   * @param names the final names of the files and folders in it, which nobody else is writing
   */
  public static void remove(Path folder, Set<String> names) {
    for (Path entry : entries(folder)) {
      Matcher aside = NAME.matcher(entry.getFileName().toString());
      if (aside.matches() && names.contains(aside.group(1))) {
        Path place = folder.resolve(aside.group(1));
        if (aside.group(2).equals("part") || Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
          removeIfPossible(entry);
        } else {
          moveIfPossible(entry, place);
        }
      }
    }
  }

  private static void moveIfPossible(Path older, Path place) {
    try {
      Files.move(older, place);
    } catch (IOException e) {
      // It stays where it is, whole.
    }
  }

  /** What is in a folder; nothing if that cannot be told. */
  public static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** Whether nobody holds a lock file; no, if that cannot be told, as of another user's, or if there is none. */
  public static boolean isFree(Path lock) {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      return held != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  /** Removes a file or folder if the system lets it go. */
  public static void removeIfPossible(Path path) {
    try {
      WholeFolder.remove(path);
    } catch (IOException e) {
      // What another user wrote there is that user's to remove.
    }
  }
}
