package dev.kallos.image;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.FullDisk;
import dev.kallos.internal.file.Leftovers;
import dev.kallos.internal.file.Refusal;
import dev.kallos.internal.file.WholeFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;

/**
 * The folder packs stand in. A pack is made in a folder of its own beside them and moved into place when it is whole.
 * Its maker holds a lock while it lives, so that what a dead process left behind can be told from what another is
 * making.
 */
record PackShelf(Path path) {
  private static final String PART = ".part";
  private static final String LOCK = ".lock";

  /** Fills a pack's folder. */
  interface Making {
    void make(Path folder) throws IOException;
  }

  /** Says whether the pack in a folder is the one wanted. */
  interface Check {
    boolean passes(Path folder) throws IOException;
  }

  /**
   * Makes a pack aside and puts it at {@code name}, in place of what stands there; but if another process was faster
   * and its pack passes the check, that one stays.
   *
   * @throws UnusableInputException if the shelf's folder cannot be made or written into, or what stands at {@code name} cannot be
   *     replaced
   * @throws FileSystemException with the path of the pack, if the disk is full
   */
  void put(String name, Check check, Making making) throws IOException {
    makeFolder();
    removeAbandoned();
    Path target = path.resolve(name);
    requireReplaceable(target);
    String id = "." + name + own() + UUID.randomUUID();
    Path lock = path.resolve(id + LOCK);
    Path aside = path.resolve(id + PART);
    try (FileChannel channel = newFile(lock)) {
      channel.lock();
      FullDisk.naming(
          target,
          () -> {
            Files.createDirectory(aside);
            making.make(aside);
            replace(aside, target, check);
          });
    } finally {
      WholeFolder.remove(aside);
      Files.deleteIfExists(lock);
    }
  }

  private void makeFolder() throws IOException {
    try {
      Files.createDirectories(path);
    } catch (FileSystemException e) {
      throw refusal("made", e);
    }
  }

  private FileChannel newFile(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      throw refusal("written into", e);
    }
  }

  private UnusableInputException refusal(String deed, FileSystemException e) {
    return new UnusableInputException(
        "The cache folder %s cannot be %s (%s); name another one.".formatted(path, deed, Refusal.reason(e)), e);
  }

  private void replace(Path aside, Path target, Check check) throws IOException {
    while (!Files.exists(target) || !check.passes(target)) {
      Path old = takenAway(target);
      try {
        move(aside, target);
        return;
      } catch (FileSystemException e) {
        if (!Files.exists(target)) {
          putBack(old, target);
          throw e;
        }
      } finally {
        Leftovers.removeIfPossible(old);
      }
    }
  }

  /** Takes a pack away and puts it back, as only trying tells whether the system lets it go. */
  private void requireReplaceable(Path target) throws IOException {
    putBack(takenAway(target), target);
  }

  /** Moves a pack, if there is one, to a name under which the next who may removes it; what that is. */
  private Path takenAway(Path target) throws IOException {
    Path old = path.resolve("." + target.getFileName() + "-" + UUID.randomUUID() + PART);
    try {
      move(target, old);
    } catch (NoSuchFileException e) {
      // Nothing to take away.
    } catch (FileSystemException e) {
      throw new UnusableInputException(
          "The pack %s must be made again, but cannot be replaced (%s); have its owner delete it, or name another cache folder."
              .formatted(target, Refusal.reason(e)),
          e);
    }
    return old;
  }

  private static void putBack(Path old, Path target) throws IOException {
    if (Files.exists(old)) {
      try {
        move(old, target);
      } catch (FileSystemException e) {
        Leftovers.removeIfPossible(old);
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }

  private void removeAbandoned() {
    for (Path part : Leftovers.entries(path)) {
      String name = part.getFileName().toString();
      if (name.startsWith(".") && name.endsWith(PART) && !name.contains(own())) {
        Path lock = path.resolve(name.substring(0, name.length() - PART.length()) + LOCK);
        if (!Files.exists(lock) || Leftovers.isFree(lock)) {
          Leftovers.removeIfPossible(part);
          Leftovers.removeIfPossible(lock);
        }
      }
    }
  }

  /**
   * What the names of this process's parts have in them and no other's: its id may be another's too, in another container or
   * after it, but not with the same start. Their locks must not be tried: a POSIX lock is the process's, and goes when the process
   * closes any channel to the file.
   */
  private static String own() {
    ProcessHandle process = ProcessHandle.current();
    return "-%d-%d-".formatted(process.pid(), process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
  }
}
