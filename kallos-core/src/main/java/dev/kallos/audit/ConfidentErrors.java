package dev.kallos.audit;

import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Scores;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final String WHOLE = "all";

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
   * @param labels all attributes of the same faces in the same order
   * @param rows the audit: which groups there are and how many people they show
   */
  public static ConfidentErrors of(Scores test, Labels labels, List<AuditRow> rows) {
    int[] surest =
        IntStream.range(0, test.size())
            .filter(i -> (test.logits()[i] > 0 ? 1 : 0) != test.labels()[i])
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(test.logits()[i])))
            .mapToInt(i -> i)
            .toArray();
    Map<String, Integer> people = new LinkedHashMap<>();
    rows.forEach(row -> people.put(row.group(), row.subjects()));
    return new ConfidentErrors(
        people.entrySet().stream()
            .filter(group -> group.getValue() >= Audit.FEWEST_SUBJECTS || group.getKey().equals(WHOLE))
            .map(group -> of(group.getKey(), surest, labels))
            .toList());
  }

  private static OfGroup of(String group, int[] surest, Labels labels) {
    int[] inside = IntStream.of(surest).filter(i -> isIn(group, labels, i)).toArray();
    int most = group.equals(WHOLE) ? OF_WHOLE : OF_GROUP;
    return new OfGroup(group, inside.length, IntStream.of(inside).limit(most).toArray());
  }

  /** Whether a face has all the values a group's name asks for, as in {@code Male=1 & Young=0}. */
  private static boolean isIn(String group, Labels labels, int face) {
    if (group.equals(WHOLE)) {
      return true;
    }
    for (String term : group.split(" & ")) {
      int sign = term.lastIndexOf('=');
      if (labels.of(term.substring(0, sign), face) != term.charAt(sign + 1) - '0') {
        return false;
      }
    }
    return true;
  }
}
