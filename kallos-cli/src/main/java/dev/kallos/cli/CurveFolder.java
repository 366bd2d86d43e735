package dev.kallos.cli;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder of a learning curve: its runs, a folder each, and what came of them. */
record CurveFolder(Path path) {
  private static final String OURS = "share-[0-9.]+-seed--?[0-9]+|learning-curve\\.(csv|json|html)|\\..*\\.part";

  Path table() {
    return path.resolve("learning-curve.csv");
  }

  Path json() {
    return path.resolve("learning-curve.json");
  }

  Path page() {
    return path.resolve("learning-curve.html");
  }

  /**
   * Refuses a folder in which there is anything but a learning curve, whole or begun.
   *
   * @throws UnusableInputException if there is
   */
  void requireOurs() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new UnusableInputException(path + " is a file; name a folder with --out.");
    }
    try (Stream<Path> entries = Files.list(path)) {
      if (entries.anyMatch(entry -> !entry.getFileName().toString().matches(OURS))) {
        throw new UnusableInputException(
            path + " holds more than a learning curve; name another folder with --out, or empty it.");
      }
    }
  }
}
