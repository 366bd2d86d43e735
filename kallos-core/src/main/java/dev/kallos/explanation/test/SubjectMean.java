package dev.kallos.explanation.test;

import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.stream.IntStream;

/**
 * Means over the faces that count, with intervals over the people they show.
 *
 * @param measured the mean; NaN if no face counts
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
    Interval interval = bootstrap.intervals(weights -> new double[] {mean(own, weights)})[0];
    double mean = IntStream.of(counted).mapToDouble(i -> values[i]).average().orElse(Double.NaN);
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

  private static double mean(double[] values, int[] weights) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
      count += weights[i];
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
