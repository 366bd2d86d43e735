package dev.kallos.audit;

import dev.kallos.evaluation.FalseDiscovery;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The p-values of all groups, and what is left of them among so many. Each metric's comparisons are one family; two
 * groups that are each other's rest, as those with and without an attribute, are one comparison.
 */
final class GroupTests {
  private static final List<AuditMetric> METRICS = AuditMetric.tested();

  private final RankedFaces faces;
  private final long seed;
  private final Map<String, Integer> comparisonOfGroup = new HashMap<>();
  private double[][] p = new double[0][];
  private double[][] q = new double[0][];

  GroupTests(RankedFaces faces, long seed) {
    this.faces = faces;
    this.seed = seed;
  }

  /**
   * Tests the groups.
   *
   * @param between called before each test, by many threads
   */
  void run(List<Group> groups, Runnable between) {
    List<Group> comparisons = new ArrayList<>();
    Map<Set<IntBuffer>, Integer> known = new HashMap<>();
    for (Group group : groups) {
      if (group.complement().length > 0) {
        Set<IntBuffer> sides = Set.of(IntBuffer.wrap(group.members()), IntBuffer.wrap(group.complement()));
        if (!known.containsKey(sides)) {
          known.put(sides, comparisons.size());
          comparisons.add(group);
        }
        comparisonOfGroup.put(group.name(), known.get(sides));
      }
    }
    PermutationTest test = new PermutationTest(METRICS);
    p = new double[comparisons.size()][];
    IntStream.range(0, p.length)
        .parallel()
        .forEach(
            c -> {
              between.run();
              Group group = comparisons.get(c);
              p[c] =
                  test.p(
                      faces,
                      faces.ranks(group.members()),
                      faces.ranks(group.complement()),
                      new SplittableRandom(seed + 31L * group.name().hashCode()));
            });
    adjust();
  }

  private void adjust() {
    q = new double[p.length][METRICS.size()];
    for (int m = 0; m < METRICS.size(); m++) {
      int metric = m;
      double[] family = FalseDiscovery.adjust(IntStream.range(0, p.length).mapToDouble(c -> p[c][metric]).toArray());
      for (int c = 0; c < p.length; c++) {
        q[c][m] = family[c];
      }
    }
  }

  /** The p-value of a group's difference from the rest; NaN where there is no test. */
  double p(Group group, AuditMetric metric) {
    return of(p, group, metric);
  }

  /** The false discovery rate at which that difference is a discovery. */
  double q(Group group, AuditMetric metric) {
    return of(q, group, metric);
  }

  private double of(double[][] values, Group group, AuditMetric metric) {
    int column = METRICS.indexOf(metric);
    return column < 0 ? Double.NaN : values[comparisonOfGroup.get(group.name())][column];
  }
}
