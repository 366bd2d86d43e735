package dev.kallos.explanation.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionSummary;
import dev.kallos.explanation.RegionSummary.Group;
import dev.kallos.explanation.RegionSummary.RegionLift;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {
  private static final Measured EVEN = between(0.9, 1, 1.1);
  private static final Measured NOTHING = between(-0.01, 0, 0.01);

  @TempDir Path folder;

  @Test
  void aClaimIsSupportedOnlyIfBothIntervalsSaySo() {
    assertThat(verdict(between(1.2, 1.5, 1.8), between(0.01, 0.03, 0.05))).isEqualTo(Claim.Verdict.SUPPORTED);
    assertThat(verdict(between(1.2, 1.5, 1.8), NOTHING)).isEqualTo(Claim.Verdict.CANNOT_BE_TOLD);
    assertThat(verdict(EVEN, between(0.01, 0.03, 0.05))).isEqualTo(Claim.Verdict.CANNOT_BE_TOLD);
    assertThat(verdict(between(0.5, 0.6, 0.7), between(0.01, 0.03, 0.05))).isEqualTo(Claim.Verdict.NOT_SUPPORTED);
    assertThat(verdict(between(1.2, 1.5, 1.8), between(-0.05, -0.03, -0.01)))
        .isEqualTo(Claim.Verdict.NOT_SUPPORTED);
    assertThat(verdict(Measured.point(1.5), Measured.point(0.1))).isEqualTo(Claim.Verdict.CANNOT_BE_TOLD);
  }

  @Test
  void ofFewerThanFivePeopleNoClaimIsToldEitherWay() {
    for (int people : new int[] {2, 4}) {
      assertThat(verdict(between(1.2, 1.5, 1.8), between(0.01, 0.03, 0.05), people)).isEqualTo(Claim.Verdict.CANNOT_BE_TOLD);
      assertThat(verdict(between(0.5, 0.6, 0.7), NOTHING, people)).isEqualTo(Claim.Verdict.CANNOT_BE_TOLD);
    }
    assertThat(verdict(between(1.2, 1.5, 1.8), between(0.01, 0.03, 0.05), 5)).isEqualTo(Claim.Verdict.SUPPORTED);
    assertThat(verdict(between(0.5, 0.6, 0.7), NOTHING, 5)).isEqualTo(Claim.Verdict.NOT_SUPPORTED);
  }

  @Test
  void wrongAnswersAboutTooFewPeopleAreNotSetBesideRightOnes() {
    RegionSummary right = summary(Group.RIGHT, Direction.FOR, Map.of(), Map.of());
    Map<Region, Measured> hot = Map.of(Region.MOUTH, between(2, 2.5, 3));

    assertThat(sentences(right, summary(Group.WRONG, Direction.FOR, hot, Map.of(), 5)))
        .contains("Where the net is wrong, more of what speaks for “labelled Smiling” than where it is right lies on the mouth.");
    assertThat(sentences(right, summary(Group.WRONG, Direction.FOR, hot, Map.of(), 4)))
        .noneMatch(sentence -> sentence.contains("wrong"));
  }

  @Test
  void theSentencesSayWhatTheNumbersSay() {
    Findings found = Findings.of("Smiling", "The Method", summaries(), List.of(score(true)));

    assertThat(found.claims()).extracting(Claim::region).containsExactly(Region.FOREHEAD, Region.MOUTH, Region.CHEEKS);
    assertThat(found.claims().get(0).sentence())
        .isEqualTo(
            "The forehead: cannot be told. It has 1.00 times (0.90 to 1.10) the heat that its area explains; hiding it takes"
                + " 0.0 points (−1.0 to 1.0) from the probability of the answer.");
    assertThat(found.claims().get(1).claim()).isEqualTo("The mouth is among the areas of high activation.");
    assertThat(found.claims().get(1).sentence())
        .isEqualTo(
            "The mouth: supported. It has 2.50 times (2.00 to 3.00) the heat that its area explains; hiding it takes 20.0 points"
                + " (10.0 to 30.0) from the probability of the answer.");
    assertThat(found.claims().get(2).sentence())
        .isEqualTo(
            "The cheeks: not supported. They have 0.50 times (0.40 to 0.60) the heat that their area explains; hiding them adds"
                + " 1.0 points (0.5 to 1.5) to the probability of the answer.");
    assertThat(found.sentences())
        .containsExactly(
            "On the 30 test faces answered “labelled Smiling”, what speaks for that answer is densest on the mouth, 2.50 times"
                + " (2.00 to 3.00), measured by the share of the area.",
            "Of single regions, hiding the mouth, 20.0 points (10.0 to 30.0) takes most from the probability of these answers.",
            "Over the regions of a face, heat and what hiding takes are rank-correlated by 0.30 (0.20 to 0.40), more than for a"
                + " random map.",
            "How far these maps may be believed (The Method, conv1): better than a random map in hidden regions.");
  }

  @Test
  void whereAControlDoesAsWellItIsSaidSo() {
    MethodScore main = score(true);
    MethodScore meanFace = control(0.25);
    MethodScore random = control(0.1);
    String said =
        "In hidden regions a map that knows nothing of the net may do as well or better: the best control's number is not beyond"
            + " the interval there.";
    assertThat(Findings.of("Smiling", "The Method", summaries(), List.of(main, random, meanFace)).sentences()).endsWith(said);
    assertThat(Findings.of("Smiling", "The Method", summaries(), List.of(main, random)).sentences()).doesNotContain(said);
    assertThat(Findings.of("Smiling", "The Method", summaries(), List.of(score(false), meanFace)).sentences())
        .doesNotContain(said);
  }

  private static MethodScore control(double value) {
    MethodScore.Result result =
        new MethodScore.Result(Measured.point(value), Measured.point(Double.NaN), Optional.empty(), 30, 20);
    return new MethodScore("c", "none", true, Map.of(MapTest.REGION_CORRELATION, result), Double.NaN, 30);
  }

  @Test
  void aLabelIsCalledAsItIsElsewhere() {
    assertThat(Findings.of("Attractive", "The Method", summaries(), List.of(score(true))).sentences().get(0))
        .contains("“labelled attractive”");
    assertThat(Findings.of("Wavy_Hair", "The Method", summaries(), List.of(score(true))).sentences().get(0)).contains("“labelled Wavy Hair”");
  }

  @Test
  void hidingSeveralRegionsTakesThePluralAndNegativeNumbersAMinus() {
    Map<Region, Measured> falls = Map.of(Region.MOUTH, between(0.1, 0.2, 0.3), Region.NOSE, between(0.05, 0.1, 0.2));
    MethodScore.Result result =
        new MethodScore.Result(between(-0.17, -0.14, -0.1), Measured.point(0.1), Optional.of(false), 30, 20);
    MethodScore main = new MethodScore("m", "conv1", false, Map.of(MapTest.REGION_CORRELATION, result), Double.NaN, 30);

    assertThat(
            Findings.of(
                    "Smiling", "The Method", List.of(summary(Group.ANSWERED_POSITIVE, Direction.FOR, Map.of(), falls)), List.of(main))
                .sentences())
        .contains(
            "Of single regions, hiding the mouth, 20.0 points (10.0 to 30.0) and the nose, 10.0 points (5.0 to 20.0) take most"
                + " from the probability of these answers.",
            "Over the regions of a face, heat and what hiding takes are rank-correlated by −0.14 (−0.17 to −0.10), below none.");
  }

  @Test
  void ofARankCorrelationThatDoesNotPassItIsSaidWhetherItIsAboveNone() {
    assertThat(correlated(between(0.18, 0.37, 0.5), Optional.empty()))
        .endsWith("by 0.37 (0.18 to 0.50), which is more than none, but cannot be told from what it is for a random map.");
    assertThat(correlated(between(-0.1, 0.2, 0.5), Optional.empty()))
        .endsWith("by 0.20 (−0.10 to 0.50), which cannot be told from none.");
    assertThat(correlated(between(-0.1, 0.1, 0.3), Optional.of(false)))
        .endsWith("by 0.10 (−0.10 to 0.30), below that for a random map.");
  }

  private static String correlated(Measured value, Optional<Boolean> passes) {
    MethodScore.Result result = new MethodScore.Result(value, Measured.point(0.1), passes, 30, 20);
    MethodScore main = new MethodScore("m", "conv1", false, Map.of(MapTest.REGION_CORRELATION, result), Double.NaN, 30);
    return Findings.of("Smiling", "The Method", summaries(), List.of(main)).sentences().stream()
        .filter(sentence -> sentence.contains("rank-correlated"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatCannotBeToldFromChanceIsSaidSo() {
    List<RegionSummary> even = List.of(summary(Group.ANSWERED_NEGATIVE, Direction.AGAINST, Map.of(), Map.of()));

    assertThat(Findings.of("Smiling", "The Method", even, List.of(score(false))).sentences())
        .startsWith(
            "On the 30 test faces answered not “labelled Smiling”, it can be told of no region that it has more of the heat than"
                + " its area explains.",
            "Hiding a single region takes nothing from these answers that could be told from chance.");
    assertThat(Findings.of("Smiling", "The Method", even, List.of(score(false))).claims()).isEmpty();
  }

  @Test
  void facesOfTooFewPeopleAreSaidToShowTooFewAndNoRegionIsNamed() {
    Map<Region, Measured> hot = Map.of(Region.MOUTH, between(2, 2.5, 3));
    Map<Region, Measured> falls = Map.of(Region.MOUTH, between(0.1, 0.2, 0.3));

    assertThat(sentences(summary(Group.ANSWERED_POSITIVE, Direction.FOR, hot, falls, 4)))
        .startsWith(
            "The 30 test faces answered “labelled Smiling” show too few people to tell which regions have more of the heat than"
                + " their area explains, or what hiding one takes from the answer.")
        .noneMatch(sentence -> sentence.contains("mouth"));
    assertThat(sentences(summary(Group.ANSWERED_POSITIVE, Direction.FOR, hot, falls, 5)).get(0)).contains("densest on the mouth");
  }

  @Test
  void whereRegionsWereHiddenOnFacesOfTooFewPeopleNothingIsSaidOfHiding() {
    Map<Region, Measured> hot = Map.of(Region.MOUTH, between(2, 2.5, 3));
    Map<Region, Measured> falls = Map.of(Region.MOUTH, between(0.1, 0.2, 0.3));
    RegionSummary few = summary(Group.ANSWERED_POSITIVE, Direction.FOR, hot, falls, 20, 4);

    assertThat(sentences(few))
        .contains("Regions were hidden on too few people's faces to tell what hiding one takes from these answers.");
    assertThat(Claim.of(Region.MOUTH, few).verdict()).isEqualTo(Claim.Verdict.CANNOT_BE_TOLD);
  }

  @Test
  void theFileHoldsClaimsAndSentencesAndNullForWhatIsUndefined() throws IOException {
    Path file = folder.resolve("findings.json");
    RegionSummary unhidden =
        summary(
            Group.ANSWERED_POSITIVE,
            Direction.FOR,
            Map.of(),
            Map.of(Region.MOUTH, Measured.point(Double.NaN)));
    FindingsFile.write(
        file,
        Findings.of("Smiling", "The Method", List.of(unhidden), List.of(score(true))),
        Optional.of(new FindingsFile.Shuffled(400, 21, 0.96)));

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    JsonNode mouth = json.get("claims").get(1);
    assertThat(mouth.get("region").asText()).isEqualTo("mouth");
    assertThat(mouth.get("verdict").asText()).isEqualTo("cannot be told");
    assertThat(mouth.get("lift").get("value").asDouble()).isEqualTo(1);
    assertThat(mouth.get("drop").get("value").isNull()).isTrue();
    assertThat(json.get("sentences")).hasSize(4);
    assertThat(json.get("shuffled_labels").get("epochs").asInt()).isEqualTo(21);
  }

  private static Claim.Verdict verdict(Measured lift, Measured drop) {
    return verdict(lift, drop, 20);
  }

  private static Claim.Verdict verdict(Measured lift, Measured drop, int people) {
    return Claim.of(
            Region.MOUTH,
            summary(Group.ANSWERED_POSITIVE, Direction.FOR, Map.of(Region.MOUTH, lift), Map.of(Region.MOUTH, drop), people))
        .verdict();
  }

  private static List<RegionSummary> summaries() {
    return List.of(
        summary(
            Group.ANSWERED_POSITIVE,
            Direction.FOR,
            Map.of(Region.MOUTH, between(2, 2.5, 3), Region.CHEEKS, between(0.4, 0.5, 0.6)),
            Map.of(Region.MOUTH, between(0.1, 0.2, 0.3), Region.CHEEKS, between(-0.015, -0.01, -0.005))));
  }

  private static List<String> sentences(RegionSummary... summaries) {
    return Findings.of("Smiling", "The Method", List.of(summaries), List.of(score(true))).sentences();
  }

  private static RegionSummary summary(
      Group group, Direction direction, Map<Region, Measured> lifts, Map<Region, Measured> drops) {
    return summary(group, direction, lifts, drops, 20);
  }

  private static RegionSummary summary(
      Group group, Direction direction, Map<Region, Measured> lifts, Map<Region, Measured> drops, int people) {
    return summary(group, direction, lifts, drops, people, people);
  }

  private static RegionSummary summary(
      Group group, Direction direction, Map<Region, Measured> lifts, Map<Region, Measured> drops, int people, int hidden) {
    List<RegionLift> regions =
        Stream.of(Region.values())
            .map(
                region ->
                    new RegionLift(
                        region, 0.1, between(0.1, 0.1, 0.1), lifts.getOrDefault(region, EVEN), drops.getOrDefault(region, NOTHING)))
            .toList();
    return new RegionSummary("m", group, direction, regions, 30, people, hidden, 0);
  }

  @Test
  void aControlAsGoodAsAMethodThatIsTheSameOnEveryFaceIsSaidToDoAsWell() {
    MethodScore always = score(Measured.point(1), false);

    assertThat(always.noBetterThanControls(List.of(always, score(Measured.point(1), true))))
        .containsExactly(MapTest.CONFIDENCE_INCREASE);
    assertThat(always.noBetterThanControls(List.of(always, score(Measured.point(0.9), true)))).isEmpty();
    assertThat(score(between(0.8, 0.95, 1), false).noBetterThanControls(List.of(score(Measured.point(0.9), true))))
        .containsExactly(MapTest.CONFIDENCE_INCREASE);
  }

  private static MethodScore score(Measured value, boolean control) {
    MethodScore.Result result = new MethodScore.Result(value, Measured.point(0.1), Optional.of(true), 30, 20);
    return new MethodScore("m", "conv1", control, Map.of(MapTest.CONFIDENCE_INCREASE, result), Double.NaN, 30);
  }

  private static MethodScore score(boolean passes) {
    MethodScore.Result result =
        new MethodScore.Result(
            between(0.2, 0.3, 0.4), Measured.point(0.1), Optional.of(passes), 30, 20);
    return new MethodScore("m", "conv1", false, Map.of(MapTest.REGION_CORRELATION, result), Double.NaN, 30);
  }

  private static Measured between(double lo, double value, double hi) {
    return new Measured(value, new Interval(lo, hi));
  }
}
