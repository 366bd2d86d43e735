package dev.kallos.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.UnusableInputException;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.evaluation.WeightedScores;
import dev.kallos.run.MeasuredFiles;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfidenceTest {
  private static final Scores VALIDATION = DrawnScores.of(800, 200, 2, 1);
  private static final Scores TEST = DrawnScores.of(800, 200, 2, 2);

  @TempDir Path folder;

  @Test
  void theTemperatureOfAnOverconfidentNetLowersLossAndCalibrationErrorOnOtherPeople() {
    Confidence confidence = Confidence.of(VALIDATION, TEST, true, 1);
    Confidence.After after = confidence.after().orElseThrow();
    assertThat(confidence.temperature().value().value()).isCloseTo(2, within(0.5));
    for (int figure = 0; figure < 3; figure++) {
      assertThat(after.difference().get(figure).ci95().hi()).isNegative();
    }
    assertThat(after.difference().get(1).value())
        .isCloseTo(after.calibration().ece().value() - confidence.before().ece().value(), within(1e-12));
    assertThat(after.difference()).hasSize(4);
    assertThat(after.difference().get(2).ci95()).isEqualTo(after.difference().get(1).ci95());
    assertThat(after.difference().get(2).value())
        .isCloseTo(after.calibration().eceDebiased().value() - confidence.before().eceDebiased().value(), within(1e-12));
  }

  @Test
  void theDifferenceOfSquaredErrorsReachesAsFarAsItsReplicatesFromThatOfThoseThatAreNotDebiased() {
    Confidence confidence = Confidence.of(VALIDATION, TEST, true, 1);
    Measured difference = confidence.after().orElseThrow().difference().get(3);
    WeightedScores before = WeightedScores.of(TEST);
    WeightedScores after = WeightedScores.of(confidence.temperature().scale(TEST));
    Interval drawn =
        SubjectBootstrap.of(TEST.subjects(), 1)
            .measured(
                w ->
                    new double[] {
                      CalibrationError.squaredDebiased(after.weighted(w), 15)
                          - CalibrationError.squaredDebiased(before.weighted(w), 15)
                    })[0]
            .ci95();
    double middle = CalibrationError.squared(after, 15) - CalibrationError.squared(before, 15);
    double reach = Math.max(drawn.hi() - middle, middle - drawn.lo());
    assertThat(difference.ci95().lo()).isCloseTo(difference.value() - reach, within(1e-12));
    assertThat(difference.ci95().hi()).isCloseTo(difference.value() + reach, within(1e-12));
  }

  @Test
  void aBinIsWhatCountingByHandGivesAndABinOfFewPeopleHasNoInterval() {
    for (ReliabilityBin bin : Confidence.of(VALIDATION, TEST, true, 1).before().reliability()) {
      double positives = 0;
      double sum = 0;
      int faces = 0;
      for (int i = 0; i < TEST.size(); i++) {
        double p = TEST.probabilities()[i];
        if (p >= bin.lo() && p < bin.hi()) {
          faces++;
          positives += TEST.labels()[i];
          sum += p;
        }
      }
      assertThat(bin.faces()).isEqualTo(faces);
      if (faces > 0) {
        assertThat(bin.share().value()).isCloseTo(positives / faces, within(1e-12));
        assertThat(bin.meanProbability()).isCloseTo(sum / faces, within(1e-12));
        assertThat(bin.share().ci95().contains(positives / faces)).isTrue();
      }
    }
    Scores few = DrawnScores.of(800, 4, 2, 2);
    assertThat(ReliabilityBin.of(few, 15, 1)).noneMatch(bin -> bin.share().ci95().isDefined());
  }

  @Test
  void theFileHoldsNoNaNWhateverIsUndefined() throws IOException {
    Scores none = TEST.select(new int[0]);
    Scores one = TEST.select(new int[] {0});
    for (Confidence confidence :
        new Confidence[] {Confidence.of(none, none, true, 1), Confidence.of(one, one, true, 1), Confidence.of(VALIDATION, one, true, 1)}) {
      Path path = folder.resolve("confidence.json");
      ConfidenceFile.write(path, confidence);
      assertThat(path).content().doesNotContain("NaN").doesNotContain("Infinity");
    }
    ConfidenceFile.write(folder.resolve("confidence.json"), Confidence.of(one, TEST, true, 1));
    JsonNode json = new ObjectMapper().readTree(folder.resolve("confidence.json").toFile());
    assertThat(json.path("sentence").asText()).contains("No temperature");
    assertThat(json.path("after").isNull()).isTrue();
    assertThat(json.at("/before/ece/value").isNumber()).isTrue();
  }

  @Test
  void theFileHasEveryFieldItsDescriptionNames() {
    JsonNode json = ConfidenceFile.json(Confidence.of(VALIDATION, TEST, true, 1));
    assertThat(json.path("sentence").isNull()).isTrue();
    assertThat(json.at("/fitted_on/faces").asInt()).isEqualTo(800);
    for (String figure :
        new String[] {
          "/temperature", "/before/log_loss", "/after/ece", "/after/ece_debiased", "/difference/log_loss", "/aurc",
          "/coverage/3/coverage", "/coverage/3/accuracy", "/thresholds/9/tpr", "/thresholds/9/precision", "/costs/4/cost"
        }) {
      assertThat(json.at(figure + "/value").isNumber()).as(figure).isTrue();
      assertThat(json.at(figure + "/lo").asDouble()).as(figure).isLessThanOrEqualTo(json.at(figure + "/hi").asDouble());
    }
    assertThat(json.at("/before/reliability")).hasSize(15);
    assertThat(json.at("/after/histogram")).hasSize(20);
    assertThat(json.at("/thresholds/9/threshold").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/thresholds/9/calibrated_threshold").asDouble()).isEqualTo(0.5);
  }

  @Test
  void theTemperatureSavedIsTheOneReadAndWithoutOneAnOldFileGoes() throws IOException {
    Path path = folder.resolve("calibration.json");
    Temperature temperature = Temperature.of(VALIDATION, true, 1);
    CalibrationFile.write(path, temperature, Map.of());
    assertThat(CalibrationFile.read(new RunFolder(folder))).hasValue(temperature.value().value());
    CalibrationFile.write(path, Temperature.of(VALIDATION.select(new int[0]), true, 1), Map.of());
    assertThat(path).doesNotExist();
    assertThat(CalibrationFile.read(new RunFolder(folder))).isEmpty();
  }

  @Test
  void aTemperatureFittedOnOtherScoresIsRefused() throws IOException {
    RunFolder run = new RunFolder(folder);
    Files.writeString(run.scores(), "older\n");
    CalibrationFile.write(run.calibration(), Temperature.of(VALIDATION, true, 1), MeasuredFiles.hashesOfScores(run));
    assertThat(CalibrationFile.read(run)).isPresent();
    Files.writeString(run.scores(), "newer\n");
    assertThatThrownBy(() -> CalibrationFile.read(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith(run.scores() + " has changed since calibration.json was measured on it; run: kallos audit");
  }

  @Test
  void aCalibrationThatSaysNoTemperatureIsRefusedInASentence() throws IOException {
    Path path = folder.resolve("calibration.json");
    for (String content : new String[] {"{", "{}", "{\"temperature\": 0}", "{\"temperature\": \"1\"}", "", "[1e999]"}) {
      Files.writeString(path, content);
      assertThatThrownBy(() -> CalibrationFile.read(new RunFolder(folder)))
          .as(content)
          .isInstanceOf(UnusableInputException.class)
          .hasMessageContaining("calibration.json")
          .hasMessageContaining("kallos audit");
    }
  }
}
