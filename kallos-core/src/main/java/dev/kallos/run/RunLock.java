package dev.kallos.run;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
   * Takes the lock of a folder that a run is to come into, which is made if there is none.
   *
   * @throws UnusableInputException if another process has the lock, or nothing can be written there
   */
  public static RunLock takeNew(RunFolder run) throws IOException {
    Path above = nearest(run.path().toAbsolutePath());
    FileChannel channel = locked(run);
    while (!Files.exists(run.lock())) {
      channel.close();
      channel = locked(run);
    }
    return new RunLock(run, channel, above);
  }

  /** The locked file, which whoever had it before may have removed. */
  private static FileChannel locked(RunFolder run) throws IOException {
    FileChannel channel = open(run);
    if (!lock(channel)) {
      channel.close();
      throw new UnusableInputException(
          run.path() + " is in use by another kallos process; wait until it has ended, or name another folder.");
    }
    return channel;
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
      String reason = e.getReason() == null ? "" : " (" + e.getReason() + ")";
      throw new UnusableInputException(
          "%s cannot be written into%s; name a folder that can be, or see who may.".formatted(run.path(), reason), e);
    }
  }

  private static boolean lock(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return true;
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
