package dev.kallos.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Percentile intervals from resampling subjects with replacement (Efron and Tibshirani 1993; for clusters Davison and
 * Hinkley 1997, 3.8): the pictures of one person go together, so that the interval does not take twenty pictures of one
 * person for twenty people.
 *
 * <p>The draws depend on the set of subjects and the seed alone, not on the order of the faces: two nets measured on
 * the same faces are measured on the same replicates. Safe for use by many threads.
 */
public final class SubjectBootstrap {
  /** The number of replicates unless told otherwise. */
  public static final int REPLICATES = 1000;

  /** How many replicates are drawn ahead of their measuring. */
  private static final int BLOCK = 64;

  /** An interval stands only if the statistic is defined in at least this share of the replicates. */
  private static final double DEFINED_SHARE = 0.95;

  private final int[] subjectOfFace;
  private final int subjects;
  private final int replicates;
  private final long seed;

  private SubjectBootstrap(int[] subjectOfFace, int subjects, int replicates, long seed) {
    this.subjectOfFace = subjectOfFace;
    this.subjects = subjects;
    this.replicates = replicates;
    this.seed = seed;
  }

  /** Prepares {@value #REPLICATES} replicates; {@code subjectOfFace} names the subject of each face. */
  public static SubjectBootstrap of(String[] subjectOfFace, long seed) {
    return of(subjectOfFace, REPLICATES, seed);
  }

  /** Prepares some replicates; {@code subjectOfFace} names the subject of each face. */
  public static SubjectBootstrap of(String[] subjectOfFace, int replicates, long seed) {
    String[] names = Arrays.stream(subjectOfFace).distinct().sorted().toArray(String[]::new);
    int[] indices =
        Arrays.stream(subjectOfFace).mapToInt(subject -> Arrays.binarySearch(names, subject)).toArray();
    return new SubjectBootstrap(indices, names.length, replicates, seed);
  }

  public int subjects() {
    return subjects;
  }

  /** The subject of each face, from 0. The array is the bootstrap's own: read it, do not write it. */
  public int[] subjectOfFace() {
    return subjectOfFace;
  }

  /**
   * Measures every replicate, on all cores; the draws are those of {@link #intervals}.
   *
   * @param statistics the statistics, given how often each subject counts (an array it must neither keep nor write);
   *     called by many threads
   * @return replicate × statistic; none if there are fewer than two subjects, of whose variety nothing is known
   */
  public double[][] replicates(Function<int[], double[]> statistics) {
    if (subjects < 2) {
      return new double[0][];
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[][] values = new double[replicates][];
    for (int from = 0; from < replicates; from += BLOCK) {
      int first = from;
      int[][] drawn = new int[Math.min(BLOCK, replicates - from)][subjects];
      for (int[] replicate : drawn) {
        draw(random, replicate);
      }
      IntStream.range(0, drawn.length).parallel().forEach(r -> values[first + r] = statistics.apply(drawn[r]));
    }
    return values;
  }

  /**
   * The 95 % intervals of some statistics, all from the same replicates.
   *
   * @param statistics the statistics, given how often each face counts (an array it must neither keep nor write); each
   *     call returns as many; NaN where undefined
   * @return an interval for each statistic; {@link Interval#UNDEFINED} where more than 5 % of the replicates leave it
   *     undefined or all are the same, and for all if there are fewer than two subjects, of whose variety nothing is known
   */
  public Interval[] intervals(Function<int[], double[]> statistics) {
    int[] weights = new int[subjectOfFace.length];
    if (subjects < 2) {
      Arrays.fill(weights, 1);
      Interval[] none = new Interval[statistics.apply(weights).length];
      Arrays.fill(none, Interval.UNDEFINED);
      return none;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[] drawn = new int[subjects];
    double[][] values = new double[replicates][];
    for (int r = 0; r < replicates; r++) {
      draw(random, drawn);
      for (int i = 0; i < weights.length; i++) {
        weights[i] = drawn[subjectOfFace[i]];
      }
      values[r] = statistics.apply(weights);
    }
    return percentiles(values, values[0].length);
  }

  /**
   * The {@link #percentiles(double[])} of each statistic.
   *
   * @param values replicate × statistic, as {@link #replicates} gives them
   * @param statistics how many there are
   */
  public static Interval[] percentiles(double[][] values, int statistics) {
    return IntStream.range(0, statistics)
        .mapToObj(s -> percentiles(Arrays.stream(values).mapToDouble(row -> row[s]).toArray()))
        .toArray(Interval[]::new);
  }

  private void draw(SplittableRandom random, int[] drawn) {
    Arrays.fill(drawn, 0);
    for (int i = 0; i < subjects; i++) {
      drawn[random.nextInt(subjects)]++;
    }
  }

  /**
   * The 95 % percentile interval of a statistic's replicates; {@link Interval#UNDEFINED} if there are none, if more than
   * 5 % of them are NaN, or if all are the {@linkplain Rounding same}, as when every answer is right: then nothing is
   * known of the spread.
   */
  public static Interval percentiles(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    boolean enough = sorted.length > 0 && sorted.length >= DEFINED_SHARE * values.length;
    if (!enough || Rounding.same(sorted[0], sorted[sorted.length - 1])) {
      return Interval.UNDEFINED;
    }
    return new Interval(quantile(sorted, 0.025), quantile(sorted, 0.975));
  }

  /** The quantile of ascending values, linear between neighbours (type 7 of Hyndman and Fan 1996). */
  static double quantile(double[] sorted, double q) {
    double position = q * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
