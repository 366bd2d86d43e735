package dev.kallos.learningcurve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of curves whose truth is known. */
class LearningCurveTest {
  private static final double[] SHARES = {0.0625, 0.125, 0.25, 0.5, 1};
  private static final PowerLaw STEEP = new PowerLaw(0.02, 6, 0.4);
  private static final PowerLaw FLAT = new PowerLaw(0.2, 1e5, 2);

  private static LearningCurve curve(PowerLaw law, double training, double... shares) {
    List<TrainedNet> nets = new PlantedCurve(law, training, 2000, 0.002).nets(2, 3, shares);
    return LearningCurve.of(nets, 162_770, true, OptionalDouble.empty(), 1);
  }

  private static String words(LearningCurve curve) {
    return String.join("\n", curve.sentences());
  }

  @Test
  void aSteepCurveOfANetThatKnowsItsOwnFacesAsksForMoreFaces() {
    LearningCurve curve = curve(STEEP, 0.01, SHARES);
    assertThat(curve.moreFaces()).contains(MoreFaces.HELP);
    assertThat(curve.gap().verdict()).isEqualTo(Gap.Verdict.LARGE);
    assertThat(curve.verdict()).isEqualTo("More faces would help more than a larger net.");
    assertThat(words(curve))
        .contains("From 500 to 8,000 training faces the test error falls as", "16,000 training faces, twice as many")
        .contains("; 162,770 faces by ", "More faces would help: the whole interval")
        .contains("2 nets are on the mean wrong on 1.1 % (", "That is most of its error")
        .doesNotContain("NaN");
  }

  @Test
  void theGapIsWhatNewPeopleCostOnlyWhereTheTestPartIsKnownToShowNobodyTrainedOn() {
    List<TrainedNet> nets = new PlantedCurve(STEEP, 0.01, 500, 0.002).nets(1, 3, 0.5, 1);
    assertThat(words(LearningCurve.of(nets, 10, true, OptionalDouble.empty(), 1))).contains("are what new people cost.");
    assertThat(words(LearningCurve.of(nets, 10, false, OptionalDouble.empty(), 1)))
        .contains("are what faces not trained on cost.")
        .doesNotContain("new people");
  }

  @Test
  void aFlatCurveOfANetThatDoesNotKnowItsOwnFacesAsksForALargerNet() {
    LearningCurve curve = curve(FLAT, 0.195, SHARES);
    assertThat(curve.moreFaces()).contains(MoreFaces.HELP_LITTLE);
    assertThat(curve.gap().verdict()).isEqualTo(Gap.Verdict.SMALL);
    assertThat(curve.verdict()).startsWith("A larger net, or another training, would sooner help than more faces");
  }

  @Test
  void ofErrorsThatRiseItIsNotSaidThatTheyFall() {
    LearningCurve curve = curve(new PowerLaw(0.3, -1, 0.3), 0.1, SHARES);
    assertThat(curve.fit().orElseThrow().law().scale()).isZero();
    assertThat(words(curve))
        .contains("From 500 to 8,000 training faces the test error does not fall: no falling law", "its mean, e∞ = ")
        .containsPattern(
            "would lower the test error from the ([0-9.]+ %) that the law gives at 8,000 by 0\\.0 points \\(.*\\), to \\1 \\(")
        .doesNotContain("the test error falls", "That is a fall");
  }

  @Test
  void ofAFallThatMayBeChanceItIsNotSaidThatTheErrorFalls() {
    List<TrainedNet> nets = new PlantedCurve(new PowerLaw(0.2, 0.3, 0.3), 0.1, 100, 0.02).nets(1, 3, SHARES);
    LearningCurve curve = LearningCurve.of(nets, 10, true, OptionalDouble.empty(), 1);
    CurveFit fit = curve.fit().orElseThrow();
    assertThat(fit.law().scale()).isPositive();
    assertThat(fit.drop(curve.fewest(), curve.most()).ci95().lo()).isZero();
    assertThat(words(curve))
        .contains("training faces the falling law nearest to the test error is e∞ + a·n^−b", "cannot be told from chance.")
        .doesNotContain("the test error falls");
  }

  @Test
  void aGapThatMayBeChanceIsNotSaidToBeWhatNewPeopleCost() {
    LearningCurve curve = curve(FLAT, FLAT.error(8000), SHARES);
    assertThat(curve.gap().gap().ci95().contains(0)).isTrue();
    assertThat(words(curve))
        .containsPattern("of the test faces\\. The difference of .* points \\(.*\\), .* of the test error, cannot be told from chance\\.")
        .doesNotContain("new people cost");
  }

