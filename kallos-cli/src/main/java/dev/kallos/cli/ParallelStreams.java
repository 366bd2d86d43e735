package dev.kallos.cli;

/** The threads that parallel streams share in this process. */
final class ParallelStreams {
  private static final String PARALLELISM = "java.util.concurrent.ForkJoinPool.common.parallelism";

  private ParallelStreams() {}

  /**
   * Bounds how many cores a parallel stream uses, the calling thread's among them. Java reads it once, at the first parallel
   * stream; what the user has set stands.
   *
   * @param cores 1 or more
   */
  static void bound(int cores) {
    if (System.getProperty(PARALLELISM) == null) {
      System.setProperty(PARALLELISM, Integer.toString(cores - 1));
    }
  }
}
