package dev.kallos.audit;

import java.util.Map;

/**
 * A set of faces, measured.
 *
 * @param sums what each subject adds
 * @param replicates each metric on the replicates of the bootstrap
 */
record MeasuredSet(SubjectSums sums, Map<SumFunction, double[]> replicates) {
  /** One of its figures. */
  Estimate estimate(SumFunction function) {
    return new Estimate(
        function.value(sums.totals()),
        replicates.get(function),
        sums.influence(function),
        function.subjects(sums),
        function.chance(sums));
  }
}
