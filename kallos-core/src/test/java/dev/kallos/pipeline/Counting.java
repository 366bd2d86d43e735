package dev.kallos.pipeline;

import dev.kallos.Progress;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the maps that are made, and is over after some. */
final class Counting implements Progress {
  private final AtomicInteger maps = new AtomicInteger();
  private final int most;

  Counting(int most) {
    this.most = most;
  }

  int maps() {
    return maps.get();
  }

  boolean isOver() {
    return maps.get() >= most;
  }

  @Override
  public Task start(String what, long total, String unit) {
    boolean counts = what.startsWith("Explaining by");
    return new Task() {
      @Override
      public void advance(long units) {
        maps.addAndGet(counts ? (int) units : 0);
      }

      @Override
      public void note(String words) {}

      @Override
      public void close() {}
    };
  }

  @Override
  public void say(String line) {}

  @Override
  public void warn(String sentence) {}
}
