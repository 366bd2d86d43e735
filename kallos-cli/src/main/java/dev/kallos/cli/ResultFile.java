package dev.kallos.cli;

import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a command's figures go in a format for programs.
 *
 * @param path a file; {@code -} or {@code /dev/stdout} for the standard output
 */
record ResultFile(Path path) {
  private static final List<Path> OUTPUT = List.of(Path.of("-"), Path.of("/dev/stdout"));

  /** Whether it is the standard output, which then has nothing else. */
  boolean isOutput() {
    return OUTPUT.contains(path);
  }

  /**
   * Refuses a file that cannot be written, or is a picture, so that no work is done in vain.
   *
   * @throws dev.kallos.UnusableInputException as {@link TargetFile#requireWritable} does
   */
  void requireWritable() throws IOException {
    if (!isOutput()) {
      TargetFile.requireWritable(path);
    }
  }

  /** Lets {@code filling} write the file, or what is then copied to the standard output. */
  void write(PrintWriter out, WholeFile.Filling filling) throws IOException {
    if (!isOutput()) {
      filling.fill(path);
      return;
    }
    Path between = Files.createTempFile("kallos", ".part");
    try {
      filling.fill(between);
      try (Reader figures = Files.newBufferedReader(between)) {
        figures.transferTo(out);
      }
      out.flush();
    } finally {
      Files.deleteIfExists(between);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
