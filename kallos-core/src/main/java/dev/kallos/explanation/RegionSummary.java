package dev.kallos.explanation;

import dev.kallos.evaluation.BcaInterval;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the heat of a group of faces lies, and what hiding each region takes from the net's confidence. Every face counts the
 * same, however hot its map; one whose map is empty does not count for the heat. Intervals are over subjects, and are percentiles
 * expanded as a t interval is ({@link BcaInterval#uncorrected}), for a group may show few.
 *
 * @param method the method's id
 * @param group whose maps
 * @param direction which maps
 * @param regions what is known of each region, in the order of {@link Region}
 * @param faces how many faces count for the heat
 * @param subjects how many people they show
 * @param dropSubjects how many people it is known of what hiding a region takes
 * @param empty how many faces do not count for the heat because their map is zero everywhere
 */
public record RegionSummary(
    String method,
    Group group,
    Direction direction,
    List<RegionLift> regions,
    int faces,
    int subjects,
    int dropSubjects,
    int empty) {
  private static final int REGIONS = Region.values().length;

  public RegionSummary {
    regions = List.copyOf(regions);
  }

  /** Whose maps are summed up. */
  public enum Group {
    MOST_CONFIDENT_POSITIVE("most_confident_positive"),
    MOST_CONFIDENT_NEGATIVE("most_confident_negative"),
    TEST("test"),
    LABELLED_POSITIVE("labelled_positive"),
    LABELLED_NEGATIVE("labelled_negative"),
    ANSWERED_POSITIVE("answered_positive"),
    ANSWERED_NEGATIVE("answered_negative"),
    RIGHT("right"),
    WRONG("wrong");

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
   * @param lift heat share over area share; NaN where the region has no pixel
   * @param drop the mean fall of the probability of the net's answer when the region is hidden, over all
   *     faces of the group, whatever their maps; NaN where it was not hidden
   */
  public record RegionLift(Region region, double areaShare, Measured heatShare, Measured lift, Measured drop) {}

  /** What is known of the region. */
  public RegionLift of(Region region) {
    return regions.get(region.ordinal());
  }

  /**
   * Sums up the faces of a group.
   *
   * @param shares one a face
   * @param drops for each face, the fall of the answer's probability for each region, by {@link Region#ordinal()}; NaN
   *     where it was not hidden
   * @param subjects who each face shows
   */
  public static RegionSummary of(
      String method,
      Group group,
      Direction direction,
      List<RegionShares> shares,
      List<double[]> drops,
      List<String> subjects,
      long seed) {
    if (shares.size() != subjects.size() || shares.size() != drops.size()) {
      throw new IllegalArgumentException(
          "%d shares and %d drops of %d faces".formatted(shares.size(), drops.size(), subjects.size()));
    }
    int[] counted = IntStream.range(0, shares.size()).filter(i -> !shares.get(i).isEmpty()).toArray();
    RegionShares[] maps = IntStream.of(counted).mapToObj(shares::get).toArray(RegionShares[]::new);
    String[] who = IntStream.of(counted).mapToObj(subjects::get).toArray(String[]::new);
    int[] once = new int[maps.length];
    Arrays.fill(once, 1);
    SubjectBootstrap bootstrap = SubjectBootstrap.of(who, seed);
    Measured[] heat = measured(bootstrap, once, weights -> statistics(maps, weights));
    int[] hidden = IntStream.range(0, drops.size()).filter(i -> isKnown(drops.get(i))).toArray();
    SubjectBootstrap ofHidden =
        SubjectBootstrap.of(IntStream.of(hidden).mapToObj(subjects::get).toArray(String[]::new), seed);
    Measured[] falls = falls(IntStream.of(hidden).mapToObj(drops::get).toArray(double[][]::new), ofHidden);
    double[] area = mean(maps, RegionShares::area, once);
    List<RegionLift> regions =
        Stream.of(Region.values())
            .map(region -> lift(region, area[region.ordinal()], heat, falls))
            .toList();
    return new RegionSummary(
        method,
        group,
        direction,
        regions,
        maps.length,
        bootstrap.subjects(),
        ofHidden.subjects(),
        shares.size() - maps.length);
  }

  private static boolean isKnown(double[] drops) {
    return !Arrays.stream(drops).allMatch(Double::isNaN);
  }

  /** The statistics of the faces, with intervals; {@code statistics} is given how often each face counts. */
  private static Measured[] measured(
      SubjectBootstrap bootstrap, int[] once, Function<int[], double[]> statistics) {
    int[] person = bootstrap.subjectOfFace();
    double[][] replicates =
        bootstrap.replicates(drawn -> statistics.apply(IntStream.of(person).map(p -> drawn[p]).toArray()));
    double[] values = statistics.apply(once);
    return IntStream.range(0, values.length)
        .mapToObj(s -> new Measured(values[s], interval(values[s], s, replicates, bootstrap.subjects())))
        .toArray(Measured[]::new);
  }

  private static Interval interval(double value, int statistic, double[][] replicates, int subjects) {
    return BcaInterval.uncorrected(
        value, Arrays.stream(replicates).mapToDouble(replicate -> replicate[statistic]).toArray(), subjects);
  }

  /** The mean fall of each region, over all faces of which it is known. */
  private static Measured[] falls(double[][] falls, SubjectBootstrap bootstrap) {
    int[] once = new int[falls.length];
    Arrays.fill(once, 1);
    return measured(bootstrap, once, weights -> means(falls, weights));
  }

  private static double[] means(double[][] drops, int[] weights) {
    return IntStream.range(0, REGIONS).mapToDouble(region -> mean(drops, region, weights)).toArray();
  }

  private static RegionLift lift(Region region, double area, Measured[] heat, Measured[] falls) {
    int r = region.ordinal();
    return new RegionLift(region, area, heat[r], heat[REGIONS + r], falls[r]);
  }

  /** Heat share and lift, each for all regions. */
  private static double[] statistics(RegionShares[] maps, int[] weights) {
    double[] area = mean(maps, RegionShares::area, weights);
    double[] heat = mean(maps, RegionShares::heat, weights);
    double[] statistics = new double[2 * REGIONS];
    for (int r = 0; r < REGIONS; r++) {
      statistics[r] = heat[r];
      statistics[REGIONS + r] = RegionShares.ratio(heat[r], area[r]);
    }
    return statistics;
  }

  private static double mean(double[][] drops, int region, int[] weights) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < drops.length; i++) {
      if (!Double.isNaN(drops[i][region])) {
        sum += weights[i] * drops[i][region];
        count += weights[i];
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static double[] mean(RegionShares[] maps, Function<RegionShares, double[]> shares, int[] weights) {
    double[] sums = new double[REGIONS];
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
