package dev.kallos.explanation;

/**
 * How many rows and columns of a map's cells the picture is high and wide. Where a side of the picture is no multiple of a cell's,
 * the last row or column reaches beyond the border, and the picture has less of them than the map.
 *
 * @param rows above the map's rows less one, at most all of them
 * @param columns the same of columns
 */
public record Extent(double rows, double columns) {
  /** The picture ends where the cells do. */
  public static Extent whole(int height, int width) {
    return new Extent(height, width);
  }

  /**
   * Cells of so many pixels a side, the first at the picture's upper left corner.
   *
   * @param height the picture's, in pixels
   * @param width the picture's
   * @param cell a cell's side in pixels
   */
  public static Extent of(int height, int width, int cell) {
    return new Extent((double) height / cell, (double) width / cell);
  }

  /** Whether it is that of a map of so many cells which ends where the picture does. */
  public boolean isWhole(int height, int width) {
    return rows == height && columns == width;
  }
}
