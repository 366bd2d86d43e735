package dev.kallos.image;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Works through faces on a few threads, a block of neighbours at a time. */
final class FaceWorkers {
  /** The most faces of one block. */
  static final int BLOCK = 64;

  private FaceWorkers() {}

  /** What one worker does; it is used by one thread. */
  interface Work {
    /** Works on the faces from {@code from} on, before {@code to}. */
    void block(int from, int to) throws IOException;
  }

  /**
   * Gives each of {@code threads} workers its own work and shares the faces among them. All workers have ended when
   * this returns or throws.
   *
   * @throws InterruptedIOException if the calling thread is interrupted, which stays so
   */
  static void run(int faces, int threads, Supplier<Work> newWork) throws IOException {
    AtomicInteger next = new AtomicInteger();
    Callable<Void> worker =
        () -> {
          Work work = newWork.get();
          for (int from = next.getAndAdd(BLOCK); from < faces; from = next.getAndAdd(BLOCK)) {
            refuseInterrupted();
            work.block(from, Math.min(from + BLOCK, faces));
          }
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
