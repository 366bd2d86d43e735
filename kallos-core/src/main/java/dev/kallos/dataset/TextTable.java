package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A cursor over the rows of a text table whose values are parted by runs of blanks or by commas. Lines may end in LF,
 * CRLF or CR, mixed; blank lines, a byte-order mark and a missing last line end are passed over. Values are read from
 * the bytes, so that a row costs no strings but those asked for.
 */
final class TextTable {
  private final Path path;
  private final byte[] bytes;
  private int next;
  private int nextLine = 1;
  private int line;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int count;

  private TextTable(Path path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
    this.next = FileContent.startOfText(bytes);
  }

  /**
   * Opens a table.
   *
   * @throws UnusableInputException if the file is no text table, a web page for instance
   */
  static TextTable open(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    FileContent.requireTable(path, bytes);
    return new TextTable(path, bytes);
  }

  Path path() {
    return path;
  }

  /** No table has more rows than this. */
  int rowLimit() {
    int lines = 1;
    for (byte b : bytes) {
      if (b == '\n' || b == '\r') {
        lines++;
      }
    }
    return lines;
  }

  /** Goes to the next row that is not blank; false at the end. */
  boolean advance() {
    count = 0;
    while (count == 0) {
      if (next >= bytes.length) {
        return false;
      }
      line = nextLine++;
      readLine();
    }
    return true;
  }

  private void readLine() {
    int i = next;
    int start = -1;
    for (; i < bytes.length && bytes[i] != '\n' && bytes[i] != '\r'; i++) {
      boolean separator = bytes[i] == ' ' || bytes[i] == ',' || bytes[i] == '\t';
      if (separator && start >= 0) {
        add(start, i);
        start = -1;
      } else if (!separator && start < 0) {
        start = i;
      }
    }
    if (start >= 0) {
      add(start, i);
    }
    boolean pair = i + 1 < bytes.length && bytes[i] == '\r' && bytes[i + 1] == '\n';
    next = i + (pair ? 2 : 1);
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

  String text(int i) {
    return new String(bytes, starts[i], ends[i] - starts[i], StandardCharsets.UTF_8);
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
    try {
      double value = Double.parseDouble(text(i));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw refusal("the value '" + text(i) + "' is no number");
    }
    throw refusal("the value '" + text(i) + "' is no number");
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
}
