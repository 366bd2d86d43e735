package dev.kallos.cli;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.UnseenFile;
import dev.kallos.pipeline.CurvePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a learning curve: its runs, a folder each, and what came of them. */
record CurveFolder(Path path) {
  private static final String POINT = "share-[0-9.]+-seed--?[0-9]+";
  private static final String OURS = POINT + "|learning-curve\\.(csv|json|html)";

  Path table() {
    return path.resolve("learning-curve.csv");
  }

  Path json() {
    return path.resolve("learning-curve.json");
  }

  Path page() {
    return path.resolve("learning-curve.html");
  }

  /** The names of the runs in it that are not among the given, in order: an earlier command's. */
  List<String> others(List<CurvePlan.Point> points) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches(POINT))
          .filter(entry -> points.stream().noneMatch(point -> point.folder().path().endsWith(entry.getFileName())))
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /**
   * Refuses a folder in which its user sees anything but a learning curve, whole or begun.
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
      if (entries.anyMatch(entry -> !UnseenFile.is(entry) && !entry.getFileName().toString().matches(OURS))) {
        throw new UnusableInputException(
            path + " holds more than a learning curve; name another folder with --out, or empty it.");
      }
    }
  }
}
