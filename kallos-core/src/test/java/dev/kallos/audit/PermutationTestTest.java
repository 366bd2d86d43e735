package dev.kallos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.evaluation.Scores;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class PermutationTestTest {
  private static final List<AuditMetric> ACCURACY = List.of(AuditMetric.ACCURACY);

  @Test
  void withOneFaceAPersonThePValueIsThatOfTheComparisonOfTwoProportions() {
    int n = 400;
    Scores scores = answers(n, 1, i -> i % 2 == 0 ? i % 10 < 8 : i % 10 < 6);
    int[] members = IntStream.range(0, n).filter(i -> i % 2 == 0).toArray();
    int[] rest = IntStream.range(0, n).filter(i -> i % 2 == 1).toArray();
    double a = share(scores, members);
    double b = share(scores, rest);
    double z = (a - b) / Math.sqrt(a * (1 - a) / 200 + b * (1 - b) / 200);
    double normal = 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
    assertThat(p(scores, members, rest)).isCloseTo(normal, within(.02));
  }

  @Test
  void tenFacesOfEachPersonMakeNoDifferenceMoreCertain() {
    int people = 100;
    Scores once = answers(people, 1, i -> i % 2 == 0 ? i % 10 < 8 : i % 10 < 7);
    Scores often = answers(10 * people, 10, i -> i / 10 % 2 == 0 ? i / 10 % 10 < 8 : i / 10 % 10 < 7);
    double alone = p(once, even(people, 1), odd(people, 1));
    double together = p(often, even(10 * people, 10), odd(10 * people, 10));
    assertThat(together).isCloseTo(alone, within(.03));
    assertThat(together).isGreaterThan(.01);
  }

  @Test
  void whenAllAnswersAreTheSameNothingIsFound() {
    Scores scores = answers(100, 1, i -> true);
    assertThat(p(scores, even(100, 1), odd(100, 1))).isEqualTo(1);
  }

  @Test
  void aDifferenceChanceNeverReachesHasTheSmallestPValueThereIs() {
    Scores scores = answers(200, 1, i -> i % 2 == 0 || i == 1);
    assertThat(p(scores, even(200, 1), odd(200, 1))).isEqualTo(1.0 / (PermutationTest.DEALS + 1));
  }

  @Test
  void aDealThatComesToTheDataAgainReachesIt() {
    Scores scores = answers(60, 1, i -> i >= 3);
    double allThreeInTheGroup = 20 * 19 * 18 / (60.0 * 59 * 58);
    assertThat(p(scores, IntStream.range(0, 20).toArray(), IntStream.range(20, 60).toArray()))
        .isCloseTo(allThreeInTheGroup, within(.015));
  }

  @Test
  void fewerThanTwentyPeopleWithAPartInItAreNotTested() {
    Scores scores = answers(60, 1, i -> i % 3 == 0);
    int[] nineteen = IntStream.range(0, 19).toArray();
    assertThat(p(scores, nineteen, IntStream.range(19, 60).toArray())).isNaN();
    assertThat(p(scores, IntStream.range(0, 20).toArray(), IntStream.range(20, 60).toArray())).isNotNaN();
  }

  @Test
  void aDealMovesWholePeopleWhereMembershipStaysWithThem() {
    int people = 60;
    Scores scores = answers(3 * people, 3, i -> true);
    RankedFaces ranked = AuditedFaces.ranked(scores);
    int[] set = ranked.ranks(IntStream.range(0, 3 * people).toArray());
    byte[] side = new byte[set.length];
    for (int k = 0; k < set.length; k++) {
      side[k] = (byte) (ranked.subject(set[k]) < 25 ? 1 : 0);
    }
    byte[] dealt = deal(ranked, set, side);
    int[] inGroup = new int[people];
    for (int k = 0; k < set.length; k++) {
      inGroup[ranked.subject(set[k])] += dealt[k];
    }
    assertThat(inGroup).containsOnly(0, 3);
    assertThat(IntStream.of(inGroup).sum()).isEqualTo(75);
    assertThat(dealt).isNotEqualTo(side);
  }

  @Test
  void aDealKeepsTheMixturesWhereMembershipChangesFromPictureToPicture() {
    int people = 50;
    Scores scores = answers(4 * people, 4, i -> true);
    RankedFaces ranked = AuditedFaces.ranked(scores);
    int[] set = ranked.ranks(IntStream.range(0, 4 * people).toArray());
    int[] seen = new int[people];
    byte[] side = new byte[set.length];
    for (int k = 0; k < set.length; k++) {
      int subject = ranked.subject(set[k]);
      side[k] = (byte) (seen[subject]++ < subject % 3 ? 1 : 0);
    }
    byte[] dealt = deal(ranked, set, side);
    int[] inGroup = new int[people];
    for (int k = 0; k < set.length; k++) {
      inGroup[ranked.subject(set[k])] += dealt[k];
    }
    int[] before = IntStream.range(0, people).map(s -> s % 3).sorted().toArray();
    assertThat(Arrays.stream(inGroup).sorted().toArray()).isEqualTo(before);
  }

  private static byte[] deal(RankedFaces ranked, int[] set, byte[] side) {
    SplittableRandom random = new SplittableRandom(3);
    return new MembershipDeal(ranked, set, side, random).deal(random);
  }

  private static double p(Scores scores, int[] members, int[] rest) {
    RankedFaces ranked = AuditedFaces.ranked(scores);
    return new PermutationTest(ACCURACY)
        .p(ranked, ranked.ranks(members), ranked.ranks(rest), new SplittableRandom(1))[0];
  }

  private interface Right {
    boolean of(int face);
  }

  private static Scores answers(int faces, int each, Right right) {
    double[] logits = IntStream.range(0, faces).mapToDouble(i -> right.of(i) ? 1 : -1).toArray();
    int[] labels = new int[faces];
    Arrays.fill(labels, 1);
    String[] who = IntStream.range(0, faces).mapToObj(i -> "%05d".formatted(i / each)).toArray(String[]::new);
    return new Scores(AuditedFaces.names(faces), who, labels, logits);
  }

  private static int[] even(int faces, int each) {
    return IntStream.range(0, faces).filter(i -> i / each % 2 == 0).toArray();
  }

  private static int[] odd(int faces, int each) {
    return IntStream.range(0, faces).filter(i -> i / each % 2 == 1).toArray();
  }

  private static double share(Scores scores, int[] faces) {
    return IntStream.of(faces).mapToDouble(i -> scores.logits()[i] > 0 ? 1 : 0).average().orElseThrow();
  }
}
