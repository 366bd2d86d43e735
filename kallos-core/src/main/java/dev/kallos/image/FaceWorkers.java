package dev.kallos.image;

import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Works through faces on a few threads, a block of neighbours at a time. */
final class FaceWorkers {
  private static final int MOST = 64;
  private static final int MOST_BYTES = 512 << 10;

  private FaceWorkers() {}

  /** What one worker does; it is used by one thread. */
  interface Work {
    /** Works on the faces from {@code from} on, before {@code to}. */
    void block(int from, int to) throws IOException;
  }

  /** How many faces of so many bytes make a block: as many as a core's own cache holds until they are written. */
  static int block(int faceBytes) {
    return Math.max(1, Math.min(MOST, MOST_BYTES / faceBytes));
  }

  /**
   * Gives each of {@code threads} workers its own work and shares the faces among them. All workers have ended when
   * this returns or throws.
   *
   * @param block how many faces a worker takes at a time at most
   * @param stopped asked before each block, by several threads
   * @throws InterruptedIOException if the calling thread is interrupted, which stays so
   * @throws StoppedException once {@code stopped} says so
   */
  static void run(int faces, int block, int threads, BooleanSupplier stopped, Supplier<Work> newWork) throws IOException {
    FaceBlocks blocks = new FaceBlocks(faces, block, threads);
    Callable<Void> worker =
        () -> {
          Work work = newWork.get();
          blocks.each(
              (from, to) -> {
                refuseInterrupted();
                if (stopped.getAsBoolean()) {
                  throw new StoppedException();
                }
                work.block(from, to);
              });
          return null;
        };
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads));
    try {
      ExecutorCompletionService<Void> workers = new ExecutorCompletionService<>(pool);
      for (int i = 0; i < Math.max(1, threads); i++) {
        workers.submit(worker);
      }
      for (int i = 0; i < Math.max(1, threads); i++) {
        workers.take().get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof StoppedException cause) {
        throw cause;
      }
      if (e.getCause() instanceof UnusableInputException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException("a worker failed", e.getCause());
    } finally {
      end(pool);
    }
  }

  /** Ends a worker whose thread was interrupted. */
  static void refuseInterrupted() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted");
    }
  }

  private static void end(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = Thread.interrupted();
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
