package dev.kallos.run;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.Leftovers;
import dev.kallos.internal.file.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The right to write into a run folder, which one process has at a time and loses with its end, however it ends. Where the file
 * system knows no locks, everybody has it. It is a process's: where two threads of one ask for it, the second is refused, and on
 * POSIX systems the first then no longer keeps other processes out.
 */
public final class RunLock implements AutoCloseable {
  private final RunFolder run;
  private final FileChannel channel;
  private final Path above;

  private RunLock(RunFolder run, FileChannel channel, Path above) {
    this.run = run;
    this.channel = channel;
    this.above = above;
  }

  /**
   * Takes the lock of a run that is there.
   *
   * @throws UnusableInputException if there is none or its config cannot be read, another process has the lock, or nothing can
   *     be written there
   */
  public static RunLock take(RunFolder run) throws IOException {
    RunConfig.read(run);
    return takeNew(run);
  }

  /**
   * Takes the lock of a folder that a run is to come into, which is made if there is none. What processes that had the lock and
   * were killed had not yet moved into place goes.
   *
   * @throws UnusableInputException if another process has the lock, or nothing can be written there
   */
  public static RunLock takeNew(RunFolder run) throws IOException {
    Path above = nearest(run.path().toAbsolutePath());
    Locked locked = locked(run);
    while (!Files.exists(run.lock())) {
      locked.channel().close();
      locked = locked(run);
    }
    if (locked.alone()) {
      Set<String> names = run.written().stream().map(path -> path.getFileName().toString()).collect(Collectors.toSet());
      Leftovers.remove(run.path(), names);
    }
    return new RunLock(run, locked.channel(), above);
  }

  /** The open file, and whether it is known that no other process writes. */
  private record Locked(FileChannel channel, boolean alone) {}

  /** The locked file, which whoever had it before may have removed. */
  private static Locked locked(RunFolder run) throws IOException {
    FileChannel channel = open(run);
    try {
      if (channel.tryLock() != null) {
        return new Locked(channel, true);
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
    } catch (IOException e) {
      return new Locked(channel, false);
    }
    channel.close();
    throw new UnusableInputException(
        run.path() + " is in use by another kallos process; wait until it has ended, or name another folder.");
  }

  private static Path nearest(Path folder) {
    Path there = folder;
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there;
  }

  private static FileChannel open(RunFolder run) throws IOException {
    try {
      if (!Files.isDirectory(run.path())) {
        Files.createDirectories(run.path());
      }
      return FileChannel.open(run.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      if (Files.exists(run.lock()) && Files.isWritable(run.path())) {
        throw new UnusableInputException(
            "%s, which keeps other kallos processes out, cannot be opened (%s; it is %s's); delete it when none uses that folder."
                .formatted(run.lock(), Refusal.reason(e), Files.getOwner(run.lock()).getName()),
            e);
      }
      throw new UnusableInputException(
          "%s cannot be written into (%s); name a folder that can be, or see who may."
              .formatted(run.path(), Refusal.reason(e)),
          e);
    }
  }

  /** Gives it back; a folder that no run came into is left as it was found. */
  @Override
  public void close() throws IOException {
    if (Files.exists(run.config())) {
      channel.close();
      return;
    }
    try (channel) {
      Files.deleteIfExists(run.lock());
    }
    Path made = run.path().toAbsolutePath();
    try {
      while (!made.equals(above)) {
        Files.deleteIfExists(made);
        made = made.getParent();
      }
    } catch (DirectoryNotEmptyException e) {
      // What a preparation that did not get to its end left there stays.
    }
  }
}
