package dev.kallos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FairnessTest {
  private static final int FACES = 3000;

  @TempDir Path folder;

  @Test
  void eachCriterionsGapAndRatioAreThoseOfItsRates() {
    Scores scores = AuditedFaces.scores(FACES, 800, 1);
    Labels labels = AuditedFaces.labels(List.of("Male"), FACES, 2);
    Map<String, FairnessFinding> found = findings(scores, labels);
    double[] male = rates(scores, labels.of("Male"), 1);
    double[] female = rates(scores, labels.of("Male"), 0);
    assertGap(found.get("demographic_parity"), male[0], female[0]);
    assertGap(found.get("equal_opportunity"), male[1], female[1]);
    assertGap(found.get("predictive_parity"), male[3], female[3]);
    FairnessFinding odds = found.get("equalized_odds");
    assertThat(odds.gap().value())
        .isCloseTo(Math.max(Math.abs(male[1] - female[1]), Math.abs(male[2] - female[2])), within(1e-12));
    assertThat(odds.ratio().value()).isCloseTo(Math.min(ratio(male[1], female[1]), ratio(male[2], female[2])), within(1e-12));
    assertThat(found.get("calibration_within_groups").ratio().value()).isNaN();
    assertThat(found.values()).allSatisfy(finding -> assertThat(finding.sentence()).endsWith("."));
  }

  @Test
  void calibrationsGapIsTheLargestOfAnyThirdOfAnyGroupsScores() {
    Scores scores = AuditedFaces.scores(FACES, 800, 3);
    Labels labels = AuditedFaces.labels(List.of("Male"), FACES, 4);
    double widest = 0;
    for (int value = 0; value < 2; value++) {
      for (int third = 0; third < 3; third++) {
        double gap = 0;
        double count = 0;
        for (int i = 0; i < FACES; i++) {
          double p = Scores.probability(scores.logits()[i]);
          if (labels.of("Male", i) == value && p >= third / 3.0 && p < (third + 1) / 3.0) {
            gap += p - scores.labels()[i];
            count++;
          }
        }
        widest = Math.max(widest, Math.abs(gap / count));
      }
    }
    assertThat(findings(scores, labels).get("calibration_within_groups").gap().value())
        .isCloseTo(widest, within(1e-12));
  }

  @Test
  void aThirdOfTheScoresWhoseFacesHaveOneLabelTellsNothingOfCalibration() {
    int n = 600;
    byte[] male = new byte[n];
    int[] label = new int[n];
    double[] logits = new double[n];
    for (int i = 0; i < n; i++) {
      male[i] = (byte) (i % 2);
      boolean low = i < n / 2;
      logits[i] = low ? Math.log(0.02 / 0.98) : 0;
      label[i] = !low && i % 4 < 2 ? 1 : 0;
    }
    String[] names = IntStream.range(0, n).mapToObj(i -> "f" + i).toArray(String[]::new);
    Labels labels = new Labels(List.of("Male"), new byte[][] {male});
    FairnessFinding found =
        findings(new Scores(names, names, label, logits), labels).get("calibration_within_groups");
    assertThat(found.verdict()).isEqualTo(FairnessVerdict.OPEN);
    assertThat(found.gap().value()).isCloseTo(0, within(1e-12));
    assertThat(found.groups()).containsExactlyInAnyOrder("Male=0", "Male=1");
    assertThat(found.leftOut()).hasSize(2).allMatch(name -> name.contains("0.0 % to 33.3 %"));
  }

  @Test
  void aDisadvantagedGroupViolatesWhatAFairNetKeeps() {
    Labels labels = AuditedFaces.labels(List.of("Male"), FACES, 2);
    Scores fair = AuditedFaces.scores(FACES, FACES, 1);
    double[] logits = fair.logits().clone();
    for (int i = 0; i < FACES; i++) {
      logits[i] -= labels.of("Male", i) == 1 ? 1.5 : 0;
    }
    Scores biased = new Scores(fair.files(), fair.subjects(), fair.labels(), logits);
    Map<String, FairnessFinding> found = findings(biased, labels);
    assertThat(found.get("demographic_parity").verdict()).isEqualTo(FairnessVerdict.VIOLATED);
    assertThat(found.get("equalized_odds").verdict()).isEqualTo(FairnessVerdict.VIOLATED);
    assertThat(found.get("calibration_within_groups").verdict()).isEqualTo(FairnessVerdict.VIOLATED);
    assertThat(findings(fair, labels).values()).noneMatch(f -> f.verdict() == FairnessVerdict.VIOLATED);
  }

  @Test
  void aVerdictNeedsTheWholeIntervalOnOneSideOfFivePoints() {
    assertThat(verdict(0, .05)).isEqualTo(FairnessVerdict.HOLDS);
    assertThat(verdict(.01, .06)).isEqualTo(FairnessVerdict.OPEN);
    assertThat(verdict(.051, .06)).isEqualTo(FairnessVerdict.VIOLATED);
    assertThat(FairnessVerdict.of(Measured.point(.2), List.of())).isEqualTo(FairnessVerdict.OPEN);
  }

  @Test
  void aCriterionIsNeverSaidToHoldWhereAGroupWasNotJudged() {
    assertThat(verdict(0, .04, List.of("Male=1"))).isEqualTo(FairnessVerdict.OPEN);
    assertThat(verdict(.06, .09, List.of("Male=1"))).isEqualTo(FairnessVerdict.VIOLATED);

    int faces = 9000;
    byte[] male = new byte[faces];
    byte[] young = new byte[faces];
    int[] label = new int[faces];
    double[] logits = new double[faces];
    for (int i = 0; i < faces; i++) {
      male[i] = (byte) (i % 3 == 0 ? 1 : 0);
      young[i] = (byte) (i < 15 ? 0 : i % 3 == 0 ? 1 : i % 3 - 1);
      label[i] = i / 3 % 2;
      logits[i] = label[i] == 1 ? 2 : -2;
    }
    String[] names = AuditedFaces.names(faces);
    Labels labels = new Labels(List.of("Male", "Young"), new byte[][] {male, young});
    FairnessFinding found =
        Audit.of(
                new Scores(names, names, label, logits), labels, "Attractive", List.of(new Crossing(List.of("Male", "Young"))), 1)
            .fairness(true)
            .stream()
            .filter(f -> f.by().contains("×") && f.criterion() == FairnessCriterion.DEMOGRAPHIC_PARITY)
            .findFirst()
            .orElseThrow();
    assertThat(found.leftOut()).containsExactly("Male=1 & Young=0");
    assertThat(found.gap().ci95().hi()).isLessThan(FairnessVerdict.TOLERANCE);
    assertThat(found.verdict()).isEqualTo(FairnessVerdict.OPEN);
    assertThat(found.sentence()).endsWith("Could not be judged: Male=1 & Young=0.");
  }

  @Test
  void aGroupOfTooFewPeopleIsLeftOutAndSaidSo() {
    Scores scores = AuditedFaces.scores(200, 200, 1);
    byte[] male = new byte[200];
    IntStream.range(0, 15).forEach(i -> male[i] = 1);
    FairnessFinding parity =
        findings(scores, new Labels(List.of("Male"), new byte[][] {male})).get("demographic_parity");
    assertThat(parity.groups()).containsExactly("Male=0");
    assertThat(parity.leftOut()).containsExactly("Male=1");
    assertThat(parity.gap().value()).isNaN();
    assertThat(parity.verdict()).isEqualTo(FairnessVerdict.OPEN);
    assertThat(parity.sentence()).contains("Too few people");
  }

  @Test
  void facesOfUnknownSubjectsAreNotCalledPeople() {
    Scores scores = AuditedFaces.scores(200, 200, 1);
    byte[] male = new byte[200];
    IntStream.range(0, 15).forEach(i -> male[i] = 1);
    Labels labels = new Labels(List.of("Male", "Young"), new byte[][] {male, AuditedFaces.labels(List.of("Young"), 200, 2).of("Young")});
    List<FairnessFinding> found = audit(scores, labels).fairness(false);

    assertThat(found).extracting(FairnessFinding::sentence).noneMatch(sentence -> sentence.contains("people"));
    assertThat(found).extracting(FairnessFinding::sentence).anyMatch(sentence -> sentence.contains("Too few faces"));
    assertThat(found).extracting(FairnessFinding::sentence).anyMatch(sentence -> sentence.contains("hese faces cannot say"));
  }

  @Test
  void theFileHasEveryCriterionBySexByAgeAndForEachCrossingAndNullWhereNothingIsKnown() throws IOException {
    Scores scores = AuditedFaces.scores(400, 100, 1);
    Labels labels = AuditedFaces.labels(List.of("Male", "Young", "Bald"), 400, 2);
    Audit audit = Audit.of(scores, labels, "Attractive", List.of(new Crossing(List.of("Male", "Bald"))), 1);
    Path path = folder.resolve("fairness.json");
    FairnessFile.write(path, audit.fairness(true), audit.impossibilities(), Map.of("scores.csv", "0f"));
    assertThat(Files.readString(path)).doesNotContain("NaN").doesNotContain("Infinity");
    JsonNode json = new ObjectMapper().readTree(path.toFile());
    assertThat(json.path("criteria").findValuesAsText("by").stream().distinct())
        .containsExactly("Male", "Young", "Male×Bald");
    assertThat(json.path("criteria")).hasSize(3 * FairnessCriterion.values().length);
    JsonNode calibration = json.path("criteria").get(4);
    assertThat(calibration.path("name").asText()).isEqualTo("calibration_within_groups");
    assertThat(calibration.path("ratio").path("value").isNull()).isTrue();
    assertThat(json.at("/impossibility/cases")).hasSize(3);
    assertThat(json.at("/measured_on/scores.csv").asText()).isEqualTo("0f");
  }

  @Test
  void aGroupWithoutASingleFalsePositiveIsNoProofThatOddsAreEqualButHasTheSmallestRatio() {
    FairnessFinding odds = findings(rare(), men()).get("equalized_odds");
    assertThat(odds.gap().value()).isCloseTo(.03, within(1e-12));
    assertThat(odds.verdict()).isEqualTo(FairnessVerdict.OPEN);
    assertThat(odds.gap().ci95().hi()).isEqualTo(1);
    assertThat(odds.ratio().value()).isZero();
    assertThat(odds.ratio().ci95().lo()).isZero();
    assertThat(odds.ratio().ci95().hi()).isBetween(.9, 1.0);
    FairnessFinding parity = findings(rare(), men()).get("equal_opportunity");
    assertThat(parity.verdict()).isEqualTo(FairnessVerdict.HOLDS);
  }

  @Test
  void whereTwoGroupsHaveNoFalsePositivesTheThirdStillMakesTheRatioZero() {
    int faces = 600;
    byte[][] values = new byte[2][faces];
    int[] label = new int[faces];
    double[] logits = new double[faces];
    for (int i = 0; i < faces; i++) {
      values[0][i] = (byte) (i % 3 == 0 ? 1 : 0);
      values[1][i] = (byte) (i % 3 == 1 ? 1 : 0);
      label[i] = i / 3 % 2;
      boolean right = label[i] == 1 ? i % 10 != 0 : i % 3 < 2 || i % 5 != 0;
      logits[i] = right == (label[i] == 1) ? 2 : -2;
    }
    String[] names = AuditedFaces.names(faces);
    Scores scores = new Scores(names, names, label, logits);
    Crossing both = new Crossing(List.of("Male", "Young"));
    FairnessFinding odds =
        Audit.of(scores, new Labels(both.attributes(), values), "Attractive", List.of(both), 1).fairness(true).stream()
            .filter(f -> f.by().contains("×") && f.criterion() == FairnessCriterion.EQUALIZED_ODDS)
            .findFirst()
            .orElseThrow();
    assertThat(odds.groups()).hasSize(3);
    assertThat(odds.gap().value()).isCloseTo(.2, within(.01));
    assertThat(odds.ratio().value()).isZero();
  }

  @Test
  void calibrationHoldsOnlyIfEveryThirdWithAFaceCouldBeJudged() {
    int faces = 4000;
    double[] logits = new double[faces];
    int[] labels = new int[faces];
    byte[] male = new byte[faces];
    for (int i = 0; i < faces; i++) {
      male[i] = (byte) (i % 2);
      logits[i] = i < 10 ? 3 : 0;
      labels[i] = i / 2 % 2;
    }
    String[] names = AuditedFaces.names(faces);
    Labels men = new Labels(List.of("Male"), new byte[][] {male});
    FairnessFinding few = findings(new Scores(names, names, labels, logits), men).get("calibration_within_groups");
    assertThat(few.groups()).containsExactly("Male=1", "Male=0");
    assertThat(few.leftOut()).containsExactly("Male=1, 66.7 % to 100.0 %", "Male=0, 66.7 % to 100.0 %");
    assertThat(few.verdict()).isEqualTo(FairnessVerdict.OPEN);
    FairnessFinding none =
        findings(new Scores(names, names, labels, new double[faces]), men).get("calibration_within_groups");
    assertThat(none.leftOut()).isEmpty();
    assertThat(none.verdict()).isEqualTo(FairnessVerdict.HOLDS);
  }

  @Test
  void oneRateViolatesEqualizedOddsWhereTooFewPeopleHaveAPartInTheOther() {
    Labels men = new Labels(List.of("Male"), new byte[][] {half(1000)});
    FairnessFinding apart = findings(fewMenLabelledYes(.4), men).get("equalized_odds");
    assertThat(apart.groups()).containsExactly("Male=1", "Male=0");
    assertThat(apart.leftOut()).containsExactly("Male=1, true positive rate");
    assertThat(apart.gap().value()).isCloseTo(.35, within(.01));
    assertThat(apart.verdict()).isEqualTo(FairnessVerdict.VIOLATED);
    assertThat(apart.sentence())
        .startsWith("The false positive rate is 5.")
        .endsWith("It is violated by more than 5 points. Could not be judged: Male=1, true positive rate.");

    FairnessFinding alike = findings(fewMenLabelledYes(.05), men).get("equalized_odds");
    assertThat(alike.gap().value()).isLessThan(.01);
    assertThat(alike.verdict()).isEqualTo(FairnessVerdict.OPEN);
  }

  @Test
  void whereNoIntervalIsKnownThePeopleAreNotSaidToBeTooFew() {
    int faces = 1000;
    byte[] male = half(faces);
    double[] logits = IntStream.range(0, faces).mapToDouble(i -> male[i] == 1 ? 2 : -2).toArray();
    int[] label = IntStream.range(0, faces).map(i -> i / 2 % 2).toArray();
    String[] names = AuditedFaces.names(faces);
    FairnessFinding parity =
        findings(new Scores(names, names, label, logits), new Labels(List.of("Male"), new byte[][] {male})).get("demographic_parity");
    assertThat(parity.gap().value()).isEqualTo(1);
    assertThat(parity.verdict()).isEqualTo(FairnessVerdict.OPEN);
    assertThat(parity.sentence())
        .endsWith("Whether it holds to within 5 points is left open: of a rate of exactly 0 or 1 no interval is known.");
  }

  /** Every other face is a man's. */
  private static byte[] half(int faces) {
    byte[] male = new byte[faces];
    IntStream.range(0, faces).forEach(i -> male[i] = (byte) (i % 2));
    return male;
  }

  /** Of 500 men ten are labelled yes, of 500 women half; 5 % of the women labelled no are answered yes. */
  private static Scores fewMenLabelledYes(double falsePositivesOfMen) {
    int[] labels = new int[1000];
    double[] logits = new double[1000];
    for (int i = 0; i < 1000; i++) {
      int at = i / 2;
      labels[i] = at < (i % 2 == 1 ? 10 : 250) ? 1 : 0;
      int answeredYes = i % 2 == 1 ? 10 + (int) (490 * falsePositivesOfMen) : 250 + 13;
      logits[i] = at < answeredYes && at % 8 != 0 || labels[i] == 0 && at < answeredYes ? 2 : -2;
    }
    String[] names = AuditedFaces.names(1000);
    return new Scores(names, names, labels, logits);
  }

  /** Of the first 2425, 25 are labelled no and none is answered yes; of the others' 400, 3 %. TPR is 95 % of 2400 in both. */
  private static Scores rare() {
    int faces = 2425 + 2800;
    int[] labels = new int[faces];
    double[] logits = new double[faces];
    for (int i = 0; i < faces; i++) {
      int at = i < 2425 ? i : i - 2425;
      labels[i] = at < 2400 ? 1 : 0;
      boolean yes = labels[i] == 1 ? at % 20 != 0 : i >= 2425 && at < 2412;
      logits[i] = yes ? 3 : -3;
    }
    String[] names = AuditedFaces.names(faces);
    return new Scores(names, names, labels, logits);
  }

  private static Labels men() {
    byte[] male = new byte[2425 + 2800];
    IntStream.range(0, 2425).forEach(i -> male[i] = 1);
    return new Labels(List.of("Male"), new byte[][] {male});
  }

  private static FairnessVerdict verdict(double lo, double hi) {
    return verdict(lo, hi, List.of());
  }

  private static FairnessVerdict verdict(double lo, double hi, List<String> leftOut) {
    return FairnessVerdict.of(new Measured((lo + hi) / 2, new Interval(lo, hi)), leftOut);
  }

  private static Audit audit(Scores scores, Labels labels) {
    return Audit.of(scores, labels, "Attractive", List.of(), 1);
  }

  private static Map<String, FairnessFinding> findings(Scores scores, Labels labels) {
    return audit(scores, labels).fairness(true).stream()
        .collect(Collectors.toMap(finding -> finding.criterion().id(), Function.identity()));
  }

  private static void assertGap(FairnessFinding finding, double a, double b) {
    assertThat(finding.gap().value()).isCloseTo(Math.abs(a - b), within(1e-12));
    assertThat(finding.gap().ci95().contains(Math.abs(a - b))).isTrue();
    assertThat(finding.ratio().value()).isCloseTo(ratio(a, b), within(1e-12));
    assertThat(finding.ratio().ci95().contains(ratio(a, b))).isTrue();
  }

  private static double ratio(double a, double b) {
    return Math.min(a / b, b / a);
  }

  /** Share answered yes, true and false positive rate, and precision of the faces of that value. */
  private static double[] rates(Scores scores, byte[] values, int value) {
    double[][] cells = new double[2][2];
    for (int i = 0; i < scores.size(); i++) {
      if (values[i] == value) {
        cells[scores.labels()[i]][scores.logits()[i] > 0 ? 1 : 0]++;
      }
    }
    double n = cells[0][0] + cells[0][1] + cells[1][0] + cells[1][1];
    return new double[] {
      (cells[0][1] + cells[1][1]) / n,
      cells[1][1] / (cells[1][0] + cells[1][1]),
      cells[0][1] / (cells[0][0] + cells[0][1]),
      cells[1][1] / (cells[0][1] + cells[1][1])
    };
  }
}
