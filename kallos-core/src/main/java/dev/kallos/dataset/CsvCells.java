package dev.kallos.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.kallos.UnusableInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A CSV table of any columns, parted by commas, semicolons or tabs.
 *
 * @param path where it was read from
 * @param header the column names, trimmed
 * @param columns the cells of each column, trimmed
 * @param rows how many there are below the header
 * @param lines the line each row begins on, from 1; may be longer than there are rows
 */
record CsvCells(Path path, List<String> header, List<CellColumn> columns, int rows, long[] lines) {

  /** A line that some spreadsheets write above the header. */
  private static final String NAMED_SEPARATOR = "(?i)sep=[;,\\t]";

  /**
   * Reads a table.
   *
   * @throws UnusableInputException if it is no CSV or no UTF-8, has no rows, two of its columns have one name, or a row is of
   *     another length than the header
   */
  static CsvCells read(Path path) throws IOException {
    try {
      return readUtf8(path);
    } catch (CharacterCodingException e) {
      throw Utf8.refusal(path);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw Utf8.refusal(path);
      }
      throw e.getCause();
    }
  }

  private static CsvCells readUtf8(Path path) throws IOException {
    List<String> header = List.of();
    List<CellColumn> columns = new ArrayList<>();
    int rows = 0;
    long[] lines = new long[64];
    String first = firstLine(path);
    boolean named = first.matches(NAMED_SEPARATOR);
    CsvReader.CsvReaderBuilder builder =
        CsvReader.builder()
            .fieldSeparator(named ? first.charAt(first.length() - 1) : separator(first))
            .allowUnclosedQuote(false)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
    try (CsvReader<CsvRecord> reader = builder.ofCsvRecord(Utf8.open(path))) {
      for (CsvRecord record : reader) {
        if (named) {
          named = false;
          continue;
        }
        if (header.isEmpty()) {
          header = checked(path, record.getFields().stream().map(String::trim).toList());
          header.forEach(name -> columns.add(new CellColumn()));
          continue;
        }
        requireLength(path, record, header);
        for (int c = 0; c < header.size(); c++) {
          columns.get(c).add(record.getField(c).trim());
        }
        lines = rows == lines.length ? Arrays.copyOf(lines, rows + rows / 2) : lines;
        lines[rows++] = record.getStartingLineNumber();
      }
    } catch (CsvParseException e) {
      throw new UnusableInputException(
          path + " cannot be read as CSV (" + e.getMessage() + "); save it as CSV again.", e);
    }
    if (rows == 0) {
      throw new UnusableInputException(
          path + " has no rows below its header; name a table with a row for each picture.");
    }
    return new CsvCells(path, header, columns, rows, lines);
  }

  /** Of columns without a name there may be many: commas at the ends of all lines make them. */
  private static List<String> checked(Path path, List<String> header) {
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw new UnusableInputException(path + " has two columns named " + name + "; rename one of them.");
      }
    }
    return header;
  }

  private static void requireLength(Path path, CsvRecord record, List<String> header) {
    if (record.getFieldCount() != header.size()) {
      throw new UnusableInputException(
          "%s, line %d: %d values where the header has %d; mend or remove that line."
              .formatted(path, record.getStartingLineNumber(), record.getFieldCount(), header.size()));
    }
  }

  /** The first line that is not empty; such lines are passed over. */
  private static String firstLine(Path path) throws IOException {
    try (BufferedReader reader = Utf8.open(path)) {
      String line = reader.readLine();
      while (line != null && line.isEmpty()) {
        line = reader.readLine();
      }
      return Objects.requireNonNullElse(line, "");
    }
  }

  private static char separator(String first) {
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(first, candidate) > count(first, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  /**
   * The index of the column of that name.
   *
   * @throws UnusableInputException if there is none
   */
  int require(String column) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new UnusableInputException(
          "%s has no column '%s'; its columns are %s.".formatted(path, column, String.join(", ", header)));
    }
    return index;
  }

  String cell(int row, int column) {
    return columns.get(column).get(row);
  }

  /** An exception that names the file, a row's line and a column. */
  UnusableInputException refusal(int row, int column, String wrong) {
    return new UnusableInputException(
        "%s, line %d: '%s' in column %s %s; mend or remove that line."
            .formatted(path, lines[row], cell(row, column), header.get(column), wrong));
  }
}
