package dev.kallos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.Progress;
import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Evaluation;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final int FACES = 240;
  private static final int SUBJECTS = 60;
  private static final long SEED = 5;
  private static final Scores FIRST = scores(1);
  private static final Scores OTHER = scores(2);
  private static final Labels LABELS = labels();
  private static Comparison comparison;

  /** Not while the class is loaded: threads that run its methods would wait for that. */
  @BeforeAll
  static void compareBoth() {
    comparison = compare(FIRST, OTHER);
  }

  @Test
  void aPairedDifferencesIntervalIsThatOfABruteForceBootstrapOverSubjects() {
    double[] differences = new double[1000];
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> people = Arrays.stream(FIRST.subjects()).distinct().sorted().toList();
    for (int replicate = 0; replicate < differences.length; replicate++) {
      List<Integer> faces = new ArrayList<>();
      for (int draw = 0; draw < people.size(); draw++) {
        String drawn = people.get(random.nextInt(people.size()));
        IntStream.range(0, FACES).filter(i -> FIRST.subjects()[i].equals(drawn)).forEach(faces::add);
      }
      differences[replicate] = accuracy(OTHER, faces) - accuracy(FIRST, faces);
    }
    Arrays.sort(differences);
    Measured difference = comparison.rows("all", ComparedMetric.ACCURACY).get(1).difference();
    List<Integer> all = IntStream.range(0, FACES).boxed().toList();

    assertThat(difference.value()).isCloseTo(accuracy(OTHER, all) - accuracy(FIRST, all), within(1e-12));
    double reach = TDistribution.of(people.size() - 1).inverseCumulativeProbability(.975);
    double end = NormalDistribution.of(0, Math.sqrt((people.size() - 1.0) / people.size())).cumulativeProbability(-reach);
    assertThat(difference.ci95().lo()).isCloseTo(quantile(differences, end), within(1e-12));
    assertThat(difference.ci95().hi()).isCloseTo(quantile(differences, 1 - end), within(1e-12));
  }

  @Test
  void identicalRunsDifferByExactlyZeroAndThereAreNoBoundsOfThat() {
    Comparison same = compare(FIRST, FIRST);

    for (ComparedRow row : same.rows()) {
      if (row.run() == 1 && !Double.isNaN(row.measured().value())) {
        assertThat(row.difference().value()).as(row.toString()).isZero();
        assertThat(row.difference().ci95()).as(row.toString()).isEqualTo(Interval.UNDEFINED);
      }
    }
    assertThat(same.agreements().get(0).firstAlone() + same.agreements().get(0).otherAlone()).isZero();
  }

  @Test
  void aPairedIntervalIsNarrowerThanOneThatForgetsTheFacesAreTheSame() {
    Measured first = comparison.rows("all", ComparedMetric.ACCURACY).get(0).measured();
    Measured other = comparison.rows("all", ComparedMetric.ACCURACY).get(1).measured();
    Interval paired = comparison.rows("all", ComparedMetric.ACCURACY).get(1).difference().ci95();

    assertThat(paired.hi() - paired.lo()).isLessThan(Math.hypot(width(first), width(other)));
  }

  @Test
  void eachRunsOwnFigureIsWhatItsEvaluationSays() {
    Evaluation evaluation = Evaluation.of(OTHER, SEED);

    for (Metric metric : Metric.values()) {
      Measured compared = comparison.rows("all", ComparedMetric.valueOf(metric.name())).get(1).measured();
      Measured evaluated = evaluation.get(metric);
      assertThat(compared.value()).as(metric.id()).isCloseTo(evaluated.value(), within(1e-12));
      assertThat(compared.ci95().lo()).as(metric.id()).isCloseTo(evaluated.ci95().lo(), within(1e-12));
      assertThat(compared.ci95().hi()).as(metric.id()).isCloseTo(evaluated.ci95().hi(), within(1e-12));
    }
  }

  @Test
  void aGroupsFiguresAreWhatTheAuditOfItsRunSays() {
    Audit audit = Audit.of(OTHER, LABELS, "Attractive", List.of(), SEED);
    List<AuditRow> audited = audit.rows(Progress.silent(), () -> false);
    int seen = 0;
    for (ComparedRow row : comparison.rows()) {
      Optional<AuditRow> same =
          audited.stream()
              .filter(a -> a.group().equals(row.group()) && a.metric().equals(row.metric().id()))
              .findFirst();
      if (row.run() == 1 && !row.group().equals("all") && same.isPresent()) {
        assertThat(row.measured()).as(row.toString()).isEqualTo(same.get().measured());
        seen++;
      }
    }
    assertThat(seen).isEqualTo(36);
  }

  @Test
  void whatIsTheSameInEveryDrawHasNoIntervalAndNorHasItsDifference() {
    double[] right = IntStream.range(0, FACES).mapToDouble(i -> FIRST.labels()[i] == 1 ? 2 : -2).toArray();
    Scores perfect = new Scores(FIRST.files(), FIRST.subjects(), FIRST.labels(), right);

    for (String group : List.of("all", "Male=1")) {
      ComparedRow row = compare(FIRST, perfect).rows(group, ComparedMetric.ACCURACY).get(1);
      assertThat(row.measured()).isEqualTo(Measured.point(1));
      assertThat(row.difference().value()).isPositive();
      assertThat(row.difference().ci95()).isEqualTo(Interval.UNDEFINED);
    }
  }

  @Test
  void aGroupOfTooFewPeopleHasNoFigures() {
    ComparedRow hats = comparison.rows("Wearing_Hat=1", ComparedMetric.ACCURACY).get(1);

    assertThat(hats.subjects()).isBetween(1, Audit.FEWEST_SUBJECTS - 1);
    assertThat(hats.measured().value()).isNaN();
    assertThat(hats.difference().value()).isNaN();
  }

  @Test
  void aFigureRestsOnThoseWhoHaveAPartInItHoweverManyTheGroupShows() {
    for (int labelledYes : new int[] {1, 19, 20}) {
      Comparison hats = compareHats(labelledYes, 50);
      for (ComparedMetric metric : ComparedMetric.values()) {
        boolean countsLabelledYes =
            List.of(ComparedMetric.AUC, ComparedMetric.F1, ComparedMetric.TPR).contains(metric);
        ComparedRow other = hats.rows("Wearing_Hat=1", metric).get(1);
        boolean told = labelledYes >= 20 || !countsLabelledYes;
        assertThat(Double.isFinite(other.measured().value())).as(labelledYes + " " + other).isEqualTo(told);
        assertThat(Double.isFinite(other.difference().value())).as(labelledYes + " " + other).isEqualTo(told);
        assertThat(other.subjects()).isEqualTo(100);
      }
    }
    assertThat(compareHats(81, 50).rows("Wearing_Hat=1", ComparedMetric.FPR).get(1).measured().value()).isNaN();
    assertThat(compareHats(80, 50).rows("Wearing_Hat=1", ComparedMetric.FPR).get(1).measured().value()).isFinite();
  }

  @Test
  void aRunThatAnswersTooFewWithYesHasNoF1AndNoDifferenceOfIt() {
    List<ComparedRow> rows = compareHats(40, 19).rows("Wearing_Hat=1", ComparedMetric.F1);

    assertThat(rows.get(0).measured().value()).isFinite();
    assertThat(rows.get(1).measured().value()).isNaN();
    assertThat(rows.get(1).difference().value()).isNaN();
  }

  @Test
  void onHowManyFacesOneAloneIsRightIsCounted() {
    int[] counts = new int[4];
    for (int i = 0; i < FACES; i++) {
      boolean first = FIRST.logits()[i] > 0 == (FIRST.labels()[i] == 1);
      boolean other = OTHER.logits()[i] > 0 == (OTHER.labels()[i] == 1);
      counts[first ? other ? 0 : 1 : other ? 2 : 3]++;
    }

    assertThat(comparison.agreements())
        .containsExactly(new Agreement(counts[0], counts[1], counts[2], counts[3]));
  }

  @Test
  void whatIsUndefinedHasNoDifference() {
    Scores allYes = new Scores(FIRST.files(), FIRST.subjects(), IntStream.range(0, FACES).map(i -> 1).toArray(),
        FIRST.logits());
    Comparison comparison = compare(allYes, allYes);

    assertThat(comparison.rows("all", ComparedMetric.AUC).get(1).difference()).isEqualTo(Measured.point(Double.NaN));
    assertThat(comparison.rows("all", ComparedMetric.ACCURACY).get(0).difference()).isEqualTo(Measured.point(Double.NaN));
  }

  private static Comparison compare(Scores... scores) {
    List<Group> groups = Group.of(LABELS, FACES, "Attractive", Crossing.usual(LABELS, "Attractive"));
    return Comparison.of(List.of(scores), groups, "Attractive", SEED, () -> {});
  }

  /**
   * Two runs on 200 people of a face each. Half wear hats; of these some are labelled yes, the first run answers every second
   * with yes, and the other the last ones.
   */
  private static Comparison compareHats(int labelledYes, int otherAnswersYes) {
    String[] names = IntStream.range(0, 200).mapToObj("%06d.jpg"::formatted).toArray(String[]::new);
    int[] yes = IntStream.range(0, 200).map(i -> i < labelledYes || i >= 150 ? 1 : 0).toArray();
    double[] first = IntStream.range(0, 200).mapToDouble(i -> (i % 2 == 0 ? 1 : -1) * (1 + i / 100.)).toArray();
    double[] other = IntStream.range(0, 200).mapToDouble(i -> i < 100 - otherAnswersYes ? -1 - i / 100. : 1 + i / 100.).toArray();
    byte[] hats = new byte[200];
    Arrays.fill(hats, 0, 100, (byte) 1);
    Labels labels = new Labels(List.of("Wearing_Hat"), new byte[][] {hats});
    List<Group> groups = Group.of(labels, 200, "Attractive", Crossing.usual(labels, "Attractive"));
    return Comparison.of(
        List.of(new Scores(names, names, yes, first), new Scores(names, names, yes, other)), groups, "Attractive", SEED, () -> {});
  }

  private static double accuracy(Scores scores, List<Integer> faces) {
    return faces.stream().filter(i -> scores.logits()[i] > 0 == (scores.labels()[i] == 1)).count()
        / (double) faces.size();
  }

  private static double quantile(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int below = (int) Math.floor(at);
    return sorted[below] + (at - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
  }

  private static double width(Measured measured) {
    return measured.ci95().hi() - measured.ci95().lo();
  }

  /** The same faces and labels for each net; each sees the same thing through noise of its own. */
  private static Scores scores(long net) {
    SplittableRandom shared = new SplittableRandom(9);
    SplittableRandom own = new SplittableRandom(net);
    String[] files = IntStream.range(0, FACES).mapToObj("%06d.jpg"::formatted).toArray(String[]::new);
    String[] subjects = IntStream.range(0, FACES).mapToObj(i -> "s" + shared.nextInt(SUBJECTS)).toArray(String[]::new);
    double[] seen = IntStream.range(0, FACES).mapToDouble(i -> shared.nextDouble(-2, 2)).toArray();
    int[] labels = Arrays.stream(seen).mapToInt(z -> z + shared.nextDouble(-2, 2) > 0 ? 1 : 0).toArray();
    double[] logits = Arrays.stream(seen).map(z -> z + own.nextDouble(-1, 1)).toArray();
    return new Scores(files, subjects, labels, logits);
  }

  private static Labels labels() {
    SplittableRandom random = new SplittableRandom(3);
    byte[][] values = new byte[4][FACES];
    for (int i = 0; i < FACES; i++) {
      values[0][i] = (byte) FIRST.labels()[i];
      values[1][i] = (byte) random.nextInt(2);
      values[2][i] = (byte) (random.nextInt(5) - 1 > 0 ? 1 : 0);
      values[3][i] = (byte) (i < 6 ? 1 : 0);
    }
    return new Labels(List.of("Attractive", "Male", "Young", "Wearing_Hat"), values);
  }
}
