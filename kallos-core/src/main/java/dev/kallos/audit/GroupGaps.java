package dev.kallos.audit;

import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.LargestDifference;
import dev.kallos.evaluation.LargestDifference.Difference;
import dev.kallos.evaluation.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** How far apart groups are in rates that should be the same: all pairs of the groups in which a rate stands. */
final class GroupGaps {
  private final List<Difference> gaps = new ArrayList<>();
  private final List<Difference> logRatios = new ArrayList<>();
  private int subjects = Integer.MAX_VALUE;

  /**
   * The pairs of each rate.
   *
   * @param rates for each rate the groups' estimates, at least two
   */
  static GroupGaps of(Collection<? extends Collection<Estimate>> rates) {
    GroupGaps all = new GroupGaps();
    rates.forEach(groups -> all.add(List.copyOf(groups)));
    return all;
  }

  private void add(List<Estimate> groups) {
    for (int i = 0; i < groups.size(); i++) {
      subjects = Math.min(subjects, groups.get(i).subjects());
      for (int j = 0; j < i; j++) {
        Estimate difference = groups.get(i).minus(groups.get(j));
        gaps.add(new Difference(difference.value(), difference.replicates()));
        logRatios.add(logarithm(groups.get(i), groups.get(j)));
      }
    }
  }

  /** The largest difference, with bounds for all pairs at once. */
  Measured largest() {
    return largest(gaps, subjects);
  }

  /** The largest of these; where nothing bounds it, that shares differ by no more than 1 still does. */
  static Measured largest(List<Difference> gaps, int subjects) {
    Measured gap = LargestDifference.of(gaps, subjects);
    return gap.ci95().isDefined()
        ? new Measured(gap.value(), new Interval(gap.ci95().lo(), Math.min(1, gap.ci95().hi())))
        : gap;
  }

  /** The smallest ratio, at most 1; two rates that are both 0 have none. */
  Measured smallestRatio() {
    List<Difference> defined = logRatios.stream().filter(ratio -> !Double.isNaN(ratio.value())).toList();
    Measured logarithm = LargestDifference.of(defined, subjects);
    return new Measured(
        Math.exp(-logarithm.value()),
        logarithm.ci95().isDefined()
            ? new Interval(Math.exp(-logarithm.ci95().hi()), Math.exp(-logarithm.ci95().lo()))
            : Interval.UNDEFINED);
  }

  /** Infinite if one of the rates is 0, undefined if both are. */
  private static Difference logarithm(Estimate rate, Estimate other) {
    return new Difference(
        Math.log(rate.value() / other.value()),
        Arrays.stream(rate.over(other).replicates()).map(Math::log).toArray());
  }
}
