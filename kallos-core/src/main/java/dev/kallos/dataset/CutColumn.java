package dev.kallos.dataset;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Turns a column of numbers into labels. */
final class CutColumn {
  private CutColumn() {}

  /** Labels that are 1 above the cut's threshold, or above the median of the filled cells; an empty cell is unknown. */
  static byte[] read(CsvCells table, int column, DatasetRequest.Cut cut) {
    double[] numbers = new double[table.rows()];
    Arrays.setAll(numbers, row -> number(table, row, column));
    double threshold = cut.threshold().orElseGet(() -> median(numbers));
    byte[] labels = new byte[numbers.length];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = Double.isNaN(numbers[row]) ? Labels.UNKNOWN : (byte) (numbers[row] > threshold ? 1 : 0);
    }
    return labels;
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

  private static double median(double[] numbers) {
    double[] sorted = DoubleStream.of(numbers).filter(value -> !Double.isNaN(value)).sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
