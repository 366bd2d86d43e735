package dev.kallos.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends what is written to the disk while others go on writing, so that little is left to wait for at the end. */
final class EarlyFlush implements AutoCloseable {
  private static final long EVERY_MILLIS = 20;

  private final ScheduledExecutorService disk = Executors.newSingleThreadScheduledExecutor();
  private final Forcing file;
  private final Future<?> flushing;

  /** Sends what was written to a file to the disk, as {@link java.nio.channels.FileChannel#force} does. */
  @FunctionalInterface
  interface Forcing {
    void force(boolean metaData) throws IOException;
  }

  /** Begins. */
  EarlyFlush(Forcing file) {
    this.file = file;
    this.flushing = disk.scheduleWithFixedDelay(this::flush, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void flush() {
    try {
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the rest; what was written is on the disk when this returns. */
  void finish() throws IOException {
    close();
    if (flushing.isDone() && !flushing.isCancelled()) {
      try {
        flushing.get();
      } catch (ExecutionException e) {
        throw new IOException("what was written did not reach the disk", e.getCause());
      } catch (InterruptedException e) {
        throw new IllegalStateException("a task that is done cannot be interrupted", e);
      }
    }
    file.force(true);
  }

  /** Ends, after the flush under way if there is one; that is never interrupted, which would close the channel. */
  @Override
  public void close() {
    disk.shutdown();
    boolean interrupted = false;
    while (!disk.isTerminated()) {
      try {
        disk.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
