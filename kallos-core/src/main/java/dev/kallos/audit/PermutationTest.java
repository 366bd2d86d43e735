package dev.kallos.audit;

import dev.kallos.evaluation.Rounding;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tests whether a group's figures differ from those of the faces not in it by more than chance. Membership is dealt anew
 * by {@link MembershipDeal}, and each difference is held against its own standard error over subjects, in the data as in
 * every deal: so the test keeps its level where the groups differ in size, in spread, and in whatever is not tested
 * (Janssen 1997; Chung and Romano 2013).
 */
final class PermutationTest {
  /** How often membership is dealt anew. */
  static final int DEALS = 1999;

  /** Two statistics this near in proportion are the same: the order of summing is all that differs. */
  private static final double TIE = 1e-9;

  private final List<AuditMetric> metrics;

  /** A test of these metrics. */
  PermutationTest(List<AuditMetric> metrics) {
    this.metrics = metrics;
  }

  /**
   * The two-sided p-value of each metric's difference: the share of deals, the data among them, whose difference is at
   * least as large in standard errors. NaN where either side has fewer subjects than {@link Audit#FEWEST_SUBJECTS} with
   * a part in the metric.
   */
  double[] p(RankedFaces faces, int[] members, int[] complement, SplittableRandom random) {
    int[] set = new int[members.length + complement.length];
    byte[] side = new byte[set.length];
    merge(members, complement, set, side);
    SubjectSums[] sides = faces.split(set, side);
    double[] found = statistics(sides);
    for (int m = 0; m < found.length; m++) {
      SumFunction function = metrics.get(m).function();
      if (Math.min(function.subjects(sides[0]), function.subjects(sides[1])) < Audit.FEWEST_SUBJECTS) {
        found[m] = Double.NaN;
      }
    }
    int[] reached = new int[found.length];
    MembershipDeal deal = new MembershipDeal(faces, set, side, random);
    for (int d = 0; d < DEALS; d++) {
      double[] chance = statistics(faces.split(set, deal.deal(random)));
      for (int m = 0; m < found.length; m++) {
        reached[m] += chance[m] < found[m] * (1 - TIE) ? 0 : 1;
      }
    }
    double[] p = new double[found.length];
    Arrays.setAll(p, m -> Double.isNaN(found[m]) ? Double.NaN : (1.0 + reached[m]) / (1.0 + DEALS));
    return p;
  }

  private static void merge(int[] members, int[] complement, int[] set, byte[] side) {
    int m = 0;
    int c = 0;
    for (int k = 0; k < set.length; k++) {
      boolean member = c == complement.length || m < members.length && members[m] < complement[c];
      set[k] = member ? members[m++] : complement[c++];
      side[k] = (byte) (member ? 1 : 0);
    }
  }

  /** The square of each difference over its variance over subjects; NaN where a figure is undefined. */
  private double[] statistics(SubjectSums[] sides) {
    double[] statistics = new double[metrics.size()];
    for (int m = 0; m < statistics.length; m++) {
      SumFunction function = metrics.get(m).function();
      double in = function.value(sides[1].totals());
      double out = function.value(sides[0].totals());
      double difference = in - out;
      double variance = variance(sides, function);
      statistics[m] =
          Rounding.same(in, out) ? 0 : variance == 0 ? Double.POSITIVE_INFINITY : difference * difference / variance;
    }
    return statistics;
  }

  private static double variance(SubjectSums[] sides, SumFunction function) {
    double[] in = function.influence(sides[1].totals());
    double[] out = function.influence(sides[0].totals());
    double variance = 0;
    for (int at = 0; at < sides[0].values().length; at += sides[0].width()) {
      double influence =
          SubjectSums.product(in, sides[1].values(), at) - SubjectSums.product(out, sides[0].values(), at);
      variance += influence * influence;
    }
    return variance;
  }
}
