package dev.kallos.explanation.test;

/**
 * Fills holes of a picture as ROAD does (Rong et al. 2022): every missing pixel is the weighted mean of its eight neighbours,
 * those at its sides counting 1/6 and those at its corners 1/12, missing neighbours included; at the picture's border the
 * weights of what lies inside are scaled to sum to one. {@link ImputationSystem} solves that, beginning with what the same gives
 * for the picture at half its size, where a place is missing if all of its pixels are (cascadic multigrid, Bornemann and Deuflhard
 * 1996): what is smooth in a hole has been found there, and a third of the rounds is spared.
 *
 * @param width pixels a row
 * @param height rows
 * @param values height × width × 3, 0 to 255; those of missing pixels are filled in
 * @param taken for each pixel whether it is missing
 */
record LinearImputation(int width, int height, float[] values, boolean[] taken) {
  private static final int COLOURS = ImputationSystem.COLOURS;

  /**
   * Fills the taken pixels.
   *
   * @param rgb height × width × 3 unsigned bytes
   * @param taken for each pixel whether it is missing; at least one is not
   * @return height × width × 3 values, 0 to 255: the given ones, and the solution where one was missing
   */
  static float[] fill(int width, int height, byte[] rgb, boolean[] taken) {
    float[] values = new float[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      values[i] = rgb[i] & 0xff;
    }
    new LinearImputation(width, height, values, taken).fill();
    return values;
  }

  private void fill() {
    int missing = 0;
    for (boolean each : taken) {
      missing += each ? 1 : 0;
    }
    if (missing > 0 && missing < taken.length) {
      LinearImputation half = half();
      half.fill();
      begin(half);
      new ImputationSystem(width, height, taken).solve(values);
    }
  }

  /** The picture at half its size: the means of what is given of each 2×2 pixels. */
  private LinearImputation half() {
    int halfWidth = (width + 1) / 2;
    int halfHeight = (height + 1) / 2;
    float[] means = new float[COLOURS * halfWidth * halfHeight];
    int[] given = new int[halfWidth * halfHeight];
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        int place = i / width / 2 * halfWidth + i % width / 2;
        given[place]++;
        for (int colour = 0; colour < COLOURS; colour++) {
          means[COLOURS * place + colour] += values[COLOURS * i + colour];
        }
      }
    }
    boolean[] empty = new boolean[given.length];
    for (int place = 0; place < given.length; place++) {
      empty[place] = given[place] == 0;
      for (int colour = 0; colour < COLOURS; colour++) {
        means[COLOURS * place + colour] /= Math.max(1, given[place]);
      }
    }
    return new LinearImputation(halfWidth, halfHeight, means, empty);
  }

  /** Sets what is missing to what lies there at half the size, between the four nearest places. */
  private void begin(LinearImputation half) {
    for (int i = 0; i < taken.length; i++) {
      if (taken[i]) {
        int x = i % width;
        int y = i / width;
        int row = y / 2 * half.width;
        int other = next(y, half.height) * half.width;
        for (int colour = 0; colour < COLOURS; colour++) {
          values[COLOURS * i + colour] = (3 * half.between(row, x, colour) + half.between(other, x, colour)) / 4;
        }
      }
    }
  }

  /** Between two columns, at a pixel of twice the size. */
  private float between(int row, int x, int colour) {
    float near = values[COLOURS * (row + x / 2) + colour];
    return (3 * near + values[COLOURS * (row + next(x, width)) + colour]) / 4;
  }

  /** The second nearest place to a pixel of twice the size; at the border the nearest itself. */
  private static int next(int pixel, int places) {
    return Math.max(0, Math.min(places - 1, pixel % 2 == 0 ? pixel / 2 - 1 : pixel / 2 + 1));
  }
}
