package dev.kallos.explanation.test;

import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.HeatMap;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.RegionShares;
import dev.kallos.explanation.SignedMap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well maps find the one region that is known to carry the label. A number for each face; NaN where its map is empty, so
 * that it does not count.
 *
 * @param hits 1 if the face's hottest cell lies in or touches the region (Zhang et al. 2018), else 0
 * @param heat the share of the heat in the region
 * @param area the region's share of the picture
 */
public record TrueRegion(double[] hits, double[] heat, double[] area) {
  /**
   * Measures maps.
   *
   * @param region the region that carries the label
   * @param maps a map for each face
   * @param regions the regions of each face
   * @param logits the net's answer to each face: its map in that direction counts
   */
  public static TrueRegion of(Region region, List<SignedMap> maps, List<RegionMap> regions, double[] logits) {
    double[] hits = new double[maps.size()];
    double[] heat = new double[maps.size()];
    double[] area = new double[maps.size()];
    for (int i = 0; i < hits.length; i++) {
      HeatMap cells = maps.get(i).heat(Direction.of(logits[i]));
      RegionMap map = regions.get(i);
      RegionShares shares = RegionShares.of(cells.resized(map.width(), map.height()).values(), map);
      boolean counts = !shares.isEmpty();
      hits[i] = !counts ? Double.NaN : peakTouches(cells, map, region) ? 1 : 0;
      heat[i] = counts ? shares.heat()[region.ordinal()] : Double.NaN;
      area[i] = counts ? shares.area()[region.ordinal()] : Double.NaN;
    }
    return new TrueRegion(hits, heat, area);
  }

  /** How many faces count. */
  public int faces() {
    return (int) Arrays.stream(hits).filter(hit -> !Double.isNaN(hit)).count();
  }

  /** The share of faces that are hit; NaN if none counts. */
  public double pointingGame() {
    return mean(hits);
  }

  /** The mean share of the heat in the region over the mean share of the area; NaN if no face counts. */
  public double lift() {
    return mean(heat) / mean(area);
  }

  /** {@link #lift} with its interval over the people the faces show. */
  public Measured lift(String[] subjects, long seed) {
    int[] counted = IntStream.range(0, hits.length).filter(i -> !Double.isNaN(hits[i])).toArray();
    String[] who = IntStream.of(counted).mapToObj(i -> subjects[i]).toArray(String[]::new);
    Interval[] intervals =
        SubjectBootstrap.of(who, seed)
            .intervals(
                weights -> {
                  double hot = 0;
                  double all = 0;
                  for (int k = 0; k < counted.length; k++) {
                    hot += weights[k] * heat[counted[k]];
                    all += weights[k] * area[counted[k]];
                  }
                  return new double[] {all == 0 ? Double.NaN : hot / all};
                });
    return new Measured(lift(), intervals[0]);
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

  /**
   * How many cells of a map a region is wide where it is narrowest: the lesser of its mean height over the columns it is in, in
   * cells, and its mean width over the rows it is in; 0 if the picture shows nothing of it.
   */
  public static double cells(SignedMap cells, RegionMap map, Region region) {
    long rows =
        IntStream.range(0, map.height()).filter(y -> map.touches(region, 0, y, map.width(), y + 1)).count();
    long columns =
        IntStream.range(0, map.width()).filter(x -> map.touches(region, x, 0, x + 1, map.height())).count();
    if (rows == 0) {
      return 0;
    }
    double height = (double) map.area(region) / columns * cells.height() / map.height();
    double width = (double) map.area(region) / rows * cells.width() / map.width();
    return Math.min(height, width);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
  }
}
