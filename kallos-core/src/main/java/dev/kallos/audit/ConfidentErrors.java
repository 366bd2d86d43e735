package dev.kallos.audit;

import dev.kallos.evaluation.Scores;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The errors a net is surest of, over the whole and in each group that has figures.
 *
 * @param groups the groups, in the order of the audit
 */
public record ConfidentErrors(List<OfGroup> groups) {
  /** How many are shown of the whole. */
  public static final int OF_WHOLE = 20;

  /** How many are shown of a group. */
  public static final int OF_GROUP = 12;


  /**
   * One group's.
   *
   * @param group its name in {@code audit.csv}
   * @param errors how many answers are wrong
   * @param shown the surest of these, the surest first: indices into the scores
   */
  public record OfGroup(String group, int errors, int[] shown) {}

  /**
   * Finds them.
   *
   * @param test the test part's scores
   * @param groups groups of the same faces
   */
  static ConfidentErrors of(Scores test, List<Group> groups) {
    int[] surest =
        IntStream.range(0, test.size())
            .filter(i -> (test.logits()[i] > 0 ? 1 : 0) != test.labels()[i])
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(test.logits()[i])))
            .mapToInt(i -> i)
            .toArray();
    return new ConfidentErrors(
        groups.stream()
            .filter(group -> isWhole(group) || subjects(test, group) >= Audit.FEWEST_SUBJECTS)
            .map(group -> of(group, surest))
            .toList());
  }

  private static OfGroup of(Group group, int[] surest) {
    int[] inside = IntStream.of(surest).filter(i -> Arrays.binarySearch(group.members(), i) >= 0).toArray();
    int most = isWhole(group) ? OF_WHOLE : OF_GROUP;
    return new OfGroup(group.name(), inside.length, IntStream.of(inside).limit(most).toArray());
  }

  private static boolean isWhole(Group group) {
    return group.name().equals(Comparison.WHOLE);
  }

  private static long subjects(Scores test, Group group) {
    return IntStream.of(group.members()).mapToObj(i -> test.subjects()[i]).distinct().count();
  }
}
