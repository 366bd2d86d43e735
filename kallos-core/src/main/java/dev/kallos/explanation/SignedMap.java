package dev.kallos.explanation;

/**
 * An explanation in an explainer's own cells: positive where a cell speaks for "yes", negative where against.
 *
 * @param height rows of cells
 * @param width columns of cells
 * @param extent how much of the cells the picture covers
 * @param values row-major, on the method's own scale, most often the logit's
 */
public record SignedMap(int height, int width, Extent extent, float[] values) {
  public SignedMap {
    if (values.length != height * width) {
      throw new IllegalArgumentException(values.length + " values for " + height + "×" + width + " cells");
    }
  }

  /** A map whose cells end where the picture does. */
  public SignedMap(int height, int width, float[] values) {
    this(height, width, Extent.whole(height, width), values);
  }

  /** The part of the map that speaks in one direction, non-negative. A value that is not finite counts as 0. */
  public HeatMap heat(Direction direction) {
    float[] heat = new float[values.length];
    for (int i = 0; i < heat.length; i++) {
      float value = direction == Direction.FOR ? values[i] : -values[i];
      heat[i] = value > 0 && Float.isFinite(value) ? value : 0;
    }
    return new HeatMap(height, width, extent, heat);
  }

  /** The cells, with 0 for a value that is not finite. */
  public float[] finite() {
    float[] finite = values.clone();
    for (int i = 0; i < finite.length; i++) {
      finite[i] = Float.isFinite(finite[i]) ? finite[i] : 0;
    }
    return finite;
  }

  /** The map stretched over the picture, as {@link HeatMap#resized} does. A value that is not finite counts as 0. */
  public SignedMap resized(int toWidth, int toHeight) {
    HeatMap cells = new HeatMap(height, width, extent, finite());
    return new SignedMap(toHeight, toWidth, cells.resized(toWidth, toHeight).values());
  }
}