  @Test
  void aNegativeNumberHasAMinusThatIsOne() {
    LearningCurve curve = curve(FLAT, 0.3, SHARES);
    assertThat(curve.gap().gap().value()).isNegative();
    assertThat(words(curve)).containsPattern(": −[0-9.]+ points \\(−").doesNotContain("-");
  }

  @Test
  void whatNeitherNumberSaysIsNotSaid() {
    LearningCurve between = curve(STEEP, 0.1, SHARES);
    assertThat(between.gap().verdict()).isEqualTo(Gap.Verdict.BETWEEN);
    assertThat(between.verdict()).isEqualTo("Whether more faces or a larger net would help more, these numbers do not say.");
  }

  @Test
  void threeSizesAreDrawnButNotForecastFrom() {
    LearningCurve curve = curve(STEEP, 0.01, 0.25, 0.5, 1);
    assertThat(curve.fit()).isEmpty();
    assertThat(curve.points()).hasSize(6);
    assertThat(words(curve)).contains("too few numbers of training faces for a forecast, which needs 4", "--shares");
    assertThat(curve.verdict()).contains("do not say");
    assertThat(curve(STEEP, 0.01, 0.125, 0.25, 0.5, 1).fit()).isPresent();
  }

  @Test
  void repeatsOfOneShareWhoseFacesDifferALittleAreOneSize() {
    List<TrainedNet> nets =
        new PlantedCurve(STEEP, 0.01, 50, 0).nets(1, 3, 0.5, 1).stream()
            .flatMap(
                net ->
                    IntStream.range(0, 3)
                        .mapToObj(
                            i ->
                                new TrainedNet(
                                    net.share(), net.faces() + i, net.subjects(), i, net.training(), net.validation(),
                                    net.test())))
            .toList();
    assertThat(LearningCurve.of(nets, 10, true, OptionalDouble.empty(), 1).fit()).isEmpty();
  }

  @Test
  void ofNetsTrainedOnUnlikeNumbersOfFacesTheMostIsABound() {
    List<TrainedNet> nets = new PlantedCurve(STEEP, 0.01, 50, 0).nets(2, 1, 1);
    assertThat(words(LearningCurve.of(nets, 10, true, OptionalDouble.empty(), 1)))
        .contains("Trained on %,d faces, 2 nets are".formatted(nets.get(0).faces()));
    TrainedNet last = nets.get(1);
    TrainedNet more =
        new TrainedNet(
            1, last.faces() + 7, last.subjects(), last.seed(), last.training(), last.validation(), last.test());
    assertThat(words(LearningCurve.of(List.of(nets.get(0), more), 10, true, OptionalDouble.empty(), 1)))
        .contains("Trained on up to %,d faces, 2 nets are".formatted(more.faces()));
  }

  @Test
  void ofOnePersonTestedItIsNotSaidHowWideTheLimitsIntervalIs() {
    List<TrainedNet> nets =
        new PlantedCurve(STEEP, 0.01, 1, 0).nets(1, 1, SHARES);
    assertThat(words(LearningCurve.of(nets, 10, true, OptionalDouble.empty(), 1)))
        .contains("do not determine e∞", "too few people were tested for an interval")
        .doesNotContain("its interval is wider");
  }

  @Test
  void ofNetsThatAreNeverWrongItIsSaidThatNothingIsKnownOfTheSpread() {
    List<TrainedNet> nets = new PlantedCurve(new PowerLaw(0, 0, 1), 0, 500, 0).nets(1, 1, SHARES);
    assertThat(words(LearningCurve.of(nets, 10, true, OptionalDouble.empty(), 1)))
        .contains("all replicates come to the same, so nothing is known of its spread")
        .doesNotContain("too few people");
  }

  @Test
  void aForecastOfFacesAlreadyMeasuredIsLeftOut() {
    List<TrainedNet> nets = new PlantedCurve(STEEP, 0.01, 500, 0.002).nets(1, 3, SHARES);
    LearningCurve curve = LearningCurve.of(nets, 8000, true, OptionalDouble.of(0.02), 1);
    assertThat(curve.looksAhead()).isFalse();
    assertThat(words(curve)).doesNotContain("; 8,000 faces by").contains("In the long run nobody could be wrong on fewer than 2.0 %");
    JsonNode forecasts = new LearningCurveFile(new LearningCurveFile.Net("A", "article", "8x8", "official"), curve).json().path("forecasts");
    assertThat(forecasts).hasSize(1);
    assertThat(forecasts.path(0).path("faces").asInt()).isEqualTo(16_000);
  }

