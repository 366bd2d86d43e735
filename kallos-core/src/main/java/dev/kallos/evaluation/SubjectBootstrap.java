package dev.kallos.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Percentile intervals from resampling subjects with replacement (Efron and Tibshirani 1993; for clusters Davison and
 * Hinkley 1997, 3.8), widened for few subjects as {@link BcaInterval#uncorrected} says: the pictures of one person go together,
 * so that the interval does not take twenty pictures of one person for twenty people.
 *
 * <p>The draws depend on the set of subjects and the seed alone, not on the order of the faces: two nets measured on
 * the same faces are measured on the same replicates. Safe for use by many threads.
 */
public final class SubjectBootstrap {
  /** The number of replicates unless told otherwise. */
  public static final int REPLICATES = 1000;

  /** Of fewer there are no intervals: resampling so few shows too little of what might have been. */
  public static final int FEWEST_SUBJECTS = 5;

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

  /**
   * How many subjects some of the faces show.
   *
   * @param subjectOfFace the subject of each face
   * @param which whether a face is one of them, given its place from 0
   */
  public static int subjects(String[] subjectOfFace, IntPredicate which) {
    return (int) IntStream.range(0, subjectOfFace.length).filter(which).mapToObj(i -> subjectOfFace[i]).distinct().count();
  }

  /** The subject of each face, from 0. The array is the bootstrap's own: read it, do not write it. */
  public int[] subjectOfFace() {
    return subjectOfFace;
  }

  /**
   * Measures every replicate, on all cores; the draws are those of {@link #measured}.
   *
   * @param statistics the statistics, given how often each subject counts (an array it must neither keep nor write);
   *     called by many threads
   * @return replicate × statistic; none if there are fewer than {@value #FEWEST_SUBJECTS} subjects, of whose variety too
   *     little is known
   */
  public double[][] replicates(Function<int[], double[]> statistics) {
    if (subjects < FEWEST_SUBJECTS) {
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
   * Some statistics of the faces, each with its 95 % interval, all from the same replicates.
   *
   * @param statistics the statistics, given how often each face counts (an array it must neither keep nor write); each
   *     call returns as many; NaN where undefined; called by many threads
   * @return each statistic; its interval is {@link Interval#UNDEFINED} where it is itself undefined, where more than 5 % of
   *     the replicates leave it undefined or all are the same, and where it rests on fewer than
   *     {@value #FEWEST_SUBJECTS} subjects
   */
  public Measured[] measured(Function<int[], double[]> statistics) {
    return measured(statistics, statistic -> subjects);
  }

  /**
   * The same for statistics that do not all rest on every subject: each interval is as wide as of those it rests on.
   *
   * @param resting on how many subjects a statistic rests, given its place from 0
   */
  public Measured[] measured(Function<int[], double[]> statistics, IntUnaryOperator resting) {
    int[] once = new int[subjects];
    Arrays.fill(once, 1);
    double[] values = statistics.apply(ofFaces(once));
    return measured(values, replicates(drawn -> statistics.apply(ofFaces(drawn))), resting);
  }

  private int[] ofFaces(int[] drawn) {
    return IntStream.of(subjectOfFace).map(subject -> drawn[subject]).toArray();
  }

  /**
   * Statistics of the faces with the intervals of their replicates.
   *
   * @param values the statistics
   * @param replicates replicate × statistic, as {@link #replicates} gives them
   * @param resting on how many subjects a statistic rests, given its place from 0
   */
  public static Measured[] measured(double[] values, double[][] replicates, IntUnaryOperator resting) {
    return IntStream.range(0, values.length)
        .mapToObj(
            s -> {
              double[] column = Arrays.stream(replicates).mapToDouble(row -> row[s]).toArray();
              return new Measured(values[s], BcaInterval.uncorrected(values[s], column, resting.applyAsInt(s)));
            })
        .toArray(Measured[]::new);
  }

  private void draw(SplittableRandom random, int[] drawn) {
    Arrays.fill(drawn, 0);
    for (int i = 0; i < subjects; i++) {
      drawn[random.nextInt(subjects)]++;
    }
  }

  /** Whether a statistic is defined in enough replicates to tell how it spreads. */
  static boolean suffice(int defined, int replicates) {
    return defined > 0 && defined >= DEFINED_SHARE * replicates;
  }

  /** The quantile of ascending values, linear between neighbours (type 7 of Hyndman and Fan 1996). */
  static double quantile(double[] sorted, double q) {
    double position = q * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
