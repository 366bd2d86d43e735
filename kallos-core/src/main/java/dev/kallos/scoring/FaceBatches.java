package dev.kallos.scoring;

import dev.kallos.StoppedException;
import dev.kallos.image.FaceArray;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.FacesAtOnce;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Goes through faces in a given order, a batch at a time; while the net works on one batch the next is gathered. A batch is
 * valid until the next one is asked for. Its owner closes it.
 */
public final class FaceBatches implements Iterator<FaceBatch>, AutoCloseable {
  private final FaceArray source;
  private final int[] order;
  private final int batch;
  private final Alteration alteration;
  private final ByteBuffer[] buffers = new ByteBuffer[2];
  private final ExecutorService gatherer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "gathering faces");
            thread.setDaemon(true);
            return thread;
          });
  private int begun;
  private Future<FaceBatch> ahead;

  /**
   * Begins to gather.
   *
   * @param source the pixels
   * @param order the faces, in the order they are to come
   * @param batch how many at a time; the last batch may be smaller
   * @param alteration what is done to each face
   * @throws UnusableInputException if a batch is larger than one array can be
   */
  public FaceBatches(FaceArray source, int[] order, int batch, Alteration alteration) {
    this.source = source;
    this.order = order;
    this.batch = batch;
    this.alteration = alteration;
    int bytes = FaceBatch.bytes(Math.min(batch, Math.max(1, order.length)), source.size());
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = ByteBuffer.allocateDirect(bytes);
    }
    prefetch();
  }

  /**
   * Faces in order, as they are, fewer at a time where they are large.
   *
   * @param batch how many at a time at most; {@link FacesAtOnce#inBatch} says how many there are
   */
  public static FaceBatches inOrder(FaceArray source, int[] order, int batch) {
    return new FaceBatches(source, order, FacesAtOnce.inBatch(batch, source.size()), Alteration.NONE);
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  /**
   * The next batch.
   *
   * @throws NoSuchElementException if there is none
   */
  @Override
  public FaceBatch next() {
    if (ahead == null) {
      throw new NoSuchElementException("no more faces");
    }
    WaitingEvent event = new WaitingEvent();
    event.begin();
    try {
      FaceBatch next = ahead.get();
      event.faces = next.size();
      event.commit();
      prefetch();
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while gathering faces", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException("gathering faces failed", e.getCause());
    }
  }

  /** The same batches, but {@code next} throws a {@link StoppedException} once {@code stopped} says so. */
  public Iterator<FaceBatch> until(BooleanSupplier stopped) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return FaceBatches.this.hasNext();
      }

      @Override
      public FaceBatch next() {
        if (stopped.getAsBoolean()) {
          throw new StoppedException();
        }
        return FaceBatches.this.next();
      }
    };
  }

  private void prefetch() {
    if (begun >= order.length) {
      ahead = null;
      return;
    }
    int from = begun;
    int to = Math.min(order.length, from + batch);
    ByteBuffer buffer = buffers[from / batch % 2];
    begun = to;
    ahead = gatherer.submit(() -> gather(from, to, buffer));
  }

  private FaceBatch gather(int from, int to, ByteBuffer buffer) {
    buffer.clear();
    byte[] pixels = new byte[3 * source.size().pixels()];
    for (int position = from; position < to; position++) {
      int start = buffer.position();
      source.copy(order[position], buffer);
      if (alteration != Alteration.NONE) {
        buffer.get(start, pixels);
        alteration.apply(position, pixels);
        buffer.put(start, pixels);
      }
    }
    return new FaceBatch(
        Arrays.copyOfRange(order, from, to), buffer.flip(), source.size().height(), source.size().width());
  }

  /** Waits for the batch under way, if there is one: the source may be closed after this. */
  @Override
  public void close() {
    gatherer.shutdown();
    boolean interrupted = false;
    while (!gatherer.isTerminated()) {
      try {
        gatherer.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
