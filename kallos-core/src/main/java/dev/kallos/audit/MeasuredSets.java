package dev.kallos.audit;

import dev.kallos.evaluation.SubjectBootstrap;
import java.nio.IntBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets of faces and their metrics on the replicates of one bootstrap; each set once, however many groups ask for it. */
final class MeasuredSets {
  private final RankedFaces faces;
  private final SumMetric[] metrics;
  private final Map<IntBuffer, double[][]> replicates = new HashMap<>();

  /**
   * Measures all replicates of the sets.
   *
   * @param metrics all metrics of a kind, in order
   */
  MeasuredSets(RankedFaces faces, SubjectBootstrap bootstrap, SumMetric[] metrics, Collection<int[]> sets) {
    this.faces = faces;
    this.metrics = metrics;
    List<int[]> distinct = sets.stream().map(IntBuffer::wrap).distinct().map(IntBuffer::array).toList();
    double[][] measured = bootstrap.replicates(counts -> measure(distinct, counts));
    for (int s = 0; s < distinct.size(); s++) {
      double[][] values = new double[metrics.length][measured.length];
      for (int m = 0; m < metrics.length; m++) {
        for (int r = 0; r < measured.length; r++) {
          values[m][r] = measured[r][s * metrics.length + m];
        }
      }
      replicates.put(IntBuffer.wrap(distinct.get(s)), values);
    }
  }

  /** One of the sets, measured. */
  MeasuredSet get(int[] set) {
    return new MeasuredSet(faces.sums(set), replicates.get(IntBuffer.wrap(set)));
  }

  private double[] measure(List<int[]> sets, int[] counts) {
    double[] values = new double[sets.size() * metrics.length];
    for (int s = 0; s < sets.size(); s++) {
      double[] totals = faces.totals(sets.get(s), counts);
      for (SumMetric metric : metrics) {
        values[s * metrics.length + metric.ordinal()] = metric.function().value(totals);
      }
    }
    return values;
  }
}
