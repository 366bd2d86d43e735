package dev.kallos.pipeline;

import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.RegionShares;
import dev.kallos.explanation.RegionSummary;
import dev.kallos.explanation.RegionSummary.Group;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sums up maps by region: those of the main method for every group of faces, those of the others for some groups. */
final class RegionTable {
  /** The groups other methods are summed up for. */
  private static final Set<Group> OTHERS = EnumSet.of(Group.TEST, Group.ANSWERED_POSITIVE, Group.ANSWERED_NEGATIVE);

  /** The groups that count the most confident faces' drops, drawn or not. */
  private static final Set<Group> SUREST = EnumSet.of(Group.MOST_CONFIDENT_POSITIVE, Group.MOST_CONFIDENT_NEGATIVE);

  private RegionTable() {}

  /** The summaries, the main method's first. */
  static List<RegionSummary> of(Explained explained, RegionEvidence evidence) {
    return IntStream.range(0, explained.methods().size())
        .boxed()
        .flatMap(method -> Arrays.stream(Group.values()).flatMap(group -> cases(method, group)))
        .parallel()
        .map(each -> summary(explained, evidence, each))
        .toList();
  }

  private record Case(int method, Group group, Direction direction) {}

  private static Stream<Case> cases(int method, Group group) {
    boolean wanted = method == 0 || OTHERS.contains(group);
    return Arrays.stream(Direction.values())
        .filter(direction -> wanted)
        .map(direction -> new Case(method, group, direction));
  }

  private static RegionSummary summary(Explained explained, RegionEvidence evidence, Case each) {
    RegionShares[] shares = evidence.shares().get(each.method).get(each.direction);
    double[][] drops = SUREST.contains(each.group) ? evidence.surestDrops() : evidence.drops();
    Scores test = explained.test();
    int[] members =
        IntStream.of(members(explained, each.group)).filter(place -> shares[place] != null).toArray();
    return RegionSummary.of(
        explained.methods().get(each.method).explainer().id(),
        each.group,
        each.direction,
        IntStream.of(members).mapToObj(place -> shares[place]).toList(),
        IntStream.of(members).mapToObj(place -> drops[place]).toList(),
        IntStream.of(members).mapToObj(place -> test.subjects()[place]).toList(),
        explained.seed());
  }

  private static int[] members(Explained explained, Group group) {
    Scores test = explained.test();
    double[] answers = explained.answers();
    return switch (group) {
      case MOST_CONFIDENT_POSITIVE -> Gallery.mostConfident(test, Direction.FOR);
      case MOST_CONFIDENT_NEGATIVE -> Gallery.mostConfident(test, Direction.AGAINST);
      case TEST -> where(test, place -> true);
      case LABELLED_POSITIVE -> where(test, place -> test.labels()[place] == 1);
      case LABELLED_NEGATIVE -> where(test, place -> test.labels()[place] == 0);
      case ANSWERED_POSITIVE -> where(test, place -> answers[place] > 0);
      case ANSWERED_NEGATIVE -> where(test, place -> !(answers[place] > 0));
      case RIGHT -> where(test, place -> answers[place] > 0 == (test.labels()[place] == 1));
      case WRONG -> where(test, place -> answers[place] > 0 != (test.labels()[place] == 1));
    };
  }

  private static int[] where(Scores test, IntPredicate holds) {
    return IntStream.range(0, test.size()).filter(holds).toArray();
  }
}
