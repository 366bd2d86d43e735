package dev.kallos;

/** Where long work tells what it does: a terminal, a log, or nobody. Implementations are safe for use by many threads. */
public interface Progress {
  /**
   * Begins a piece of work.
   *
   * @param what a noun phrase, for instance "Packing faces"
   * @param total how many units there are
   * @param unit the plural of one unit, for instance "faces"
   */
  Task start(String what, long total, String unit);

  /** Tells the user one line. */
  void say(String line);

  /** Warns the user in one sentence. */
  void warn(String sentence);

  /** A piece of work under way; closing it ends its display, whether or not the work got to its end. */
  interface Task extends AutoCloseable {
    /** Tells that {@code units} more are done. */
    void advance(long units);

    /** Sets a few words shown beside the count, for instance the running loss. */
    void note(String words);

    @Override
    void close();
  }

  /** A progress nobody sees. */
  static Progress silent() {
    return SilentProgress.INSTANCE;
  }
}
