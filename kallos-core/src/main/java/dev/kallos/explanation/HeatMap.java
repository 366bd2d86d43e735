package dev.kallos.explanation;

/**
 * Heat over a picture: how much each cell or pixel speaks in one direction.
 *
 * @param height rows
 * @param width columns
 * @param extent how much of the cells the picture covers
 * @param values row-major, 0 or more
 */
public record HeatMap(int height, int width, Extent extent, float[] values) {
  public HeatMap {
    if (values.length != height * width) {
      throw new IllegalArgumentException(values.length + " values for " + height + "×" + width);
    }
  }

  /** A map whose cells end where the picture does. */
  public HeatMap(int height, int width, float[] values) {
    this(height, width, Extent.whole(height, width), values);
  }

  /** Whether the map is zero everywhere: it gives no reason. */
  public boolean isEmpty() {
    return max() == 0;
  }

  /** The highest value. */
  public float max() {
    float max = 0;
    for (float value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  /** The index, row-major, of the highest value; the first of equals. */
  public int peak() {
    int peak = 0;
    for (int i = 1; i < values.length; i++) {
      peak = values[i] > values[peak] ? i : peak;
    }
    return peak;
  }

  /** The map divided by its highest value, so that it lies in 0 to 1; an empty map stays empty. */
  public HeatMap normalized() {
    float max = max();
    float[] scaled = values.clone();
    for (int i = 0; max > 0 && i < scaled.length; i++) {
      scaled[i] /= max;
    }
    return new HeatMap(height, width, extent, scaled);
  }

  /**
   * The map stretched over the picture, linearly between the cells' centres and level beyond the outermost. What of the last cells
   * lies beyond the picture's border is left out.
   */
  public HeatMap resized(int toWidth, int toHeight) {
    Axis across = Axis.of(width, extent.columns(), toWidth);
    Axis down = Axis.of(height, extent.rows(), toHeight);
    float[] result = new float[toWidth * toHeight];
    for (int y = 0; y < toHeight; y++) {
      int top = down.low[y] * width;
      int bottom = down.high[y] * width;
      float dy = down.part[y];
      for (int x = 0; x < toWidth; x++) {
        float dx = across.part[x];
        float above = values[top + across.low[x]] * (1 - dx) + values[top + across.high[x]] * dx;
        float below = values[bottom + across.low[x]] * (1 - dx) + values[bottom + across.high[x]] * dx;
        result[y * toWidth + x] = above * (1 - dy) + below * dy;
      }
    }
    return new HeatMap(toHeight, toWidth, result);
  }

  /** For each target position the two source positions around it, and how far it lies towards the second. */
  private record Axis(int[] low, int[] high, float[] part) {
    static Axis of(int from, double covered, int to) {
      int[] low = new int[to];
      int[] high = new int[to];
      float[] part = new float[to];
      for (int i = 0; i < to; i++) {
        double at = Math.max(0, Math.min(from - 1, (i + 0.5) * covered / to - 0.5));
        low[i] = (int) at;
        high[i] = Math.min(from - 1, low[i] + 1);
        part[i] = (float) (at - low[i]);
      }
      return new Axis(low, high, part);
    }
  }
}
