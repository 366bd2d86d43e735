package dev.kallos.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Baselines;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.Sexes;
import dev.kallos.evaluation.WeightedScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelMakeUpTest {
  private static final DrawnFaces TRAIN = DrawnFaces.of(2000, 300, 2, 1);
  private static final DrawnFaces VALIDATION = DrawnFaces.of(600, 100, 2, 2);
  private static final DrawnFaces TEST = DrawnFaces.of(600, 100, 2, 3);

  private static LabelMakeUp makeUp;

  @TempDir Path folder;

  @BeforeAll
  static void explain() {
    makeUp = LabelMakeUp.of(faces(TRAIN, VALIDATION, TEST), 1, () -> false);
  }

  @Test
  void thePredictorsStandFromTheBlindestToTheBestInformed() {
    assertThat(makeUp.predictors().figures())
        .extracting(Predictors.Figures::name)
        .containsExactly("majority", "sex_only", "attributes", "net", "attributes_and_net");
  }

  @Test
  void majorityAndSexOnlyAreRightAsOftenAsTheBaselinesOfTheEvaluation() {
    Sexes sexes = new Sexes(TRAIN.faces.attributes().of("Male"), TEST.faces.attributes().of("Male"));
    Baselines baselines = Baselines.of(TRAIN.faces.labels(), Optional.of(sexes), TEST.net, 1);
    assertThat(figures("majority").accuracy()).isEqualTo(baselines.majority());
    assertThat(figures("sex_only").accuracy()).isEqualTo(baselines.sexOnly().orElseThrow());
    assertThat(figures("majority").auc().value()).isEqualTo(0.5);
  }

  @Test
  void aFaceOfUnknownSexIsGivenTheOverallShareAndCountsForNeitherSex() {
    int[] yes = {1, 1, 0, 0, 0, 0, 0, 1, 0, 0};
    byte[] sexes = {1, 1, 1, 0, 0, 0, 0, -1, -1, -1};
    LabelledFaces train = new LabelledFaces("abcdefghij".split(""), yes, new Labels(List.of("Male"), new byte[][] {sexes}));
    assertThat(LabelMakeUp.sexOnly(faces(train, 1, 0, -1)).orElseThrow().logits())
        .containsExactly(Rate.logOdds(2, 3), Rate.logOdds(0, 4), Rate.logOdds(3, 10));
    assertThat(LabelMakeUp.sexOnly(faces(train, -1, -1, -1))).isEmpty();
  }

  /** Test faces of these sexes. */
  private static LabelMakeUp.Faces faces(LabelledFaces train, int... sexes) {
    byte[] test = new byte[sexes.length];
    IntStream.range(0, sexes.length).forEach(i -> test[i] = (byte) sexes[i]);
    return new LabelMakeUp.Faces(
        "Attractive",
        Optional.empty(),
        train,
        TEST.net.select(new int[0]),
        train.attributes().select(new int[0]),
        TEST.net.select(IntStream.range(0, sexes.length).toArray()),
        new Labels(List.of("Male"), new byte[][] {test}));
  }

  @Test
  void theNetsFiguresAreThoseOfItsScoresAndADifferenceIsOneLessTheOther() {
    WeightedScores view = WeightedScores.of(TEST.net);
    assertThat(figures("net").auc().value()).isEqualTo(Metric.AUC.of(view));
    assertThat(figures("net").logLoss().value()).isEqualTo(Metric.LOG_LOSS.of(view));
    Predictors.Difference difference = difference("net", "attributes");
    assertThat(difference.accuracy().value())
        .isCloseTo(figures("net").accuracy().value() - figures("attributes").accuracy().value(), within(1e-12));
  }

  @Test
  void aNetThatSeesWhatNoAttributeSaysAddsToThemAndTheyNothingToIt() {
    assertThat(difference("attributes_and_net", "attributes").logLoss().ci95().hi()).isNegative();
    assertThat(difference("attributes_and_net", "net").auc().value()).isCloseTo(0, within(0.005));
    Stacking stacking = makeUp.stacking().orElseThrow();
    assertThat(stacking.net()).isCloseTo(1, within(0.4));
    assertThat(stacking.attributes()).isCloseTo(0, within(0.4));
  }

  @Test
  void aDifferenceOfPairedPredictorsIsSteadierThanTheirOwnFigures() {
    Measured difference = difference("net", "attributes").accuracy();
    double own = width(figures("net").accuracy()) + width(figures("attributes").accuracy());
    assertThat(width(difference)).isLessThan(own);
  }

  @Test
  void theSuspectsAreTheSurestErrorsAndTheSurestOfThemComesFirst() {
    List<Suspect> suspects = makeUp.suspects();
    assertThat(suspects).hasSize(20).allMatch(s -> s.probability() > 0.5 != (s.label() == 1));
    double last = Math.abs(suspects.get(19).probability() - .5);
    long surer = 0;
    for (int i = 0; i < TEST.net.size(); i++) {
      double p = TEST.net.probabilities()[i];
      surer += p > 0.5 != (TEST.net.labels()[i] == 1) && Math.abs(p - .5) > last ? 1 : 0;
    }
    assertThat(surer).isLessThan(20);
    assertThat(suspects.get(0).probability()).satisfiesAnyOf(p -> assertThat(p).isGreaterThan(.9), p -> assertThat(p).isLessThan(.1));
  }

  @Test
  void theFileHasEveryFieldItsDescriptionNamesAndPhotosWhereThereAreSome() throws IOException {
    String shown = makeUp.suspects().get(0).file();
    JsonNode json = written(makeUp, Map.of(shown, "faces/x.jpg"));
    for (String figure :
        new String[] {
          "/predictors/3/accuracy", "/predictors/3/auc", "/predictors/3/log_loss", "/differences/1/log_loss",
          "/weights/0/weight", "/amplification/0/amplification", "/amplification/0/amplification_of_scores",
          "/amplification/0/labels", "/amplification/0/answers", "/amplification/0/scores", "/mean_amplification",
          "/mean_amplification_of_scores",
          "/noise/agreement", "/noise/agreement_by_person", "/noise/subject_majority", "/noise/other_photos_majority"
        }) {
      assertThat(json.at(figure + "/value").isNumber()).as(figure).isTrue();
      assertThat(json.at(figure + "/hi").isNumber()).as(figure).isTrue();
    }
    assertThat(json.at("/regression/left_out/0").asText()).isEqualTo("Bald");
    assertThat(json.at("/regression/sentence").isNull()).isTrue();
    assertThat(json.at("/stacking/net").isNumber()).isTrue();
    assertThat(json.at("/amplification/0/paper").asText()).isEqualTo("Wang and Russakovsky 2021");
    assertThat(json.at("/suspects/0/photo").asText()).isEqualTo("faces/x.jpg");
    assertThat(json.at("/suspects/1/photo").isNull()).isTrue();
  }

  @Test
  void withoutOtherAttributesValidationOrSubjectsThereAreSentencesAndNoNaN() throws IOException {
    Labels alone = new Labels(List.of("Attractive"), new byte[][] {TRAIN.faces.attributes().of("Attractive")});
    Labels testAlone = new Labels(List.of("Attractive"), new byte[][] {TEST.faces.attributes().of("Attractive")});
    Scores none = VALIDATION.net.select(new int[0]);
    LabelMakeUp bare =
        LabelMakeUp.of(
            new LabelMakeUp.Faces(
                "Attractive",
                Optional.empty(),
                new LabelledFaces(TRAIN.faces.subjects(), TRAIN.faces.labels(), alone),
                none,
                alone.select(new int[0]),
                TEST.net,
                testAlone),
            1,
            () -> false);
    JsonNode json = written(bare, Map.of());
    assertThat(json.at("/noise/faces").asInt()).isEqualTo(TRAIN.faces.labels().length + TEST.net.size());
    assertThat(json.path("predictors")).hasSize(2);
    assertThat(json.path("weights")).isEmpty();
    assertThat(json.at("/regression/sentence").asText()).contains("no other attribute");
    assertThat(json.at("/stacking/sentence").asText()).isNotEmpty();
    assertThat(json.at("/noise/sentence").asText()).contains("do not say who is who");
    assertThat(json.at("/noise/agreement/value").isNull()).isTrue();
    assertThat(json.at("/suspects/0/attributes_probability").isNull()).isTrue();
  }

  @Test
  void withoutTestFacesNothingIsDefinedAndNothingBreaks() throws IOException {
    DrawnFaces empty = DrawnFaces.of(0, 1, 0, 1);
    JsonNode json = written(LabelMakeUp.of(faces(TRAIN, VALIDATION, empty), 1, () -> false), Map.of());
    assertThat(json.at("/predictors/0/accuracy/value").isNull()).isTrue();
    assertThat(json.path("suspects")).isEmpty();
  }

  private JsonNode written(LabelMakeUp makeUp, Map<String, String> photos) throws IOException {
    Path path = folder.resolve("label.json");
    LabelFile.write(path, makeUp, photos);
    assertThat(path).content().doesNotContain("NaN").doesNotContain("Infinity");
    return new ObjectMapper().readTree(path.toFile());
  }

  private static double width(Measured measured) {
    return measured.ci95().hi() - measured.ci95().lo();
  }

  private static Predictors.Figures figures(String name) {
    return makeUp.predictors().figures().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static Predictors.Difference difference(String predictor, String less) {
    return makeUp.predictors().differences().stream()
        .filter(d -> d.predictor().equals(predictor) && d.less().equals(less))
        .findFirst()
        .orElseThrow();
  }

  private static LabelMakeUp.Faces faces(DrawnFaces train, DrawnFaces validation, DrawnFaces test) {
    return new LabelMakeUp.Faces(
        DrawnFaces.LABEL,
        Optional.of(train.faces),
        train.faces,
        validation.net,
        validation.faces.attributes(),
        test.net,
        test.faces.attributes());
  }
}
