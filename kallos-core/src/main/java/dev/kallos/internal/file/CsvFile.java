package dev.kallos.internal.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file: a header, then rows that remember their line.
 *
 * @param path where it was read from
 * @param header the column names
 * @param rows the rows, each as long as the header
 */
public record CsvFile(Path path, List<String> header, List<Row> rows) {
  /**
   * One row.
   *
   * @param line its line in the file, from 1
   * @param values its cells
   */
  public record Row(long line, List<String> values) {}

  /**
   * Reads a file.
   *
   * @throws UnusableInputException if it is missing, empty, not CSV, or has a row of another length than the header
   */
  public static CsvFile read(Path path) throws IOException {
    List<Row> rows = new ArrayList<>();
    CsvFile table = each(path, (header, row) -> rows.add(row));
    return new CsvFile(path, table.header(), rows);
  }

  /** Takes the rows of a file one by one. */
  @FunctionalInterface
  public interface Reading {
    /** Takes a row of {@code table}, of which path and header are known and no row is kept. */
    void row(CsvFile table, Row row);
  }

  /**
   * Reads a file row by row, so that memory stays flat however many there are.
   *
   * @return the file without its rows
   * @throws UnusableInputException as {@link #read} does
   */
  public static CsvFile each(Path path, Reading reading) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new UnusableInputException("There is no file " + path + ".");
    }
    CsvFile table = null;
    try (CsvReader<CsvRecord> reader = CsvReader.builder()
        .allowUnclosedQuote(false)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(path)) {
      for (CsvRecord record : reader) {
        if (table == null) {
          table = new CsvFile(path, List.copyOf(record.getFields()), List.of());
        } else if (record.getFieldCount() != table.header().size()) {
          throw new UnusableInputException(
              "%s, line %d has %d values where the header has %d; mend or remove that row."
                  .formatted(path, record.getStartingLineNumber(), record.getFieldCount(), table.header().size()));
        } else {
          reading.row(table, new Row(record.getStartingLineNumber(), record.getFields()));
        }
      }
    } catch (CsvParseException e) {
      throw new UnusableInputException(path + " cannot be read as CSV: " + e.getMessage() + ".", e);
    }
    if (table == null) {
      throw new UnusableInputException(path + " is empty; it should begin with a row of column names.");
    }
    return table;
  }

  /** The index of a column, −1 if there is none. */
  public int find(String column) {
    return header.indexOf(column);
  }

  /**
   * The index of a column.
   *
   * @throws UnusableInputException if there is none
   */
  public int column(String column) {
    int index = find(column);
    if (index < 0) {
      throw new UnusableInputException(
          path + " has no column '" + column + "'; its columns are " + String.join(", ", header) + ".");
    }
    return index;
  }

  /** A cell as a number; empty is NaN. */
  public double number(Row row, int column) {
    String text = row.values().get(column).trim();
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new UnusableInputException(
          "%s, line %d: '%s' in column %s is no number; mend or remove that row."
              .formatted(path, row.line(), text, header.get(column)),
          e);
    }
  }

  /** Writes a file aside and moves it into place. Numbers as {@link #cell} writes them. */
  public static void write(Path path, List<String> header, Iterable<List<String>> rows) throws IOException {
    WholeFile.write(
        path,
        aside -> {
          try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(aside)) {
            writer.writeRecord(header);
            for (List<String> row : rows) {
              writer.writeRecord(row);
            }
          }
        });
  }

  /** A number as a cell: the shortest decimal that reads back the same; a value that does not exist is empty. */
  public static String cell(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }
}
