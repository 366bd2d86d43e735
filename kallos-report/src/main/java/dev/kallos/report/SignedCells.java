package dev.kallos.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.UnusableInputException;
import dev.kallos.image.NpyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * The signed maps of one method as small numbers for the page: each face's cells in 127 steps of its own highest value,
 * for and against apart, and those two values.
 *
 * @param faces how many faces
 * @param rows rows of cells of each
 * @param columns columns of cells of each
 * @param covered how many rows and how many columns the photo covers
 * @param steps faces × rows × columns, row-major, −127 to 127
 * @param highest for each face its highest value for and against, 0 or more
 */
record SignedCells(int faces, int rows, int columns, List<Double> covered, byte[] steps, float[] highest) {
  static final int STEPS = 127;
  /** Finer maps are averaged over blocks: a face on the page is no larger than that. */
  private static final int MOST_CELLS = 6_000;

  /**
   * Reads a method's maps.
   *
   * @param covered how many rows and how many columns of cells the photo covers, from the index; none for all of them
   * @throws UnusableInputException if they are not {@code faces} maps of the same size
   */
  static SignedCells read(Path npy, int faces, List<Double> covered) throws IOException {
    NpyFile.Floats maps = NpyFile.readFloats(npy);
    int[] shape = maps.shape();
    if (shape.length != 3 || shape[0] != faces || shape[1] == 0 || shape[2] == 0) {
      throw new UnusableInputException(
          "%s has the shape %s, but the index beside it shows %d faces; run 'kallos explain' again."
              .formatted(npy, Arrays.toString(shape), faces));
    }
    int block = 1;
    while (cells(shape[1], block) * cells(shape[2], block) > MOST_CELLS) {
      block++;
    }
    List<Double> cells = covered.isEmpty() ? List.of((double) shape[1], (double) shape[2]) : covered;
    return of(faces, shape[1], shape[2], cells, maps.values(), block);
  }

  /** Maps averaged over blocks of {@code block} × {@code block} cells; those at the edges may be smaller. */
  static SignedCells of(
      int faces, int height, int width, List<Double> covered, float[] values, int block) {
    int rows = cells(height, block);
    int columns = cells(width, block);
    byte[] steps = new byte[faces * rows * columns];
    float[] highest = new float[2 * faces];
    for (int face = 0; face < faces; face++) {
      float[] map = averaged(Arrays.copyOfRange(values, face * height * width, (face + 1) * height * width), width,
          block, rows, columns);
      for (float value : map) {
        highest[2 * face] = Math.max(highest[2 * face], value);
        highest[2 * face + 1] = Math.max(highest[2 * face + 1], -value);
      }
      for (int i = 0; i < map.length; i++) {
        float most = highest[map[i] > 0 ? 2 * face : 2 * face + 1];
        steps[face * map.length + i] = (byte) (map[i] == 0 ? 0 : Math.round(STEPS * (map[i] / most)));
      }
    }
    List<Double> blocks = covered.stream().map(cells -> cells / block).toList();
    return new SignedCells(faces, rows, columns, blocks, steps, highest);
  }

  private static float[] averaged(float[] map, int width, int block, int rows, int columns) {
    float[] sums = new float[rows * columns];
    int[] counts = new int[sums.length];
    for (int i = 0; i < map.length; i++) {
      int cell = i / width / block * columns + i % width / block;
      sums[cell] += Float.isFinite(map[i]) ? map[i] : 0;
      counts[cell]++;
    }
    for (int cell = 0; cell < sums.length; cell++) {
      sums[cell] /= counts[cell];
    }
    return sums;
  }

  private static int cells(int side, int block) {
    return (side + block - 1) / block;
  }

  /** Adds the maps to a method's entry; the steps in base 64. */
  void addTo(ObjectNode method) {
    covered.forEach(method.putArray("covered")::add);
    method.put("rows", rows).put("columns", columns).put("cells", Base64.getEncoder().encodeToString(steps));
    var scale = method.putArray("highest");
    for (float value : highest) {
      scale.add(Double.parseDouble(String.format(Locale.ROOT, "%.4g", value)));
    }
  }
}
