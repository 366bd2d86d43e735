package dev.kallos.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A CSV table of any columns, parted by commas, semicolons or tabs, read whole; short cells that recur are held once.
 *
 * @param path where it was read from
 * @param header the column names, trimmed
 * @param rows the cells, trimmed
 * @param lines the line each row begins on, from 1
 */
record CsvCells(Path path, List<String> header, List<String[]> rows, List<Long> lines) {
  private static final int SHORT = 8;

  /**
   * Reads a table.
   *
   * @throws UnusableInputException if it is no CSV, has no rows, or a row is of another length than the header
   */
  static CsvCells read(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    FileContent.requireTable(path, bytes);
    int start = FileContent.startOfText(bytes);
    String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    List<String> header = List.of();
    List<String[]> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    Map<String, String> interned = new HashMap<>();
    CsvReader.CsvReaderBuilder builder =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
    try (CsvReader<CsvRecord> reader = builder.ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        if (header.isEmpty()) {
          header = record.getFields().stream().map(String::trim).toList();
          continue;
        }
        requireLength(path, record, header);
        String[] cells = new String[header.size()];
        for (int c = 0; c < cells.length; c++) {
          String cell = record.getField(c).trim();
          cells[c] = cell.length() <= SHORT ? interned.computeIfAbsent(cell, same -> same) : cell;
        }
        rows.add(cells);
        lines.add(record.getStartingLineNumber());
      }
    } catch (CsvParseException e) {
      throw new UnusableInputException(path + " cannot be read as CSV (" + e.getMessage() + "); save it as CSV again.", e);
    }
    if (rows.isEmpty()) {
      throw new UnusableInputException(path + " has no rows below its header; name a table with a row for each picture.");
    }
    return new CsvCells(path, header, rows, lines);
  }

  private static void requireLength(Path path, CsvRecord record, List<String> header) {
    if (record.getFieldCount() != header.size()) {
      throw new UnusableInputException(
          "%s, line %d: %d values where the header has %d; mend or remove that line."
              .formatted(path, record.getStartingLineNumber(), record.getFieldCount(), header.size()));
    }
  }

  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
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
    return rows.get(row)[column];
  }

  /** An exception that names the file, a row's line and a column. */
  UnusableInputException refusal(int row, int column, String wrong) {
    return new UnusableInputException(
        "%s, line %d: '%s' in column %s %s; mend or remove that line."
            .formatted(path, lines.get(row), cell(row, column), header.get(column), wrong));
  }
}
