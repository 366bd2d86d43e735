package dev.kallos.explanation.test;

import dev.kallos.evaluation.BcaInterval;
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
 * @param misses how far the middle of the face's hottest cell lies from the region, in widths of the picture; 0 inside, infinite
 *     if the picture shows nothing of the region
 * @param heat the share of the heat in the region
 * @param area the region's share of the picture
 */
public record TrueRegion(double[] misses, double[] heat, double[] area) {
  /**
   * How near counts as a hit in the pointing game, in widths of the picture: 15 pixels of 224, so that maps of coarse cells and of
   * pixels are held to the same (Zhang et al. 2018).
   */
  public static final double TOLERANCE = 15.0 / 224;

  /**
   * Measures maps.
   *
   * @param region the region that carries the label
   * @param maps a map for each face
   * @param regions the regions of each face
   * @param logits the net's answer to each face: its map in that direction counts
   */
  public static TrueRegion of(Region region, List<SignedMap> maps, List<RegionMap> regions, double[] logits) {
    double[] misses = new double[maps.size()];
    double[] heat = new double[maps.size()];
    double[] area = new double[maps.size()];
    for (int i = 0; i < misses.length; i++) {
      HeatMap cells = maps.get(i).heat(Direction.of(logits[i]));
      RegionMap map = regions.get(i);
      RegionShares shares = RegionShares.of(cells.resized(map.width(), map.height()).values(), map);
      boolean counts = !shares.isEmpty();
      misses[i] = counts ? miss(cells, map, region) : Double.NaN;
      heat[i] = counts ? shares.heat()[region.ordinal()] : Double.NaN;
      area[i] = counts ? shares.area()[region.ordinal()] : Double.NaN;
    }
    return new TrueRegion(misses, heat, area);
  }

  /** The pointing game: 1 for a face whose map points at the region or as near as {@link #TOLERANCE}, else 0. */
  public double[] hits() {
    return within(TOLERANCE);
  }

  /** 1 for a face whose hottest cell has its middle in the region, else 0. */
  public double[] inside() {
    return within(0);
  }

  private double[] within(double tolerance) {
    return Arrays.stream(misses).map(miss -> Double.isNaN(miss) ? miss : miss <= tolerance ? 1 : 0).toArray();
  }

  /** How many faces count. */
  public int faces() {
    return (int) Arrays.stream(misses).filter(miss -> !Double.isNaN(miss)).count();
  }

  /** The mean share of the heat in the region over the mean share of the area; NaN if no face counts. */
  public double lift() {
    return mean(heat) / mean(area);
  }

  /** {@link #lift} with its interval over the people the faces show, expanded as that of a {@link SubjectMean}. */
  public Measured lift(String[] subjects, long seed) {
    int[] counted = IntStream.range(0, misses.length).filter(i -> !Double.isNaN(misses[i])).toArray();
    String[] who = IntStream.of(counted).mapToObj(i -> subjects[i]).toArray(String[]::new);
    SubjectBootstrap bootstrap = SubjectBootstrap.of(who, seed);
    int[] person = bootstrap.subjectOfFace();
    double[][] replicates =
        bootstrap.replicates(
            drawn -> {
              double hot = 0;
              double all = 0;
              for (int k = 0; k < counted.length; k++) {
                hot += drawn[person[k]] * heat[counted[k]];
                all += drawn[person[k]] * area[counted[k]];
              }
              return new double[] {all == 0 ? Double.NaN : hot / all};
            });
    double[] lifts = Arrays.stream(replicates).mapToDouble(replicate -> replicate[0]).toArray();
    Interval interval = BcaInterval.uncorrected(lift(), lifts, bootstrap.subjects());
    return new Measured(lift(), interval);
  }

  private static double miss(HeatMap cells, RegionMap map, Region region) {
    double x = middle(cells.peak() % cells.width(), cells.extent().columns()) * map.width();
    double y = middle(cells.peak() / cells.width(), cells.extent().rows()) * map.height();
    return map.distance(region, x, y) / map.width();
  }

  /** Where the middle of what the picture shows of a row or column lies, 0 to 1. */
  private static double middle(int cell, double covered) {
    return (cell + Math.min(cell + 1, covered)) / 2 / covered;
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
    double height = (double) map.area(region) / columns * cells.extent().rows() / map.height();
    double width = (double) map.area(region) / rows * cells.extent().columns() / map.width();
    return Math.min(height, width);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
  }
}
