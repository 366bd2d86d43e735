package dev.kallos.explanation;

/**
 * An explanation in an explainer's own cells: positive where a cell speaks for "yes", negative where against.
 *
 * @param height rows of cells
 * @param width columns of cells
 * @param values row-major, on the method's own scale, most often the logit's
 */
public record SignedMap(int height, int width, float[] values) {
  public SignedMap {
    if (values.length != height * width) {
      throw new IllegalArgumentException(values.length + " values for " + height + "×" + width + " cells");
    }
  }

  /** The part of the map that speaks in one direction, non-negative. A value that is not finite counts as 0. */
  public HeatMap heat(Direction direction) {
    float[] heat = new float[values.length];
    for (int i = 0; i < heat.length; i++) {
      float value = direction == Direction.FOR ? values[i] : -values[i];
      heat[i] = value > 0 && Float.isFinite(value) ? value : 0;
    }
    return new HeatMap(height, width, heat);
  }

  /** The map stretched over another grid, as {@link HeatMap#resized} does. A value that is not finite counts as 0. */
  public SignedMap resized(int toWidth, int toHeight) {
    float[] finite = values.clone();
    for (int i = 0; i < finite.length; i++) {
      finite[i] = Float.isFinite(finite[i]) ? finite[i] : 0;
    }
    return new SignedMap(toHeight, toWidth, new HeatMap(height, width, finite).resized(toWidth, toHeight).values());
  }
}
