package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A column of a table, read as labels.
 *
 * @param labels a label for each row, unknown where the cell is empty or odd
 * @param filled how many cells are not empty
 * @param read how many of these are labels of one vocabulary: 0/1, −1/1, true/false or yes/no
 * @param odd the first row whose cell is another; −1 if there is none
 * @param isNearly whether all would be but for a few cells, or for their spelling
 */
record LabelColumn(byte[] labels, int filled, int read, int odd, boolean isNearly) {
  private static final List<Map<String, Byte>> VOCABULARIES =
      List.of(
          Map.of("1", (byte) 1, "1.0", (byte) 1, "0", (byte) 0, "0.0", (byte) 0),
          Map.of("1", (byte) 1, "1.0", (byte) 1, "-1", (byte) 0, "-1.0", (byte) 0),
          Map.of("true", (byte) 1, "false", (byte) 0),
          Map.of("yes", (byte) 1, "no", (byte) 0));
  private static final double NEARLY_ALL = 0.9;

  /** Whether the column holds labels and nothing else. */
  boolean isWhole() {
    return filled > 0 && read == filled;
  }

  /**
   * Reads a column by the vocabulary that most of its cells are of.
   *
   * @throws UnusableInputException if nearly all cells are labels and one is no number either: a slip, not
   *     another kind of column
   */
  static LabelColumn read(CsvCells table, int column) {
    LabelColumn best = null;
    for (Map<String, Byte> vocabulary : VOCABULARIES) {
      LabelColumn labels = read(table, column, vocabulary);
      if (labels.isWhole()) {
        return labels;
      }
      best = best == null || labels.read > best.read ? labels : best;
    }
    boolean nearlyAll = best.read > 0 && best.read >= NEARLY_ALL * best.filled;
    if (nearlyAll && !isNumber(table.cell(best.odd, column))) {
      throw best.refusal(table, column);
    }
    boolean nearly = nearlyAll || best.read > 0 && isOfAnyVocabulary(table, column);
    return new LabelColumn(best.labels, best.filled, best.read, best.odd, nearly);
  }

  private static boolean isOfAnyVocabulary(CsvCells table, int column) {
    return IntStream.range(0, table.rows())
        .mapToObj(row -> cell(table, row, column))
        .allMatch(cell -> cell.isEmpty() || VOCABULARIES.stream().anyMatch(vocabulary -> vocabulary.containsKey(cell)));
  }

  private static LabelColumn read(CsvCells table, int column, Map<String, Byte> vocabulary) {
    byte[] labels = new byte[table.rows()];
    int read = 0;
    int filled = 0;
    int odd = -1;
    for (int row = 0; row < labels.length; row++) {
      String cell = cell(table, row, column);
      Byte label = vocabulary.get(cell);
      labels[row] = label == null ? Labels.UNKNOWN : label;
      filled += cell.isEmpty() ? 0 : 1;
      read += label == null ? 0 : 1;
      odd = label == null && !cell.isEmpty() && odd < 0 ? row : odd;
    }
    return new LabelColumn(labels, filled, read, odd, false);
  }

  private static String cell(CsvCells table, int row, int column) {
    return table.cell(row, column).toLowerCase(Locale.ROOT);
  }

  /** An exception that names the odd cell and its line; there is one. */
  UnusableInputException refusal(CsvCells table, int column) {
    return table.refusal(odd, column, "is no label like the others in that column");
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
