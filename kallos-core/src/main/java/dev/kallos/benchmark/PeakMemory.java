package dev.kallos.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The most memory a process has held, as Linux counts it. */
final class PeakMemory {
  private static final String FIELD = "VmHWM:";

  private PeakMemory() {}

  /** This process's, in MiB; empty where the system does not say. */
  static OptionalDouble ofProcess() throws IOException {
    return of(Path.of("/proc/self/status"));
  }

  static OptionalDouble of(Path status) throws IOException {
    if (!Files.isReadable(status)) {
      return OptionalDouble.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(FIELD))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst();
  }
}
