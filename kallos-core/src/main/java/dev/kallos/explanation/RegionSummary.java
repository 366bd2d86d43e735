package dev.kallos.explanation;

import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the heat of a group of faces lies. Every face counts the same, however hot its map; one whose map is empty does
 * not count.
 *
 * @param group whose maps
 * @param direction which maps
 * @param regions a lift for each region, in the order of {@link Region}
 * @param faces how many faces count
 * @param subjects how many people they show
 * @param empty how many faces do not count because their map is zero everywhere
 */
public record RegionSummary(
    Group group, Direction direction, List<RegionLift> regions, int faces, int subjects, int empty) {
  public RegionSummary {
    regions = List.copyOf(regions);
  }

  /** Whose maps are summed up. */
  public enum Group {
    MOST_CONFIDENT_POSITIVE("most_confident_positive"),
    MOST_CONFIDENT_NEGATIVE("most_confident_negative"),
    TEST("test");

    private final String id;

    Group(String id) {
      this.id = id;
    }

    /** Its name in files. */
    public String id() {
      return id;
    }
  }

  /**
   * One region's part.
   *
   * @param areaShare its mean share of the picture; NaN if no face counts
   * @param heatShare its mean share of the heat; NaN if no face counts
   * @param lift heat share over area share, with its 95 % interval over subjects; NaN where the region has no pixel
   */
  public record RegionLift(Region region, double areaShare, double heatShare, Measured lift) {}

  /**
   * Sums up the faces of a group.
   *
   * @param shares one a face
   * @param subjects who each face shows
   */
  public static RegionSummary of(
      Group group, Direction direction, List<RegionShares> shares, List<String> subjects, long seed) {
    if (shares.size() != subjects.size()) {
      throw new IllegalArgumentException(shares.size() + " shares of " + subjects.size() + " faces");
    }
    int[] counted = IntStream.range(0, shares.size()).filter(i -> !shares.get(i).isEmpty()).toArray();
    RegionShares[] maps = IntStream.of(counted).mapToObj(shares::get).toArray(RegionShares[]::new);
    String[] who = IntStream.of(counted).mapToObj(subjects::get).toArray(String[]::new);
    int[] once = new int[maps.length];
    Arrays.fill(once, 1);
    double[] area = mean(maps, RegionShares::area, once);
    double[] heat = mean(maps, RegionShares::heat, once);
    SubjectBootstrap bootstrap = SubjectBootstrap.of(who, seed);
    Interval[] intervals = bootstrap.intervals(weights -> lifts(maps, weights));
    List<RegionLift> regions =
        Stream.of(Region.values())
            .map(
                region -> {
                  int r = region.ordinal();
                  return new RegionLift(
                      region, area[r], heat[r], new Measured(RegionShares.ratio(heat[r], area[r]), intervals[r]));
                })
            .toList();
    return new RegionSummary(
        group, direction, regions, maps.length, bootstrap.subjects(), shares.size() - maps.length);
  }

  private static double[] lifts(RegionShares[] maps, int[] weights) {
    double[] area = mean(maps, RegionShares::area, weights);
    double[] heat = mean(maps, RegionShares::heat, weights);
    return IntStream.range(0, area.length).mapToDouble(r -> RegionShares.ratio(heat[r], area[r])).toArray();
  }

  private static double[] mean(
      RegionShares[] maps, Function<RegionShares, double[]> shares, int[] weights) {
    double[] sums = new double[Region.values().length];
    long count = 0;
    for (int i = 0; i < maps.length; i++) {
      double[] values = shares.apply(maps[i]);
      for (int r = 0; r < sums.length; r++) {
        sums[r] += weights[i] * values[r];
      }
      count += weights[i];
    }
    for (int r = 0; r < sums.length; r++) {
      sums[r] = count == 0 ? Double.NaN : sums[r] / count;
    }
    return sums;
  }
}
