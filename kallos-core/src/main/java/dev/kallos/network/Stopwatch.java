package dev.kallos.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Where time goes: how long each named part of repeated work took in all. For one thread. */
public final class Stopwatch {
  private final LongSupplier nanoTime;
  private final Map<String, Long> nanos = new LinkedHashMap<>();
  private long last;

  /**
   * Starts.
   *
   * @param nanoTime the clock
   */
  public Stopwatch(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    start();
  }

  /** Lets the time since the last lap go unnamed. */
  public void start() {
    last = nanoTime.getAsLong();
  }

  /** Counts the time since the last lap, or since the start, as that part's. */
  public void lap(String part) {
    long now = nanoTime.getAsLong();
    nanos.merge(part, now - last, Long::sum);
    last = now;
  }

  /** Nanoseconds of each part, in the order they first came. */
  public Map<String, Long> nanos() {
    return Collections.unmodifiableMap(nanos);
  }

  /** The nanoseconds of all parts whose names begin so. */
  public long nanos(String prefix) {
    return nanos.entrySet().stream()
        .filter(part -> part.getKey().startsWith(prefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Forgets all parts and starts anew. */
  public void reset() {
    nanos.clear();
    start();
  }
}
