package dev.kallos.cli;

import dev.kallos.internal.file.FullDisk;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Where results are printed. Remembers the first that could not be, which a {@link PrintWriter} says nothing of: a table cut off by
 * a full disk would pass for a whole one.
 */
final class ResultStream extends OutputStream {
  private final OutputStream stream;
  private volatile IOException failure;

  ResultStream(OutputStream stream) {
    this.stream = stream;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      stream.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    stream.flush();
  }

  /**
   * The exit code of a command that ended with {@code code}: another one if its results were lost, which is told. A reader that
   * has seen enough and closes the pipe loses nothing.
   */
  int ended(int code, PrintWriter err) {
    if (code != ExitCode.DONE || failure == null || wasClosed(failure)) {
      return code;
    }
    String remedy =
        FullDisk.words(failure).isPresent() ? "make room where they go" : "let the standard output go where it can be written";
    err.println(
        "The results could not all be printed (%s); %s and run the same command again."
            .formatted(failure.getMessage(), remedy));
    return ExitCode.FAILED;
  }

  /** By the system's words: Java has no type for it. */
  private static boolean wasClosed(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }
}
