package dev.kallos.internal.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.bytedeco.pytorch.global.torch;

/**
 * A team of threads that work side by side, each running its libtorch operations on one core. A batch cut between cores leaves
 * nothing to wait for inside an operation, and each core's share stays in its own cache. Its owner closes it.
 */
public final class Cores implements AutoCloseable {
  private final ThreadPoolExecutor team;

  private Cores(ThreadPoolExecutor team) {
    this.team = team;
  }

  /** As many threads as {@link Engine#start} was told to use. */
  public static Cores start() {
    return start(torch.get_num_threads());
  }

  /** So many threads. */
  public static Cores start(int count) {
    int told = torch.get_num_threads();
    CountDownLatch ready = new CountDownLatch(count);
    ThreadPoolExecutor team =
        new ThreadPoolExecutor(
            count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> thread(work, ready));
    try {
      team.prestartAllCoreThreads();
      awaitAll(ready);
      return new Cores(team);
    } catch (RuntimeException | Error e) {
      team.shutdown();
      throw e;
    } finally {
      torch.set_num_threads(told);
    }
  }

  /**
   * libtorch keeps the number of cores an operation may use for each thread; a thread that was never told takes the number
   * set last, by whichever thread, at its first operation. So each thread sets its own before any other number is set.
   */
  private static Thread thread(Runnable work, CountDownLatch ready) {
    Thread thread =
        new Thread(
            () -> {
              torch.set_num_threads(1);
              torch.get_num_threads();
              ready.countDown();
              work.run();
            },
            "core");
    thread.setDaemon(true);
    return thread;
  }

  /** How many threads there are. */
  public int count() {
    return team.getMaximumPoolSize();
  }

  /**
   * Does a piece of work for each core, numbered from 0, and returns when all are done.
   *
   * @throws RuntimeException the first that a piece threw, after all have ended; an {@link Error} goes before
   */
  public void each(IntConsumer work) {
    List<Future<?>> pieces = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      int core = i;
      pieces.add(team.submit(() -> work.accept(core)));
    }
    RuntimeException failure = null;
    Error error = null;
    for (Future<?> piece : pieces) {
      try {
        await(piece);
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      } catch (Error e) {
        error = error == null ? e : error;
      }
    }
    if (error != null) {
      throw error;
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Some items, each core taking its even share. */
  @FunctionalInterface
  public interface Share {
    /** Works on the items from {@code from} on, before {@code to}, of which there is one at least. */
    void take(int core, int from, int to);
  }

  /** Cuts items into even shares in their order, one a core, and works on all of them. */
  public void share(int items, Share work) {
    each(
        core -> {
          int from = (int) ((long) items * core / count());
          int to = (int) ((long) items * (core + 1) / count());
          if (from < to) {
            work.take(core, from, to);
          }
        });
  }

  /**
   * Works on items one by one, each core on the next as soon as it is done with its last: for items that take unequally long.
   *
   * @throws RuntimeException the first that an item threw, after which no other is begun; an {@link Error} goes before
   */
  public void inTurn(int items, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    each(
        core -> {
          for (int item = next.getAndIncrement(); item < items; item = next.getAndIncrement()) {
            try {
              work.accept(item);
            } catch (RuntimeException | Error e) {
              next.set(items);
              throw e;
            }
          }
        });
  }

  private static void await(Future<?> piece) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          piece.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof RuntimeException cause) {
            throw cause;
          }
          if (e.getCause() instanceof Error cause) {
            throw cause;
          }
          throw new IllegalStateException("a core failed", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits whatever happens, as another number may be set only when all threads have theirs; an interrupt stays. */
  private static void awaitAll(CountDownLatch ready) {
    boolean interrupted = false;
    while (ready.getCount() > 0) {
      try {
        ready.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    team.shutdown();
  }
}
