package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * A column of numbers turned into labels.
 *
 * @param cut the column and what its labels are 1 above: the median of its filled cells where no threshold was asked for
 * @param labels one a row; of an empty cell it is unknown
 */
record CutColumn(DatasetRequest.Cut cut, byte[] labels) {
  /**
   * Cuts the column asked for.
   *
   * @throws UnusableInputException if there is none, a cell is no number, or none is filled
   */
  static CutColumn of(CsvCells table, DatasetRequest.Cut asked) {
    int column = table.require(asked.column());
    double[] numbers = new double[table.rows()];
    Arrays.setAll(numbers, row -> number(table, row, column));
    double[] filled = DoubleStream.of(numbers).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (filled.length == 0) {
      throw new UnusableInputException(
          "Column %s of %s is empty, so it cannot be cut; name another.".formatted(asked.column(), table.path()));
    }
    double threshold = asked.threshold().orElse(median(filled));
    byte[] labels = new byte[numbers.length];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = Double.isNaN(numbers[row]) ? Labels.UNKNOWN : (byte) (numbers[row] > threshold ? 1 : 0);
    }
    return new CutColumn(new DatasetRequest.Cut(asked.column(), OptionalDouble.of(threshold)), labels);
  }

  private static double number(CsvCells table, int row, int column) {
    String cell = table.cell(row, column);
    if (cell.isEmpty()) {
      return Double.NaN;
    }
    return PlainNumber.of(cell).orElseThrow(() -> table.refusal(row, column, "is no number"));
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
