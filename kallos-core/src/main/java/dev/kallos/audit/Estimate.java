package dev.kallos.audit;

import dev.kallos.evaluation.BcaInterval;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Luck;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Rounding;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.Arrays;

/**
 * A figure with all that is known of its spread over subjects. Comparisons are made replicate by replicate, so that a
 * person with faces on both sides counts on both sides of the same draw. Nothing is known of the spread of a rate of 0 or
 * 1, which is the same in every replicate, nor then of its comparisons.
 *
 * @param value the figure; NaN where undefined
 * @param replicates the figure on each replicate of the bootstrap
 * @param influence how far each subject moves it
 * @param subjects how many subjects have a part in it
 * @param chance what luck does to it
 */
record Estimate(double value, double[] replicates, double[] influence, int subjects, Chance chance) {
  /** What luck does to a figure. */
  sealed interface Chance {
    /** It makes it err either way. */
    record EvensOut() implements Chance {}

    /** It adds to an error, which is never below 0. */
    record Adds(Luck luck) implements Chance {}

    /** It adds to both of two errors of which the figure is the difference. */
    record AddsToBoth(Estimate one, Estimate other) implements Chance {}
  }

  /** How far this is above the other. */
  Estimate minus(Estimate other) {
    return new Estimate(
        value - other.value,
        spread(other, (a, b) -> a - b),
        combine(influence, other.influence, (a, b) -> a - b),
        Math.min(subjects, other.subjects),
        chance instanceof Chance.EvensOut ? chance : new Chance.AddsToBoth(this, other));
  }

  /** How many times the other this is; undefined if the other is 0. */
  Estimate over(Estimate other) {
    double ratio = other.value == 0 ? Double.NaN : value / other.value;
    return new Estimate(
        ratio,
        spread(other, (a, b) -> a / b),
        combine(influence, other.influence, (a, b) -> (a - ratio * b) / other.value),
        Math.min(subjects, other.subjects),
        new Chance.EvensOut());
  }

  /**
   * The same, resting on no more than so many subjects: its interval is wider where these are fewer, and it is undefined below
   * {@link Audit#FEWEST_SUBJECTS}.
   */
  Estimate restingOn(int most) {
    return new Estimate(value, replicates, influence, Math.min(subjects, most), chance);
  }

  /** What is left to 1: precision from the false discovery rate, for instance. */
  Estimate complement() {
    return new Estimate(
        1 - value,
        Arrays.stream(replicates).map(v -> 1 - v).toArray(),
        Arrays.stream(influence).map(v -> -v).toArray(),
        subjects,
        chance);
  }

  /** Whether enough subjects have a part in it, and it is defined. */
  boolean stands() {
    return subjects >= Audit.FEWEST_SUBJECTS && Double.isFinite(value);
  }

  /** The figure and its 95 % interval; undefined if fewer subjects have a part in it than {@link Audit#FEWEST_SUBJECTS}. */
  Measured measured() {
    if (subjects < Audit.FEWEST_SUBJECTS) {
      return Measured.point(Double.NaN);
    }
    return chance instanceof Chance.EvensOut
        ? new Measured(value, BcaInterval.of(value, replicates, influence, subjects))
        : withoutLuck(BcaInterval.uncorrected(value, replicates, subjects));
  }

  /**
   * The same of a whole part, which has the intervals that its evaluation has: percentiles, corrected for nothing; none of fewer
   * subjects than {@link SubjectBootstrap#FEWEST_SUBJECTS}.
   */
  Measured ofWhole() {
    return withoutLuck(BcaInterval.uncorrected(value, replicates, subjects));
  }

  /** The figure with the interval that its percentiles make, luck taken off where it adds to it. */
  private Measured withoutLuck(Interval percentiles) {
    Measured measured = new Measured(value, percentiles);
    if (chance instanceof Chance.Adds adds) {
      return measured.ofError(adds.luck());
    }
    return chance instanceof Chance.AddsToBoth both
        ? measured.ofErrors(both.one.restingOn(subjects).ofWhole(), both.other.restingOn(subjects).ofWhole())
        : measured;
  }

  private double[] spread(Estimate other, Operation operation) {
    double[] combined = combine(replicates, other.replicates, operation);
    if (Rounding.same(replicates) || Rounding.same(other.replicates)) {
      Arrays.fill(combined, Double.NaN);
    }
    return combined;
  }

  private interface Operation {
    double of(double a, double b);
  }

  private static double[] combine(double[] a, double[] b, Operation operation) {
    double[] combined = new double[a.length];
    Arrays.setAll(combined, i -> operation.of(a[i], b[i]));
    return combined;
  }
}
