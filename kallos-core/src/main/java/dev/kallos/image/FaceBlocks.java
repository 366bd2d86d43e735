package dev.kallos.image;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Faces handed out to workers, a block of neighbours at a time, towards the end fewer, so that all workers end at about the same
 * time. Which faces make a block hangs on their number alone; who takes it is up to the threads, which may ask side by side.
 */
public final class FaceBlocks {
  private final int faces;
  private final int most;
  private final int workers;
  private final AtomicInteger next = new AtomicInteger();

  /**
   * Faces from 0 on.
   *
   * @param most how many make a block, one at least
   * @param workers among how many they are shared
   */
  public FaceBlocks(int faces, int most, int workers) {
    this.faces = faces;
    this.most = most;
    this.workers = Math.max(1, workers);
  }

  /**
   * Work on a block.
   *
   * @param <E> what may go wrong
   */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    /** Works on the faces from {@code from} on, before {@code to}, of which there is one at least. */
    void block(int from, int to) throws E;
  }

  /**
   * Works on blocks on the calling thread until none is left; each worker calls it once.
   *
   * @throws E what the work throws; the blocks after it stay for the others
   */
  public <E extends Exception> void each(Work<E> work) throws E {
    for (int from = next.get(); from < faces; from = next.get()) {
      int to = from + some(faces - from);
      if (next.compareAndSet(from, to)) {
        work.block(from, to);
      }
    }
  }

  private int some(int left) {
    return Math.min(most, Math.max(1, left / (2 * workers)));
  }
}
