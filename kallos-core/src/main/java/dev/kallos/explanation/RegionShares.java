package dev.kallos.explanation;

import java.util.Arrays;

/**
 * How one face's heat map divides among the regions. Arrays are indexed by {@link Region#ordinal()}.
 *
 * @param area each region's share of the picture; they sum to 1
 * @param heat each region's share of the heat; they sum to 1, or are all 0 if the map is zero everywhere
 */
public record RegionShares(double[] area, double[] heat) {

  /**
   * Divides a heat map.
   *
   * @param heat h×w values, row by row, none negative, of any scale
   * @param map the face's regions, of the same width and height
   * @throws IllegalArgumentException if the shapes differ, or a value is negative or not finite
   */
  public static RegionShares of(float[] heat, RegionMap map) {
    if (heat.length != map.width() * map.height()) {
      throw new IllegalArgumentException(
          "a heat map of " + heat.length + " values over " + map.width() + "x" + map.height() + " pixels");
    }
    double[] sums = new double[Region.values().length];
    for (int i = 0; i < heat.length; i++) {
      if (!(heat[i] >= 0 && heat[i] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("heat of " + heat[i] + " at pixel " + i);
      }
      sums[map.at(i).ordinal()] += heat[i];
    }
    double total = Arrays.stream(sums).sum();
    double[] shares = Arrays.stream(sums).map(sum -> total == 0 ? 0 : sum / total).toArray();
    return new RegionShares(Arrays.stream(Region.values()).mapToDouble(map::areaShare).toArray(), shares);
  }

  /** Whether the map is zero everywhere, so that it says nothing about any region. */
  public boolean isEmpty() {
    return Arrays.stream(heat).allMatch(share -> share == 0);
  }

  /** Lift, heat share over area share: above 1 is hotter than the picture on the whole; NaN where there is no pixel. */
  static double ratio(double heat, double area) {
    return area == 0 ? Double.NaN : heat / area;
  }
}
