package dev.kallos.cli;

import picocli.CommandLine.Option;

/** How many cores a command may use. */
final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Converters.Threads.class,
      description = "Cores to use. Default: all.")
  private Integer threads;

  int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
