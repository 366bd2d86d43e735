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
import java.util.LinkedHashMap;
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
  void ratesThatAreTheSameInAllGroupsAreNotSaidTwiceOfOne() {
    Map<String, Double> same = new LinkedHashMap<>();
    same.put("Male=1", 1.0);
    same.put("Male=0", 1.0);
    Map<String, Map<String, Double>> odds = new LinkedHashMap<>();
    odds.put("true positive rate", same);
    FairnessSentence words = new FairnessSentence("people");
    Measured none = Measured.point(0);
    assertThat(words.ofRates(odds, none, Measured.point(1), FairnessVerdict.OPEN))
        .startsWith("The true positive rate is 100.0 % for all groups compared: a gap of 0.0 points, a ratio of 1.00. ");
    odds.put("false positive rate", Map.of("Male=1", .2, "Male=0", .1));
    assertThat(words.ofRates(odds, none, Measured.point(.5), FairnessVerdict.OPEN))
        .startsWith(
            "The true positive rate is 100.0 % for all groups compared; the false positive rate is 10.0 % for Male=0 and 20.0 %"
                + " for Male=1; the largest gap is ");
  }

  @Test
  void theFalsePositiveRateThatFollowsFromChouldechovasRelationIsTheOneCounted() {
    Scores scores = AuditedFaces.scores(FACES, 800, 1);
    Labels labels = AuditedFaces.labels(List.of("Male"), FACES, 2);
    Impossibility one = audit(scores, labels).impossibilities().get(0);
    for (Impossibility.Rates rates : one.groups()) {
      assertThat(Impossibility.needed(rates.baseRate(), rates.precision(), rates.truePositiveRate()))
          .isCloseTo(rates.falsePositiveRate(), within(1e-12));
      assertThat(rates.falsePositiveRateNeeded())
          .isCloseTo(
              Impossibility.needed(rates.baseRate(), one.commonPrecision(), one.commonTruePositiveRate()),
              within(1e-12));
    }
    assertThat(Impossibility.needed(.5, .6, .7)).isCloseTo(.7 * .4 / .6, within(1e-12));
    assertThat(one.sentence()).contains("Chouldechova 2017", "Male=1", "Male=0");
    Impossibility.Rates few = new Impossibility.Rates("Male=1", .3, .6, .7, .2, Impossibility.needed(.3, .6, .7));
    Impossibility.Rates most = new Impossibility.Rates("Male=0", .8, .6, .7, .2, Impossibility.needed(.8, .6, .7));
    assertThat(new Impossibility("Male", .6, .7, List.of(few, most)).sentence())
        .contains("would have to be 20.0 % and more than 100 % (which cannot be); it is");
  }

  @Test
  void nothingForcesTheCriteriaApartWhereBaseRatesAreTheSame() throws IOException {
    Impossibility.Rates male = new Impossibility.Rates("Male=1", .4, .6, .7, .2, Impossibility.needed(.4, .6, .7));
    Impossibility.Rates female = new Impossibility.Rates("Male=0", .4, .8, .6, .1, Impossibility.needed(.4, .6, .7));
    Impossibility.Rates old = new Impossibility.Rates("Young=0", .3, .8, .6, .1, Impossibility.needed(.3, .6, .7));
    Impossibility same = new Impossibility("Male", .6, .7, List.of(male, female));
    Impossibility unlike = new Impossibility("Young", .6, .7, List.of(female, old));
    assertThat(same.sentence()).isEmpty();
    assertThat(unlike.sentence()).startsWith("Labelled yes are 30.0 % of Young=0 and 40.0 % of Male=0.");

    Path path = folder.resolve("fairness.json");
    FairnessFile.write(path, List.of(), List.of(same, unlike), Map.of());
    assertThat(new ObjectMapper().readTree(path.toFile()).at("/impossibility/sentence").asText()).isEqualTo(unlike.sentence());
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
    assertThat(json.at("/impossibility/sentence").asText()).contains("Male=1");
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
  void aRateThatTooFewPeopleHaveAPartInIsNotShownBesideTheOthers() {
    Scores scores = rare();
    int[] labels = scores.labels().clone();
    IntStream.range(0, 2425).filter(i -> labels[i] == 0).skip(10).forEach(i -> labels[i] = 1);
    Impossibility one =
        audit(new Scores(scores.files(), scores.subjects(), labels, scores.logits()), men()).impossibilities().get(0);
    Impossibility.Rates male = one.groups().stream().filter(g -> g.group().equals("Male=1")).findFirst().orElseThrow();
    assertThat(male.falsePositiveRate()).isNaN();
    assertThat(male.truePositiveRate()).isGreaterThan(.9);
    assertThat(male.falsePositiveRateNeeded()).isFinite();
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
