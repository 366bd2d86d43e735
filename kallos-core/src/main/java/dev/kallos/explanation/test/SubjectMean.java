package dev.kallos.explanation.test;

import dev.kallos.evaluation.BcaInterval;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Means over the faces that count, with intervals over the people they show: percentiles expanded as a t interval is
 * ({@link BcaInterval#uncorrected}), for these are often few.
 *
 * @param measured the mean; NaN if no face counts; without an interval if all of them have the same number
 * @param faces how many faces count
 * @param subjects how many people they show
 */
public record SubjectMean(Measured measured, int faces, int subjects) {
  /**
   * Takes a mean.
   *
   * @param values a value for each face; NaN for a face that does not count
   * @param subjects whom each face shows
   */
  public static SubjectMean of(double[] values, String[] subjects, long seed) {
    int[] counted = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
    double[] own = IntStream.of(counted).mapToDouble(i -> values[i]).toArray();
    String[] who = IntStream.of(counted).mapToObj(i -> subjects[i]).toArray(String[]::new);
    SubjectBootstrap bootstrap = SubjectBootstrap.of(who, seed);
    int[] person = bootstrap.subjectOfFace();
    double[][] replicates = bootstrap.replicates(drawn -> new double[] {mean(own, person, drawn)});
    double mean = Arrays.stream(own).average().orElse(Double.NaN);
    Interval interval =
        BcaInterval.uncorrected(
            mean, Arrays.stream(replicates).mapToDouble(replicate -> replicate[0]).toArray(), bootstrap.subjects());
    return new SubjectMean(new Measured(mean, interval), own.length, bootstrap.subjects());
  }

  /**
   * The mean of differences, face by face: of the faces that count on both sides.
   *
   * @param a a value for each face; NaN for a face that does not count
   * @param b the same of the other side
   */
  public static SubjectMean ofDifferences(double[] a, double[] b, String[] subjects, long seed) {
    double[] differences = IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    return of(differences, subjects, seed);
  }

  /** Whether it is above a limit: with its whole interval, or, where all faces of two people or more have one number, with that. */
  boolean isAbove(double limit) {
    Interval interval = measured.ci95();
    return interval.isDefined() ? interval.lo() > limit : subjects > 1 && measured.value() > limit;
  }

  /** Whether it is below a limit, likewise. */
  boolean isBelow(double limit) {
    Interval interval = measured.ci95();
    return interval.isDefined() ? interval.hi() < limit : subjects > 1 && measured.value() < limit;
  }

  private static double mean(double[] values, int[] person, int[] drawn) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < values.length; i++) {
      sum += drawn[person[i]] * values[i];
      count += drawn[person[i]];
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
