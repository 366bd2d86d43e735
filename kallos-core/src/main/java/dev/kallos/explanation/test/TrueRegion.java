package dev.kallos.explanation.test;

import dev.kallos.explanation.Direction;
import dev.kallos.explanation.HeatMap;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.RegionShares;
import dev.kallos.explanation.SignedMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well maps find the one region that is known to carry the label. Means over faces; faces with an empty map do not count.
 *
 * @param pointingGame share of faces whose hottest cell lies in or touches the region (Zhang et al. 2018)
 * @param lift mean share of the heat in the region over mean share of the area
 * @param faces how many faces count
 */
public record TrueRegion(double pointingGame, double lift, int faces) {
  /**
   * Measures maps.
   *
   * @param region the region that carries the label
   * @param maps a map for each face
   * @param regions the regions of each face
   * @param logits the net's answer to each face: its map in that direction counts
   */
  public static TrueRegion of(Region region, List<SignedMap> maps, List<RegionMap> regions, double[] logits) {
    int hits = 0;
    double heat = 0;
    double area = 0;
    int[] counted =
        IntStream.range(0, maps.size()).filter(i -> !maps.get(i).heat(Direction.of(logits[i])).isEmpty()).toArray();
    for (int i : counted) {
      HeatMap cells = maps.get(i).heat(Direction.of(logits[i]));
      RegionMap map = regions.get(i);
      hits += peakTouches(cells, map, region) ? 1 : 0;
      RegionShares shares = RegionShares.of(cells.resized(map.width(), map.height()).values(), map);
      heat += shares.heat()[region.ordinal()];
      area += shares.area()[region.ordinal()];
    }
    int n = counted.length;
    return new TrueRegion((double) hits / n, heat / area, n);
  }

  /** Whether the hottest cell, stretched over the picture, lies in or touches the region. */
  static boolean peakTouches(HeatMap cells, RegionMap map, Region region) {
    int column = cells.peak() % cells.width();
    int row = cells.peak() / cells.width();
    return map.touches(
        region,
        column * map.width() / cells.width(),
        row * map.height() / cells.height(),
        (column + 1) * map.width() / cells.width(),
        (row + 1) * map.height() / cells.height());
  }
}
