package dev.kallos.audit;

import dev.kallos.evaluation.SubjectBootstrap;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets of faces and their metrics on the replicates of one bootstrap; each set once, however many groups ask for it. */
final class MeasuredSets {
  private final RankedFaces faces;
  private final List<SumFunction> metrics;
  private final Map<IntBuffer, Map<SumFunction, double[]>> replicates = new HashMap<>();

  /** Measures all replicates of the sets. */
  MeasuredSets(RankedFaces faces, SubjectBootstrap bootstrap, List<SumFunction> metrics, Collection<int[]> sets) {
    this.faces = faces;
    this.metrics = metrics;
    List<int[]> distinct = sets.stream().map(IntBuffer::wrap).distinct().map(IntBuffer::array).toList();
    double[][] measured = bootstrap.replicates(counts -> measure(distinct, counts));
    for (int s = 0; s < distinct.size(); s++) {
      Map<SumFunction, double[]> ofSet = new HashMap<>();
      for (int m = 0; m < metrics.size(); m++) {
        int column = s * metrics.size() + m;
        ofSet.put(metrics.get(m), Arrays.stream(measured).mapToDouble(replicate -> replicate[column]).toArray());
      }
      replicates.put(IntBuffer.wrap(distinct.get(s)), ofSet);
    }
  }

  /** One of the sets, measured. */
  MeasuredSet get(int[] set) {
    return new MeasuredSet(faces.sums(set), replicates.get(IntBuffer.wrap(set)));
  }

  private double[] measure(List<int[]> sets, int[] counts) {
    double[] values = new double[sets.size() * metrics.size()];
    int at = 0;
    for (int[] set : sets) {
      double[] totals = faces.totals(set, counts);
      for (SumFunction metric : metrics) {
        values[at++] = metric.value(totals);
      }
    }
    return values;
  }
}
