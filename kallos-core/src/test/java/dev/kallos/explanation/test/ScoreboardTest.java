package dev.kallos.explanation.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreboardTest {
  private static final Measured NONE = Measured.point(Double.NaN);
  private static final SubjectMean UNASKED = new SubjectMean(NONE, 0, 0);
  private static final String[] SUBJECTS =
      IntStream.range(0, 40).mapToObj(i -> "s" + i / 2).toArray(String[]::new);

  @TempDir Path folder;

  @Test
  void aMethodPassesByItsMarginOverTheRandomMapOnTheSameFaces() {
    assertThat(MapTest.ROAD.passes(UNASKED, mean(0.1, 0.2))).contains(true);
    assertThat(MapTest.ROAD.passes(UNASKED, mean(-0.2, -0.1))).contains(false);
    assertThat(MapTest.ROAD.passes(UNASKED, mean(-0.1, 0.1))).isEmpty();
    assertThat(MapTest.ROAD.passes(mean(0.1, 0.2), UNASKED)).isEmpty();
  }

  @Test
  void heatAgreesWithHidingWhereItIsAboveNoneAndAboveARandomMap() {
    assertThat(MapTest.REGION_CORRELATION.passes(mean(0.1, 0.2), mean(0.1, 0.3))).contains(true);
    assertThat(MapTest.REGION_CORRELATION.passes(mean(-0.1, 0.1), mean(0.1, 0.3))).isEmpty();
    assertThat(MapTest.REGION_CORRELATION.passes(mean(-0.2, -0.1), mean(0.1, 0.3))).contains(false);
    assertThat(MapTest.REGION_CORRELATION.passes(mean(0.1, 0.2), mean(-0.1, 0.1))).isEmpty();
    assertThat(MapTest.REGION_CORRELATION.passes(mean(0.1, 0.2), mean(-0.3, -0.1))).contains(false);
    assertThat(MapTest.REGION_CORRELATION.passes(mean(-0.1, 0.1), mean(-0.3, -0.1))).contains(false);
  }

  @Test
  void aMapMustChangeWhenTheNetForgetsAndStayWhenThePictureHardlyChanges() {
    assertThat(MapTest.WEIGHTS_RANDOMIZED.passes(mean(0.6, 0.8), UNASKED)).contains(false);
    assertThat(MapTest.WEIGHTS_RANDOMIZED.passes(mean(0.1, 0.4), UNASKED)).contains(true);
    assertThat(MapTest.WEIGHTS_RANDOMIZED.passes(mean(0.4, 0.6), UNASKED)).isEmpty();
    assertThat(MapTest.MIRRORED.passes(mean(0.6, 0.8), UNASKED)).contains(true);
    assertThat(MapTest.MIRRORED.passes(mean(0.1, 0.4), UNASKED)).contains(false);
  }

  @Test
  void thePlantIsFoundWhereTheTargetsAreReached() {
    assertThat(MapTest.POINTING_GAME.passes(mean(0.95), UNASKED)).contains(true);
    assertThat(MapTest.POINTING_GAME.passes(mean(0.94), UNASKED)).contains(false);
    assertThat(MapTest.TRUE_REGION_LIFT.passes(mean(3), UNASKED)).contains(true);
    assertThat(MapTest.TRUE_REGION_LIFT.passes(UNASKED, UNASKED)).isEmpty();
  }

  @Test
  void ofFewerThanFivePeopleNothingIsTold() {
    for (int people : new int[] {4, 5}) {
      SubjectMean alike = new SubjectMean(between(0.6, 0.8), 20, people);
      assertThat(MapTest.WEIGHTS_RANDOMIZED.passes(alike, UNASKED).isPresent()).isEqualTo(people == 5);
      assertThat(MapTest.MIRRORED.passes(alike, UNASKED).isPresent()).isEqualTo(people == 5);
      assertThat(MapTest.TRUE_REGION_LIFT.passes(alike, UNASKED).isPresent()).isEqualTo(people == 5);
      assertThat(MapTest.ROAD.passes(mean(0.6, 0.8), alike).isPresent()).isEqualTo(people == 5);
    }
  }

  @Test
  void aMapThatIsItsOwnLikenessOnEveryFaceIsFlaggedThoughNothingVaries() {
    FaceNumbers edges = new FaceNumbers(40);
    int[] eight = {0, 2, 4, 6, 8, 10, 12, 14};
    edges.put(MapTest.WEIGHTS_RANDOMIZED, eight, new double[] {1, 1, 1, 1, 1, 1, 1, 1});
    edges.put(MapTest.NOISED, eight, new double[] {1, 1, 1, 1, 1, 1, 1, 1});
    Map<MapTest, MethodScore.Result> results = edges.results(new FaceNumbers(40), SUBJECTS, 1);

    assertThat(results.get(MapTest.WEIGHTS_RANDOMIZED).value().ci95().isDefined()).isFalse();
    assertThat(score(results, true).isFlagged()).isTrue();
    assertThat(results.get(MapTest.NOISED).passes()).contains(true);
  }

  @Test
  void theIntervalOfAMeanOverFivePeopleHoldsTheTrueOneInEightOfNineCasesOrMore() {
    SplittableRandom random = new SplittableRandom(3);
    String[] five = {"a", "b", "c", "d", "e"};
    int held = 0;
    int trials = 600;
    for (int t = 0; t < trials; t++) {
      double[] values = IntStream.range(0, 5).mapToDouble(i -> random.nextGaussian()).toArray();
      held += SubjectMean.of(values, five, t).measured().ci95().contains(0) ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(trials * 8 / 9);
  }

  @Test
  void marginsAreTakenFaceByFaceAndInTheDirectionThatIsGood() {
    int[] all = IntStream.range(0, 40).toArray();
    double[] hard = Arrays.stream(all).mapToDouble(i -> i / 40.0).toArray();
    FaceNumbers control = new FaceNumbers(40);
    control.put(MapTest.DELETION, all, hard);
    FaceNumbers better = new FaceNumbers(40);
    better.put(MapTest.DELETION, all, Arrays.stream(hard).map(value -> value - 0.01).toArray());

    MethodScore.Result result = better.results(control, SUBJECTS, 1).get(MapTest.DELETION);
    assertThat(result.margin().value()).isCloseTo(0.01, within(1e-9));
    assertThat(result.passes()).contains(true);
    assertThat(result.value().ci95().hi() - result.value().ci95().lo()).isGreaterThan(0.1);
    assertThat(result.faces()).isEqualTo(40);
    assertThat(result.subjects()).isEqualTo(20);
    assertThat(control.results(control, SUBJECTS, 1).get(MapTest.DELETION).passes()).isEmpty();
  }

  @Test
  void facesThatWereNotTestedOrDoNotCountAreLeftOut() {
    FaceNumbers numbers = new FaceNumbers(40);
    numbers.put(MapTest.NOISED, new int[] {3, 8, 9}, new double[] {0.2, Double.NaN, 0.4});

    MethodScore.Result result = numbers.results(numbers, SUBJECTS, 1).get(MapTest.NOISED);
    assertThat(result.value().value()).isCloseTo(0.3, within(1e-12));
    assertThat(result.faces()).isEqualTo(2);
    assertThat(numbers.of(MapTest.ROAD)).hasSize(40).containsOnly(Double.NaN);
  }

  @Test
  void theVerdictNamesWhatIsPassedAndFailedAndFlagsAMapThatBarelyChanges() {
    MethodScore sound =
        score(Map.of(MapTest.ROAD, result(true), MapTest.WEIGHTS_RANDOMIZED, result(true)), false);
    MethodScore flagged =
        score(Map.of(MapTest.ROAD, result(false), MapTest.WEIGHTS_RANDOMIZED, result(false)), true);

    assertThat(sound.isFlagged()).isFalse();
    assertThat(sound.verdict()).isEqualTo("passes random weights; better than a random map in ROAD");
    assertThat(flagged.isFlagged()).isTrue();
    assertThat(flagged.verdict())
        .isEqualTo(
            "a control, which knows nothing of what decides; flagged: the map barely changes when the weights are random;"
                + " fails random weights; no better than a random map in ROAD");
    assertThat(score(Map.of(), false).verdict()).isEqualTo("not tested");
  }

  @Test
  void theFilesHaveARowAMethodAndARowATest() throws IOException {
    MethodScore one = score(Map.of(MapTest.ROAD, result(true), MapTest.NOISED, result(false)), false);
    Path board = folder.resolve("scoreboard.csv");
    Path checks = folder.resolve("checks.csv");
    new Scoreboard(List.of(one)).write(board);
    new Scoreboard(List.of(one)).writeChecks(checks);

    List<String> lines = Files.readAllLines(board);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith(
            "method,layer,pointing_game,true_region_lift,deletion,insertion,road,faces,control,pointing_game_lo,pointing_game_hi")
        .endsWith("region_correlation,region_correlation_lo,region_correlation_hi,causal,flagged,verdict");
    assertThat(lines.get(1)).startsWith("m,conv1,,,,,0.3,7,0,,,,,,,,,0.2,0.4,");
    assertThat(lines.get(1).split(",", -1).length).isGreaterThanOrEqualTo(lines.get(0).split(",").length);
    assertThat(Files.readAllLines(checks))
        .containsExactly(
            "method,layer,test,value,lo,hi,margin,margin_lo,margin_hi,passes,faces,subjects",
            "m,conv1,road,0.3,0.2,0.4,,,,1,5,4",
            "m,conv1,noised,0.3,0.2,0.4,,,,0,5,4");
  }

  private static MethodScore score(Map<MapTest, MethodScore.Result> results, boolean control) {
    return new MethodScore("m", "conv1", control, results, Double.NaN, 7);
  }

  private static MethodScore.Result result(boolean passes) {
    return new MethodScore.Result(between(0.2, 0.4), NONE, Optional.of(passes), 5, 4);
  }

  private static SubjectMean mean(double value) {
    return new SubjectMean(Measured.point(value), 20, 20);
  }

  private static SubjectMean mean(double lo, double hi) {
    return new SubjectMean(between(lo, hi), 20, 20);
  }

  private static Measured between(double lo, double hi) {
    return new Measured(Math.round(50 * (lo + hi)) / 100.0, new Interval(lo, hi));
  }
}
