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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpossibilityTest {
  private static final int FACES = 3000;
  private static final Measured REAL = new Measured(.1, new Interval(.05, .15));
  private static final Measured CHANCE = new Measured(.1, new Interval(0, .2));

  private final Impossibility.Rates few = rates("Male=1", .3);
  private final Impossibility.Rates most = rates("Male=0", .8);

  @TempDir Path folder;

  @Test
  void theFalsePositiveRateThatFollowsFromChouldechovasRelationIsTheOneCounted() {
    Impossibility one = audited(AuditedFaces.labels(List.of("Male"), FACES, 2).of("Male"));
    for (Impossibility.Rates rates : one.groups()) {
      assertThat(Impossibility.needed(rates.baseRate(), rates.precision(), rates.truePositiveRate()))
          .isCloseTo(rates.falsePositiveRate(), within(1e-12));
      assertThat(rates.falsePositiveRateNeeded())
          .isCloseTo(
              Impossibility.needed(rates.baseRate(), one.commonPrecision(), one.commonTruePositiveRate()),
              within(1e-12));
    }
    assertThat(Impossibility.needed(.5, .6, .7)).isCloseTo(.7 * .4 / .6, within(1e-12));
    assertThat(new Impossibility("Male", .6, .7, REAL, List.of(few, most)).sentence())
        .contains("would have to be 20.0 % and more than 100 % (which cannot be); it is");
  }

  @Test
  void itIsSaidWhereBaseRatesDifferBeyondChanceAndNotWhereTheyMayBeTheSame() {
    Impossibility random = audited(AuditedFaces.labels(List.of("Male"), FACES, 2).of("Male"));
    double[] baseRates = random.groups().stream().mapToDouble(Impossibility.Rates::baseRate).toArray();
    assertThat(random.baseRateGap().value()).isPositive().isCloseTo(Math.abs(baseRates[0] - baseRates[1]), within(1e-12));
    assertThat(random.baseRateGap().ci95().lo()).isZero();
    assertThat(random.sentence()).isEmpty();

    int[] labels = AuditedFaces.scores(FACES, 800, 1).labels();
    byte[] leaning = new byte[FACES];
    IntStream.range(0, FACES).forEach(i -> leaning[i] = (byte) (i % 4 == 0 ? labels[i] : i % 2));
    Impossibility unlike = audited(leaning);
    assertThat(unlike.baseRateGap().ci95().lo()).isPositive();
    assertThat(unlike.sentence()).startsWith("Labelled yes are ").contains("Chouldechova 2017", "Male=1", "Male=0");
  }

  @Test
  void nothingForcesTheCriteriaApartForANetThatMakesNoMistakeAsFarAsIsKnown() {
    assertThat(new Impossibility("Male", 1, 1, REAL, List.of(few, most)).sentence()).isEmpty();
    assertThat(new Impossibility("Male", 1, .99, REAL, List.of(few, most)).sentence()).isNotEmpty();
    assertThat(new Impossibility("Male", .6, .7, CHANCE, List.of(few, most)).sentence()).isEmpty();
    assertThat(new Impossibility("Male", .6, .7, Measured.point(.5), List.of(few, most)).sentence()).isEmpty();
  }

  @Test
  void theFilesSentenceIsThatOfTheFirstCaseThatHasOne() throws IOException {
    Impossibility same = new Impossibility("Male", .6, .7, CHANCE, List.of(few, most));
    Impossibility unlike = new Impossibility("Young", .6, .7, REAL, List.of(rates("Young=1", .4), rates("Young=0", .3)));
    assertThat(unlike.sentence()).startsWith("Labelled yes are 30.0 % of Young=0 and 40.0 % of Young=1.");

    Path path = folder.resolve("fairness.json");
    FairnessFile.write(path, List.of(), List.of(same, unlike), Map.of());
    JsonNode written = new ObjectMapper().readTree(path.toFile()).path("impossibility");
    assertThat(written.path("sentence").asText()).isEqualTo(unlike.sentence());
    assertThat(written.at("/cases/1/base_rate_gap/lo").asDouble()).isEqualTo(.05);
  }

  @Test
  void aRateThatTooFewPeopleHaveAPartInIsNotShownBesideTheOthers() {
    int faces = 2000;
    byte[] male = new byte[faces];
    int[] labels = new int[faces];
    double[] logits = new double[faces];
    for (int i = 0; i < faces; i++) {
      male[i] = (byte) (i < 1000 ? 1 : 0);
      labels[i] = i < 10 || i >= 1500 ? 0 : 1;
      logits[i] = i % 20 == 0 == (labels[i] == 1) ? -3 : 3;
    }
    String[] names = AuditedFaces.names(faces);
    Impossibility one = audited(new Scores(names, names, labels, logits), male);
    Impossibility.Rates men = one.groups().stream().filter(g -> g.group().equals("Male=1")).findFirst().orElseThrow();
    assertThat(men.falsePositiveRate()).isNaN();
    assertThat(men.truePositiveRate()).isGreaterThan(.9);
    assertThat(men.falsePositiveRateNeeded()).isFinite();
  }

  private static Impossibility.Rates rates(String group, double baseRate) {
    return new Impossibility.Rates(group, baseRate, .6, .7, .2, Impossibility.needed(baseRate, .6, .7));
  }

  private static Impossibility audited(byte[] male) {
    return audited(AuditedFaces.scores(FACES, 800, 1), male);
  }

  private static Impossibility audited(Scores scores, byte[] male) {
    return Audit.of(scores, new Labels(List.of("Male"), new byte[][] {male}), "Attractive", List.of(), 1)
        .impossibilities()
        .get(0);
  }
}
