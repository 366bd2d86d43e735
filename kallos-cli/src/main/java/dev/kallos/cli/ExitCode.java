package dev.kallos.cli;

/** How a command ended, as the process tells it. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  /** Wrong usage, or input that cannot be used. */
  static final int UNUSABLE = 2;
  /** 128 + SIGINT, as shells have it. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
