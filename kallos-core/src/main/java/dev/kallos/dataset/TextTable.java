package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A cursor over the rows of a text table whose values are parted by runs of blanks or by commas. Lines may end in LF,
 * CRLF or CR, mixed; blank lines, a byte-order mark and a missing last line end are passed over. The file is read as the
 * cursor goes, and values are taken from its bytes, so that a row costs no strings but those asked for. Its owner closes it.
 */
final class TextTable implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final InputStream in;
  /** The file's bytes from the line under the cursor on, as far as they have been read. */
  private byte[] bytes = new byte[BUFFER];
  private int limit;
  private int next;
  private int nextLine = 1;
  private int line;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int count;

  private TextTable(Path path, InputStream in) {
    this.path = path;
    this.in = in;
  }

  /**
   * Opens a table.
   *
   * @throws UnusableInputException if the file is no text table, a web page for instance
   */
  static TextTable open(Path path) throws IOException {
    return new TextTable(path, FileContent.openTable(path));
  }

  Path path() {
    return path;
  }

  /** Goes to the next row that is not blank; false at the end. */
  boolean advance() throws IOException {
    count = 0;
    while (count == 0) {
      int end = lineEnd();
      if (end == next && end == limit) {
        return false;
      }
      line = nextLine++;
      split(next, end);
      boolean pair = end + 1 < limit && bytes[end] == '\r' && bytes[end + 1] == '\n';
      next = Math.min(limit, end + (pair ? 2 : 1));
    }
    return true;
  }

  /** Where the line from {@code next} on ends; the byte after its end has been read too, if there is one. */
  private int lineEnd() throws IOException {
    int length = 0;
    while (next + length < limit || readOn()) {
      byte b = bytes[next + length];
      if (b == '\n' || b == '\r') {
        if (next + length + 1 == limit) {
          readOn();
        }
        break;
      }
      length++;
    }
    return next + length;
  }

  /** Drops what is behind {@code next} and reads on; false at the end of the file. */
  private boolean readOn() throws IOException {
    limit -= next;
    System.arraycopy(bytes, next, bytes, 0, limit);
    next = 0;
    if (limit == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * limit);
    }
    int read = in.readNBytes(bytes, limit, bytes.length - limit);
    limit += read;
    return read > 0;
  }

  private void split(int from, int to) {
    int start = -1;
    for (int i = from; i < to; i++) {
      boolean separator = bytes[i] == ' ' || bytes[i] == ',' || bytes[i] == '\t';
      if (separator && start >= 0) {
        add(start, i);
        start = -1;
      } else if (!separator && start < 0) {
        start = i;
      }
    }
    if (start >= 0) {
      add(start, to);
    }
  }

  private void add(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  /** How many values the row has. */
  int count() {
    return count;
  }

  /** The row's line in the file, from 1. */
  int line() {
    return line;
  }

  /**
   * A value.
   *
   * @throws UnusableInputException if it is not UTF-8
   */
  String text(int i) {
    String text = new String(bytes, starts[i], ends[i] - starts[i], StandardCharsets.UTF_8);
    if (!Utf8.is(text, bytes, starts[i], ends[i])) {
      throw Utf8.refusal(path, line);
    }
    return text;
  }

  /** A label: 1, 0 or −1 as written. */
  int label(int i) {
    int length = ends[i] - starts[i];
    byte first = bytes[starts[i]];
    if (length == 1 && (first == '0' || first == '1')) {
      return first - '0';
    }
    if (length == 2 && first == '-' && bytes[starts[i] + 1] == '1') {
      return -1;
    }
    throw refusal("the value '" + text(i) + "' is no label; it must be -1 or 1");
  }

  double number(int i) {
    return PlainNumber.of(text(i)).orElseThrow(() -> refusal("the value '" + text(i) + "' is no number"));
  }

  /** Checks that the row has {@code expected} values. */
  void requireCount(int expected, String what) {
    if (count != expected) {
      throw refusal("%d values where %d are due (%s)".formatted(count, expected, what));
    }
  }

  /** An exception that names this file and line; {@code wrong} says what is wrong there. */
  UnusableInputException refusal(String wrong) {
    return new UnusableInputException(
        "%s, line %d: %s; mend that line or get the file again.".formatted(path, line, wrong));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
