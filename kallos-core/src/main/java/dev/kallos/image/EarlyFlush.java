package dev.kallos.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends what is written to the disk while others go on writing, so that little is left to wait for at the end. */
final class EarlyFlush implements AutoCloseable {
  private static final long EVERY_MILLIS = 20;

  private final ScheduledExecutorService disk = Executors.newSingleThreadScheduledExecutor();
  private final FileChannel channel;
  private final Future<?> flushing;

  /** Begins. */
  EarlyFlush(FileChannel channel) {
    this.channel = channel;
    this.flushing = disk.scheduleWithFixedDelay(this::flush, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void flush() {
    try {
      channel.force(false);
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
    channel.force(true);
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
