package dev.kallos.dataset;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells whether a column of a table holds labels, and reads them. */
final class LabelColumn {
  private static final List<Map<String, Byte>> VOCABULARIES =
      List.of(
          Map.of("1", (byte) 1, "0", (byte) 0),
          Map.of("1", (byte) 1, "-1", (byte) 0),
          Map.of("1.0", (byte) 1, "0.0", (byte) 0),
          Map.of("true", (byte) 1, "false", (byte) 0),
          Map.of("yes", (byte) 1, "no", (byte) 0));
  private static final double NEARLY_ALL = 0.9;

  private LabelColumn() {}

  /**
   * The column's labels, where each cell is empty (unknown) or of one vocabulary: 0/1, −1/1, true/false or yes/no.
   * Empty if the column holds something else.
   *
   * @throws dev.kallos.UnusableInputException if nearly all cells are labels and one is no number either: a slip, not
   *     another kind of column
   */
  static Optional<byte[]> read(CsvCells table, int column) {
    for (Map<String, Byte> vocabulary : VOCABULARIES) {
      byte[] labels = new byte[table.rows()];
      int read = 0;
      int filled = 0;
      int slip = -1;
      for (int row = 0; row < labels.length; row++) {
        String cell = table.cell(row, column).toLowerCase(Locale.ROOT);
        Byte label = vocabulary.get(cell);
        labels[row] = label == null ? Labels.UNKNOWN : label;
        filled += cell.isEmpty() ? 0 : 1;
        read += label == null ? 0 : 1;
        slip = label == null && !cell.isEmpty() && slip < 0 ? row : slip;
      }
      if (filled > 0 && read == filled) {
        return Optional.of(labels);
      }
      if (filled > 0 && read >= NEARLY_ALL * filled && !isNumber(table.cell(slip, column))) {
        throw table.refusal(slip, column, "is no label like the others in that column");
      }
    }
    return Optional.empty();
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
