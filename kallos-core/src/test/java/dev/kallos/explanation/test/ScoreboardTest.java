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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreboardTest {
  private static final Measured NONE = Measured.point(Double.NaN);
  private static final String[] SUBJECTS =
      IntStream.range(0, 40).mapToObj(i -> "s" + i / 2).toArray(String[]::new);

  @TempDir Path folder;

  @Test
  void aMethodPassesByItsMarginOverTheRandomMapOnTheSameFaces() {
    assertThat(MapTest.ROAD.passes(NONE, between(0.1, 0.2))).contains(true);
    assertThat(MapTest.ROAD.passes(NONE, between(-0.2, -0.1))).contains(false);
    assertThat(MapTest.ROAD.passes(NONE, between(-0.1, 0.1))).isEmpty();
    assertThat(MapTest.ROAD.passes(between(0.1, 0.2), NONE)).isEmpty();
  }

  @Test
  void aMapMustChangeWhenTheNetForgetsAndStayWhenThePictureHardlyChanges() {
    assertThat(MapTest.WEIGHTS_RANDOMIZED.passes(between(0.6, 0.8), NONE)).contains(false);
    assertThat(MapTest.WEIGHTS_RANDOMIZED.passes(between(0.1, 0.4), NONE)).contains(true);
    assertThat(MapTest.WEIGHTS_RANDOMIZED.passes(between(0.4, 0.6), NONE)).isEmpty();
    assertThat(MapTest.MIRRORED.passes(between(0.6, 0.8), NONE)).contains(true);
    assertThat(MapTest.MIRRORED.passes(between(0.1, 0.4), NONE)).contains(false);
  }

  @Test
  void thePlantIsFoundWhereTheTargetsAreReached() {
    assertThat(MapTest.POINTING_GAME.passes(Measured.point(0.95), NONE)).contains(true);
    assertThat(MapTest.POINTING_GAME.passes(Measured.point(0.94), NONE)).contains(false);
    assertThat(MapTest.TRUE_REGION_LIFT.passes(Measured.point(3), NONE)).contains(true);
    assertThat(MapTest.TRUE_REGION_LIFT.passes(NONE, NONE)).isEmpty();
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
    assertThat(result.margin().ci95().lo()).isCloseTo(0.01, within(1e-9));
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
    assertThat(sound.verdict()).isEqualTo("passes ROAD, random weights");
    assertThat(flagged.isFlagged()).isTrue();
    assertThat(flagged.verdict())
        .isEqualTo(
            "a control, which knows nothing of what decides; flagged: the map barely changes when the weights are random;"
                + " fails ROAD, random weights");
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

  private static Measured between(double lo, double hi) {
    return new Measured(Math.round(50 * (lo + hi)) / 100.0, new Interval(lo, hi));
  }
}
