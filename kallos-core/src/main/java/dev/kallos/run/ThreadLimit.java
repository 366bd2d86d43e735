package dev.kallos.run;

/** How many threads are worth asking for: each has buffers of its own, and more than some to a core only wait for each other. */
public final class ThreadLimit {
  private static final int ANYWHERE = 64;
  private static final int A_CORE = 4;

  private ThreadLimit() {}

  /** The most threads that work is given on this machine. */
  public static int here() {
    return Math.max(ANYWHERE, A_CORE * Runtime.getRuntime().availableProcessors());
  }
}
