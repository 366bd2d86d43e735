package dev.kallos.audit;

/**
 * A set of faces, measured.
 *
 * @param sums what each subject adds
 * @param replicates metric × replicate of the bootstrap
 */
record MeasuredSet(SubjectSums sums, double[][] replicates) {
  /** One of its figures. */
  Estimate estimate(SumMetric metric) {
    SumFunction function = metric.function();
    return new Estimate(
        function.value(sums.totals()),
        replicates[metric.ordinal()],
        sums.influence(function),
        function.subjects(sums),
        function.chance());
  }
}