  @Test
  void aForecastBelowTheLeastErrorPossibleIsSaidToBeImpossible() {
    List<TrainedNet> nets = new PlantedCurve(STEEP, 0.01, 500, 0.002).nets(1, 3, SHARES);
    double ahead = LearningCurve.of(nets, 162_770, true, OptionalDouble.empty(), 1).fit().orElseThrow().law().error(162_770);
    String impossible = "The forecast for 162,770 training faces lies below it, so the law cannot go on that far.";
    assertThat(words(LearningCurve.of(nets, 162_770, true, OptionalDouble.of(ahead + 0.001), 1))).contains(impossible);
    assertThat(words(LearningCurve.of(nets, 162_770, true, OptionalDouble.of(ahead - 0.001), 1)))
        .contains("planted rule's own limit.")
        .doesNotContain("cannot go on");
  }

  @Test
  void aVerdictOnMoreFacesNeedsTheWholeIntervalOnOneSideOfHalfAPoint() {
    assertThat(MoreFaces.of(drop(0.0051, 0.02))).isEqualTo(MoreFaces.HELP);
    assertThat(MoreFaces.of(drop(0.0001, 0.0049))).isEqualTo(MoreFaces.HELP_LITTLE);
    assertThat(MoreFaces.of(drop(0.0049, 0.02))).isEqualTo(MoreFaces.OPEN);
    assertThat(MoreFaces.of(Measured.point(0.02))).isEqualTo(MoreFaces.OPEN);
  }

  private static Measured drop(double lo, double hi) {
    return new Measured((lo + hi) / 2, new Interval(lo, hi));
  }

  @Test
  void theTableHasARowForEachNetAndTheFileSaysWhatTheWordsSay(@TempDir Path folder) throws IOException {
    LearningCurve curve = curve(STEEP, 0.01, SHARES);
    LearningCurveFile file = new LearningCurveFile(new LearningCurveFile.Net("Smiling", "article", "64x80", "subjects"), curve);
    file.writeCsv(folder.resolve("curve.csv"));
    file.writeJson(folder.resolve("curve.json"));

    CsvFile table = CsvFile.read(folder.resolve("curve.csv"));
    assertThat(String.join(",", table.header()))
        .isEqualTo(
            "share,faces,subjects,seed,train_accuracy,train_lo,train_hi,validation_accuracy,validation_lo,validation_hi,"
                + "test_accuracy,test_lo,test_hi");
    assertThat(table.rows()).hasSize(10);
    assertThat(table.rows().get(0).values().subList(0, 4)).containsExactly("0.0625", "500", "125", "3");
    assertThat(table.rows().get(1).values().get(3)).isEqualTo("4");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("curve.json").toFile());
    CurveFit fit = curve.fit().orElseThrow();
    assertThat(json.at("/fit/e_infinity/value").asDouble()).isEqualTo(fit.law().limit());
    assertThat(json.at("/fit/b/lo").asDouble()).isEqualTo(fit.exponent().ci95().lo());
    JsonNode ahead = json.at("/forecasts/1");
    assertThat(ahead.path("faces").asInt()).isEqualTo(162_770);
    assertThat(ahead.at("/accuracy/value").asDouble()).isCloseTo(1 - ahead.at("/error/value").asDouble(), within(1e-12));
    assertThat(ahead.at("/accuracy/lo").asDouble()).isLessThan(ahead.at("/accuracy/hi").asDouble());
    assertThat(json.path("more_faces").asText()).isEqualTo("help");
    assertThat(json.path("gap_is").asText()).isEqualTo("large");
    assertThat(json.path("bayes_error").isNull()).isTrue();
    assertThat(json.path("sentences")).hasSize(curve.sentences().size());
  }

  @Test
  void withoutAFitTheFileHasNullsAndNoForecast() {
    LearningCurve curve = curve(STEEP, 0.01, 0.5, 1);
    JsonNode json = new LearningCurveFile(new LearningCurveFile.Net("A", "article", "8x8", "official"), curve).json();
    assertThat(json.path("fit").isNull()).isTrue();
    assertThat(json.path("more_faces").isNull()).isTrue();
    assertThat(json.path("forecasts")).isEmpty();
  }
}
