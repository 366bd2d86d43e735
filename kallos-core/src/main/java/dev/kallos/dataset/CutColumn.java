package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Turns a column of numbers into labels. */
final class CutColumn {
  private CutColumn() {}

  /** Labels that are 1 above the threshold; an empty cell is unknown. */
  static byte[] read(CsvCells table, int column, double threshold) {
    byte[] labels = new byte[table.rows()];
    for (int row = 0; row < labels.length; row++) {
      double number = number(table, row, column);
      labels[row] = Double.isNaN(number) ? Labels.UNKNOWN : (byte) (number > threshold ? 1 : 0);
    }
    return labels;
  }

  /**
   * The cut as it is made, its threshold the median of the column's filled cells where none was asked for.
   *
   * @throws UnusableInputException if a cell is no number, or none is filled
   */
  static DatasetRequest.Cut found(CsvCells table, DatasetRequest.Cut asked) {
    int column = table.require(asked.column());
    double[] filled =
        IntStream.range(0, table.rows())
            .mapToDouble(row -> number(table, row, column))
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    if (filled.length == 0) {
      throw new UnusableInputException(
          "Column %s of %s is empty, so it cannot be cut; name another.".formatted(asked.column(), table.path()));
    }
    double threshold = asked.threshold().orElse(median(filled));
    return new DatasetRequest.Cut(asked.column(), OptionalDouble.of(threshold));
  }

  private static double number(CsvCells table, int row, int column) {
    String cell = table.cell(row, column);
    if (cell.isEmpty()) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(cell);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw table.refusal(row, column, "is no number");
    }
    throw table.refusal(row, column, "is no number");
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
