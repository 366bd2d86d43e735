package dev.kallos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Evaluation;
import dev.kallos.evaluation.FalseDiscovery;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest {
  private static final int FACES = 600;
  private static final Scores TEST = AuditedFaces.scores(FACES, 150, 1);
  private static final Labels LABELS = AuditedFaces.labels(List.of("Attractive", "Male", "Young", "Eyeglasses"), FACES, 2);
  private final List<AuditRow> rows = audit(TEST, LABELS);

  @TempDir Path folder;

  @Test
  void theGroupsAreTheWholeEachAttributesValuesAndSexCrossedWithAge() {
    assertThat(rows.stream().map(AuditRow::group).distinct())
        .containsExactly(
            "all", "Male=1", "Male=0", "Young=1", "Young=0", "Eyeglasses=1", "Eyeglasses=0", "Male=1 & Young=1",
            "Male=1 & Young=0", "Male=0 & Young=1", "Male=0 & Young=0");
    assertThat(rows.stream().filter(row -> row.group().equals("Male=1")).map(AuditRow::metric))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(AuditMetric.values())
                .flatMap(
                    m ->
                        Stream.of(
                            m.id(), m.differenceId(), m.differenceFromAllId(), m.hasRatio() ? m.ratioId() : null,
                            m.hasRatio() ? m.ratioToAllId() : null))
                .filter(Objects::nonNull)
                .toList())
        .contains("fdr", "for", "tpr_difference", "tpr_ratio", "tpr_difference_all", "tpr_ratio_all");
    assertThat(rows.stream().filter(row -> row.group().equals("all")).map(AuditRow::metric))
        .containsExactly(Arrays.stream(AuditMetric.values()).map(AuditMetric::id).toArray(String[]::new));
  }

  @Test
  void theWholeHasTheIntervalsOfItsEvaluationHoweverFewPeopleItShows() {
    int[] few = IntStream.range(0, FACES).filter(i -> TEST.subjects()[i].compareTo("s11") < 0).toArray();
    for (Scores scores : List.of(TEST, TEST.select(few))) {
      Evaluation evaluation = Evaluation.of(scores, 1);
      List<AuditRow> audited = audit(scores, scores == TEST ? LABELS : LABELS.select(few));
      for (Metric metric : List.of(Metric.ACCURACY, Metric.AUC, Metric.ECE)) {
        Measured whole =
            audited.stream()
                .filter(row -> row.group().equals("all") && row.metric().equals(metric.id()))
                .findFirst()
                .orElseThrow()
                .measured();
        assertThat(whole.value()).isCloseTo(evaluation.get(metric).value(), within(1e-9));
        assertThat(whole.ci95().lo()).isCloseTo(evaluation.get(metric).ci95().lo(), within(1e-9));
        assertThat(whole.ci95().hi()).isCloseTo(evaluation.get(metric).ci95().hi(), within(1e-9));
      }
    }
    assertThat(TEST.select(few).people()).isBetween(5, 19);
  }

  @Test
  void aGroupThatEveryoneIsInIsAGroupAllTheSame() {
    int[] few = IntStream.range(0, FACES).filter(i -> TEST.subjects()[i].compareTo("s11") < 0).toArray();
    byte[] hat = new byte[few.length];
    Arrays.fill(hat, (byte) 1);
    Labels labels = new Labels(List.of("Attractive", "Hat"), new byte[][] {LABELS.select(few).of("Attractive"), hat});
    List<AuditRow> audited = audit(TEST.select(few), labels);
    assertThat(audited).filteredOn(row -> row.group().equals("Hat=1")).isNotEmpty()
        .allSatisfy(row -> assertThat(row.measured().value()).as(row.toString()).isNaN());
    assertThat(audited).filteredOn(row -> row.group().equals("all") && row.metric().equals("accuracy"))
        .allSatisfy(row -> assertThat(row.measured().ci95().isDefined()).isTrue());
  }

  @Test
  void whereAllScoresAreOneNumberTheirMeanHasNoIntervalAndNoGroupDiffersInIt() {
    double[] logits = new double[FACES];
    Arrays.fill(logits, .3);
    List<AuditRow> same = audit(new Scores(TEST.files(), TEST.subjects(), TEST.labels(), logits), LABELS);
    assertThat(same).filteredOn(row -> row.metric().startsWith("mean_score")).hasSizeGreaterThan(20)
        .allSatisfy(row -> assertThat(row.measured().ci95().isDefined()).as(row.toString()).isFalse());
    assertThat(same).filteredOn(row -> row.metric().equals("mean_score_difference")).hasSizeGreaterThan(5)
        .allSatisfy(row -> assertThat(row.p()).as(row.toString()).isEqualTo(1));
    byte[] male = LABELS.of("Male");
    double[] men = IntStream.range(0, FACES).mapToDouble(i -> male[i] == 1 ? .3 : TEST.logits()[i]).toArray();
    List<AuditRow> some = audit(new Scores(TEST.files(), TEST.subjects(), TEST.labels(), men), LABELS);
    assertThat(some).filteredOn(row -> row.group().equals("Male=1") && row.metric().startsWith("mean_score")).hasSize(5)
        .allSatisfy(row -> assertThat(row.measured().ci95().isDefined()).as(row.toString()).isFalse());
    assertThat(some).filteredOn(row -> row.group().equals("Male=0") && row.metric().equals("mean_score"))
        .allSatisfy(row -> assertThat(row.measured().ci95().isDefined()).isTrue());
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

  @ParameterizedTest
  @EnumSource(AuditMetric.class)
  void differencesAndRatiosAreThoseOfTheGroupsOwnFiguresToTheRestsAndTheWholes(AuditMetric metric) {
    double young = value("Young=1", metric.id());
    double old = value("Young=0", metric.id());
    double all = value("all", metric.id());
    assertValue("Young=1", metric.differenceId(), young - old);
    assertValue("Young=1", metric.differenceFromAllId(), young - all);
    if (metric.hasRatio()) {
      assertValue("Young=1", metric.ratioId(), young / old);
      assertValue("Young=1", metric.ratioToAllId(), young / all);
    }
    Measured one = row("Young=1", metric.differenceId()).measured();
    Measured other = row("Young=0", metric.differenceId()).measured();
    assertThat(one.ci95().lo()).isCloseTo(-other.ci95().hi(), within(1e-12));
  }

  @Test
  void anAttributesTwoValuesAreOneComparisonOfEachMetricsFamily() {
    for (AuditMetric metric : AuditMetric.values()) {
      AuditRow one = row("Male=1", metric.differenceId());
      AuditRow other = row("Male=0", metric.differenceId());
      assertThat(List.of(one.p(), one.q())).isEqualTo(List.of(other.p(), other.q()));
      assertThat(Double.isNaN(one.p())).isEqualTo(metric == AuditMetric.FNR || metric == AuditMetric.ECE);
    }
    double[] family =
        Stream.of(
                "Male=1", "Young=1", "Eyeglasses=1", "Male=1 & Young=1", "Male=1 & Young=0", "Male=0 & Young=1",
                "Male=0 & Young=0")
            .mapToDouble(group -> row(group, "tpr_difference").p())
            .toArray();
    assertThat(row("Eyeglasses=0", "tpr_difference").q()).isEqualTo(FalseDiscovery.adjust(family)[2]);
    assertThat(rows.stream().filter(row -> !row.metric().endsWith("_difference")))
        .allMatch(row -> Double.isNaN(row.p()) && Double.isNaN(row.q()));
  }

  @Test
  void anAttributeThatIsAnotherUnderAnotherNameIsTheSameComparison() {
    byte[][] values = {LABELS.of("Male"), LABELS.of("Young"), LABELS.of("Male")};
    List<Group> groups = Group.of(new Labels(List.of("Male", "Young", "Beard"), values), FACES, "Attractive", List.of());
    GroupTests tests = new GroupTests(AuditedFaces.ranked(TEST), 1);
    tests.run(groups, () -> {});
    Group male = groups.get(1);
    Group young = groups.get(3);
    Group beard = groups.get(5);
    assertThat(beard.name()).isEqualTo("Beard=1");
    double p = tests.p(beard, AuditMetric.TPR);
    assertThat(p).isEqualTo(tests.p(male, AuditMetric.TPR)).isNotEqualTo(tests.p(young, AuditMetric.TPR));
    assertThat(tests.q(beard, AuditMetric.TPR)).isEqualTo(tests.q(male, AuditMetric.TPR));
  }

  @Test
  void whetherManyThreadsOrOneDoTheWorkTheFiguresAreTheSame() throws Exception {
    assertThat(new ForkJoinPool(1).submit(() -> audit(TEST, LABELS)).get()).isEqualTo(rows);
  }

  @Test
  void aPlantedDisadvantageIsFoundAndNoOther() {
    SplittableRandom random = new SplittableRandom(8);
    double[] logits = TEST.logits().clone();
    byte[] male = LABELS.of("Male");
    for (int i = 0; i < FACES; i++) {
      logits[i] += random.nextDouble() - (male[i] == 1 ? 2 : 0);
    }
    Scores biased = new Scores(TEST.files(), TEST.subjects(), TEST.labels(), logits);
    List<AuditRow> found = audit(biased, LABELS);
    assertThat(row(found, "Male=1", "tpr_difference").q()).isLessThan(.01);
    assertThat(row(found, "Male=1", "tpr_difference").measured().ci95().hi()).isNegative();
    assertThat(row(found, "Eyeglasses=1", "tpr_difference").q()).isGreaterThan(.05);
    assertThat(row(found, "Male=1", "base_rate_difference").q()).isGreaterThan(.05);
  }

  @Test
  void onceTheUserWantsToStopItStops() {
    assertThatThrownBy(
            () -> Audit.of(TEST, LABELS, "Attractive", List.of(), 1).rows(Progress.silent(), () -> true))
        .isInstanceOf(StoppedException.class);
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
      logits[i] = i / 2 % 4 == 0 || i == 3 ? -1 : 1;
      paired[i] = "s" + i / 2;
      glasses[i] = (byte) (i % 2);
    }
    Labels values = new Labels(List.of("Eyeglasses"), new byte[][] {glasses});
    Scores test = new Scores(AuditedFaces.names(2 * people), paired, labels, logits);
    Scores strangers = new Scores(AuditedFaces.names(2 * people), AuditedFaces.names(2 * people), labels, logits);
    Measured same = row(audit(test, values), "Eyeglasses=1", "accuracy_difference").measured();
    Measured other = row(audit(strangers, values), "Eyeglasses=1", "accuracy_difference").measured();
    assertThat(same.ci95().hi() - same.ci95().lo()).isLessThan(0.03);
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
    List<AuditRow> rows = audit(TEST, new Labels(List.of("Wearing_Hat"), new byte[][] {hat}));
    AuditRow few = row(rows, "Wearing_Hat=1", "accuracy");
    assertThat(few.subjects()).isEqualTo(19);
    assertThat(few.measured().value()).isNaN();
    assertThat(row(rows, "Wearing_Hat=0", "accuracy").measured().ci95().isDefined()).isTrue();
    assertThat(row(rows, "Wearing_Hat=0", "accuracy_difference").measured().value()).isNaN();

    Path path = folder.resolve("audit.csv");
    AuditFile.write(path, rows);
    List<String> lines = Files.readAllLines(path);
    assertThat(lines.get(0)).isEqualTo("group,metric,value,lo,hi,faces,subjects,p,q");
    assertThat(lines).contains("Wearing_Hat=1,accuracy,,,," + few.faces() + ",19,,");
    assertThat(lines).noneMatch(line -> line.contains("NaN"));
  }

  @Test
  void aGroupOfOneLabelHasNoAucButAnAccuracy() {
    Scores test = new Scores(AuditedFaces.names(40), AuditedFaces.names(40), new int[40], new double[40]);
    byte[] known = new byte[40];
    List<AuditRow> rows = audit(test, new Labels(List.of("Bald"), new byte[][] {known}));
    assertThat(row(rows, "Bald=0", "auc").measured().value()).isNaN();
    assertThat(row(rows, "Bald=0", "auc").measured().ci95().isDefined()).isFalse();
    assertThat(row(rows, "Bald=0", "accuracy").measured().value()).isEqualTo(1);
    assertThat(rows).noneMatch(row -> row.group().equals("Bald=1"));
  }

  @Test
  void labelsOfOtherFacesAreRefused() {
    Labels other = AuditedFaces.labels(List.of("Male"), FACES - 1, 1);
    assertThatThrownBy(() -> audit(TEST, other)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<AuditRow> audit(Scores test, Labels labels) {
    return Audit.of(test, labels, "Attractive", Crossing.usual(labels, "Attractive"), 1)
        .rows(Progress.silent(), () -> false);
  }

  private double value(String group, String metric) {
    return row(group, metric).measured().value();
  }

  private void assertValue(String group, String metric, double expected) {
    Measured measured = row(group, metric).measured();
    assertThat(measured.value()).as(group + " " + metric).isCloseTo(expected, within(1e-12));
    assertThat(measured.ci95().contains(expected)).as(group + " " + metric).isTrue();
  }

  private AuditRow row(String group, String metric) {
    return row(rows, group, metric);
  }

  private static AuditRow row(List<AuditRow> rows, String group, String metric) {
    return rows.stream()
        .filter(row -> row.group().equals(group) && row.metric().equals(metric))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + group + " " + metric));
  }
}
