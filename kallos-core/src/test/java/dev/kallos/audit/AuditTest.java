package dev.kallos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private static final int FACES = 600;
  private static final Scores TEST = scores(FACES, 150, 1);
  private static final Labels LABELS = labels(List.of("Attractive", "Male", "Young", "Eyeglasses"), FACES, 2);
  private static final List<AuditRow> ROWS = Audit.of(TEST, LABELS, "Attractive", 1);

  @TempDir Path folder;

  @Test
  void theGroupsAreTheWholeEachAttributesValuesAndSexCrossedWithAge() {
    assertThat(ROWS.stream().map(AuditRow::group).distinct())
        .containsExactly(
            "all", "Male=1", "Male=0", "Young=1", "Young=0", "Eyeglasses=1", "Eyeglasses=0", "Male=1 & Young=1",
            "Male=1 & Young=0", "Male=0 & Young=1", "Male=0 & Young=0");
    assertThat(ROWS.stream().filter(row -> row.group().equals("Male=1")).map(AuditRow::metric))
        .containsExactly(
            "base_rate", "positive_rate", "accuracy", "auc", "tpr", "fpr", "fnr", "mean_score", "ece",
            "positive_rate_difference", "accuracy_difference", "tpr_difference", "fpr_difference");
    assertThat(ROWS.stream().filter(row -> row.group().equals("all"))).hasSize(9);
  }

  @Test
  void everyFigureOfAGroupIsWhatCountingByHandGives() {
    byte[] male = LABELS.of("Male");
    double n = 0;
    double[][] cells = new double[2][2];
    double score = 0;
    Set<String> people = new HashSet<>();
    for (int i = 0; i < FACES; i++) {
      if (male[i] == 1) {
        n++;
        cells[TEST.labels()[i]][TEST.logits()[i] > 0 ? 1 : 0]++;
        score += 1 / (1 + Math.exp(-TEST.logits()[i]));
        people.add(TEST.subjects()[i]);
      }
    }
    assertThat(row("Male=1", "accuracy").faces()).isEqualTo((int) n);
    assertThat(row("Male=1", "accuracy").subjects()).isEqualTo(people.size());
    assertValue("Male=1", "base_rate", (cells[1][0] + cells[1][1]) / n);
    assertValue("Male=1", "positive_rate", (cells[0][1] + cells[1][1]) / n);
    assertValue("Male=1", "accuracy", (cells[0][0] + cells[1][1]) / n);
    assertValue("Male=1", "tpr", cells[1][1] / (cells[1][0] + cells[1][1]));
    assertValue("Male=1", "fnr", cells[1][0] / (cells[1][0] + cells[1][1]));
    assertValue("Male=1", "fpr", cells[0][1] / (cells[0][0] + cells[0][1]));
    assertValue("Male=1", "mean_score", score / n);
  }

  @Test
  void aDifferenceIsTheGroupsFigureLessThatOfTheFacesKnownNotToBeInIt() {
    for (String metric : List.of("accuracy", "positive_rate", "tpr", "fpr")) {
      double young = row("Young=1", metric).measured().value();
      double old = row("Young=0", metric).measured().value();
      assertValue("Young=1", metric + "_difference", young - old);
      Measured one = row("Young=1", metric + "_difference").measured();
      Measured other = row("Young=0", metric + "_difference").measured();
      assertThat(one.ci95().lo()).isCloseTo(-other.ci95().hi(), within(1e-12));
    }
  }

  @Test
  void theCrossingsComplementIsAllOtherFacesOfKnownSexAndAge() {
    byte[] male = LABELS.of("Male");
    byte[] young = LABELS.of("Young");
    double[] right = new double[2];
    double[] count = new double[2];
    for (int i = 0; i < FACES; i++) {
      if (male[i] >= 0 && young[i] >= 0) {
        int side = male[i] == 1 && young[i] == 0 ? 1 : 0;
        count[side]++;
        right[side] += (TEST.logits()[i] > 0 ? 1 : 0) == TEST.labels()[i] ? 1 : 0;
      }
    }
    assertValue("Male=1 & Young=0", "accuracy_difference", right[1] / count[1] - right[0] / count[0]);
  }

  @Test
  void aPersonOnBothSidesMakesTheDifferenceSteadierThanTwoStrangersWould() {
    int people = 200;
    int[] labels = new int[2 * people];
    double[] logits = new double[2 * people];
    String[] paired = new String[2 * people];
    byte[] glasses = new byte[2 * people];
    for (int i = 0; i < 2 * people; i++) {
      labels[i] = 1;
      logits[i] = i / 2 % 4 == 0 ? -1 : 1;
      paired[i] = "s" + i / 2;
      glasses[i] = (byte) (i % 2);
    }
    Labels values = new Labels(List.of("Eyeglasses"), new byte[][] {glasses});
    Scores test = new Scores(names(2 * people), paired, labels, logits);
    Scores strangers = new Scores(names(2 * people), names(2 * people), labels, logits);
    Measured same = row(Audit.of(test, values, "Attractive", 1), "Eyeglasses=1", "accuracy_difference").measured();
    Measured other =
        row(Audit.of(strangers, values, "Attractive", 1), "Eyeglasses=1", "accuracy_difference").measured();
    assertThat(same.ci95().hi() - same.ci95().lo()).isCloseTo(0, within(1e-12));
    assertThat(other.ci95().hi() - other.ci95().lo()).isGreaterThan(0.1);
  }

  @Test
  void aGroupOfFewerThanTwentyPeopleHasCountsButNoFigures() throws IOException {
    byte[] hat = new byte[FACES];
    String[] subjects = TEST.subjects();
    Set<String> nineteen = new HashSet<>(Arrays.stream(subjects).distinct().limit(19).toList());
    for (int i = 0; i < FACES; i++) {
      hat[i] = (byte) (nineteen.contains(subjects[i]) ? 1 : 0);
    }
    List<AuditRow> rows = Audit.of(TEST, new Labels(List.of("Wearing_Hat"), new byte[][] {hat}), "Attractive", 1);
    AuditRow few = row(rows, "Wearing_Hat=1", "accuracy");
    assertThat(few.subjects()).isEqualTo(19);
    assertThat(few.measured().value()).isNaN();
    assertThat(row(rows, "Wearing_Hat=0", "accuracy").measured().ci95().isDefined()).isTrue();
    assertThat(row(rows, "Wearing_Hat=0", "accuracy_difference").measured().value()).isNaN();

    Path path = folder.resolve("audit.csv");
    AuditFile.write(path, rows);
    List<String> lines = Files.readAllLines(path);
    assertThat(lines.get(0)).isEqualTo("group,metric,value,lo,hi,faces,subjects");
    assertThat(lines).contains("Wearing_Hat=1,accuracy,,,," + few.faces() + ",19");
    assertThat(lines).noneMatch(line -> line.contains("NaN"));
  }

  @Test
  void aGroupOfOneLabelHasNoAucButAnAccuracy() {
    Scores test = new Scores(names(40), names(40), new int[40], new double[40]);
    byte[] known = new byte[40];
    List<AuditRow> rows = Audit.of(test, new Labels(List.of("Bald"), new byte[][] {known}), "Attractive", 1);
    assertThat(row(rows, "Bald=0", "auc").measured().value()).isNaN();
    assertThat(row(rows, "Bald=0", "auc").measured().ci95().isDefined()).isFalse();
    assertThat(row(rows, "Bald=0", "accuracy").measured().value()).isEqualTo(1);
    assertThat(rows).noneMatch(row -> row.group().equals("Bald=1"));
  }

  @Test
  void labelsOfOtherFacesAreRefused() {
    Labels other = labels(List.of("Male"), FACES - 1, 1);
    assertThatThrownBy(() -> Audit.of(TEST, other, "Attractive", 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aThousandFacesWithFortyAttributesTakeSeconds() {
    List<String> names = IntStream.range(0, 40).mapToObj(i -> "a" + i).toList();
    Scores test = scores(1000, 300, 3);
    Labels labels = labels(names, 1000, 4);
    Assertions.assertTimeout(Duration.ofSeconds(20), () -> Audit.of(test, labels, "Attractive", 1));
  }

  private static void assertValue(String group, String metric, double expected) {
    Measured measured = row(group, metric).measured();
    assertThat(measured.value()).as(group + " " + metric).isCloseTo(expected, within(1e-12));
    assertThat(measured.ci95().contains(expected)).as(group + " " + metric).isTrue();
  }

  private static AuditRow row(String group, String metric) {
    return row(ROWS, group, metric);
  }

  private static AuditRow row(List<AuditRow> rows, String group, String metric) {
    return rows.stream()
        .filter(row -> row.group().equals(group) && row.metric().equals(metric))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + group + " " + metric));
  }

  private static String[] names(int n) {
    return IntStream.range(0, n).mapToObj(i -> "%06d.jpg".formatted(i)).toArray(String[]::new);
  }

  private static Scores scores(int faces, int subjects, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] logits = IntStream.range(0, faces).mapToDouble(i -> 4 * random.nextDouble() - 2).toArray();
    int[] labels =
        Arrays.stream(logits).mapToInt(z -> random.nextDouble() < Scores.probability(z) ? 1 : 0).toArray();
    String[] who = IntStream.range(0, faces).mapToObj(i -> "s" + random.nextInt(subjects)).toArray(String[]::new);
    return new Scores(names(faces), who, labels, logits);
  }

  /** One value in ten is unknown. */
  private static Labels labels(List<String> attributes, int faces, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[][] values = new byte[attributes.size()][faces];
    for (byte[] column : values) {
      for (int i = 0; i < faces; i++) {
        column[i] = (byte) (random.nextInt(10) == 0 ? -1 : random.nextInt(2));
      }
    }
    return new Labels(attributes, values);
  }
}
