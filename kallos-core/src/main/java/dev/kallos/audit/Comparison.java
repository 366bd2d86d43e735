package dev.kallos.audit;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.evaluation.WeightedScores;
import dev.kallos.run.FaceTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs side by side, on the test faces they share.
 *
 * <p>Every difference is taken inside each replicate of one bootstrap over the subjects: which people happen to be in
 * the test part moves all nets alike, and cancels. So two nets can be told apart whose own intervals overlap.
 *
 * @param attribute what all of them learnt
 * @param faces how many test faces they share
 * @param subjects how many people these show
 * @param rows for each group, metric and run, in this order
 * @param agreements each run but the first beside the first
 */
public record Comparison(
    String attribute, int faces, int subjects, List<ComparedRow> rows, List<Agreement> agreements) {
  /** The group of all shared faces. */
  public static final String WHOLE = "all";

  private static final Measured NONE = Measured.point(Double.NaN);

  /**
   * Compares runs. Groups are made of the first run's table of labels: each attribute's, and sex crossed with age.
   *
   * @param stopped asked between groups
   * @throws dev.kallos.UnusableInputException if they share no test face, or the faces are not the same
   * @throws StoppedException once {@code stopped} says true
   */
  public static Comparison of(List<ComparedRun> runs, Progress progress, BooleanSupplier stopped) throws IOException {
    List<Scores> scores = SharedFaces.of(runs);
    ComparedRun first = runs.get(0);
    FaceTable table = FaceTable.read(first.folder());
    Labels labels = table.labels().select(table.rowsOf(first.folder(), Part.TEST, scores.get(0).files()));
    String attribute = first.config().attribute();
    List<Group> groups = Group.of(labels, scores.get(0).size(), attribute, Crossing.usual(labels, attribute));
    try (Progress.Task task = progress.start("Comparing runs", groups.size(), "groups")) {
      return of(scores, groups, attribute, first.config().seed(), () -> advance(task, stopped));
    }
  }

  private static void advance(Progress.Task task, BooleanSupplier stopped) {
    if (stopped.getAsBoolean()) {
      throw new StoppedException();
    }
    task.advance(1);
  }

  /**
   * Compares scores of the same faces in the same order.
   *
   * @param seed the bootstrap's
   * @param beforeEach runs before each group
   */
  static Comparison of(List<Scores> scores, List<Group> groups, String attribute, long seed, Runnable beforeEach) {
    Scores first = scores.get(0);
    SubjectBootstrap bootstrap = SubjectBootstrap.of(first.subjects(), seed);
    List<RankedFaces> ranked =
        scores.stream().map(of -> new RankedFaces(of, bootstrap.subjectOfFace(), bootstrap.subjects())).toList();
    List<ComparedRow> rows =
        groups.parallelStream()
            .peek(group -> beforeEach.run())
            .flatMap(group -> rows(scores, ranked, group, bootstrap))
            .toList();
    List<Agreement> agreements = scores.stream().skip(1).map(other -> Agreement.of(first, other)).toList();
    return new Comparison(attribute, first.size(), bootstrap.subjects(), rows, agreements);
  }

  /** The rows of one group and metric, a run each. */
  public List<ComparedRow> rows(String group, ComparedMetric metric) {
    return rows.stream().filter(row -> row.group().equals(group) && row.metric() == metric).toList();
  }

  private static Stream<ComparedRow> rows(
      List<Scores> scores, List<RankedFaces> ranked, Group group, SubjectBootstrap bootstrap) {
    boolean whole = group.name().equals(WHOLE);
    int subjects = (int) IntStream.of(group.members()).mapToObj(i -> scores.get(0).subjects()[i]).distinct().count();
    List<WeightedScores> views = scores.stream().map(of -> WeightedScores.of(of, group.members())).toList();
    Measured[] figures =
        whole || subjects >= Audit.FEWEST_SUBJECTS ? measure(bootstrap, views) : undefined(views);
    List<SubjectSums> sums = ranked.stream().map(faces -> faces.sums(faces.ranks(group.members()))).toList();
    List<ComparedRow> rows = new ArrayList<>();
    for (ComparedMetric metric : ComparedMetric.values()) {
      for (int r = 0; r < views.size(); r++) {
        int at = place(metric, r, views.size());
        boolean stands = whole || stands(metric, sums.get(r));
        boolean compared = stands && (whole || stands(metric, sums.get(0)));
        rows.add(
            new ComparedRow(
                group.name(),
                metric,
                r,
                stands ? figures[at] : NONE,
                compared ? figures[at + 1] : NONE,
                group.members().length,
                subjects));
      }
    }
    return rows.stream();
  }

  /** Whether enough subjects have a part in it, by the rule of the audit; the net's answers may decide who has. */
  private static boolean stands(ComparedMetric metric, SubjectSums sums) {
    return metric.subjects(sums) >= Audit.FEWEST_SUBJECTS;
  }

  private static Measured[] measure(SubjectBootstrap bootstrap, List<WeightedScores> views) {
    Measured[] measured =
        bootstrap.measured(weights -> figures(views.stream().map(view -> view.weighted(weights)).toList()));
    for (int r = 0; r < views.size(); r++) {
      int at = place(ComparedMetric.ECE, r, views.size());
      measured[at] = measured[at].turned(0);
      measured[at + 1] = measured[at + 1].turned(-1);
    }
    return measured;
  }

  private static Measured[] undefined(List<WeightedScores> views) {
    Measured[] none = new Measured[2 * ComparedMetric.values().length * views.size()];
    Arrays.fill(none, NONE);
    return none;
  }

  /** Where a run's figure stands in an array of all; its difference stands behind it. */
  private static int place(ComparedMetric metric, int run, int runs) {
    return 2 * (metric.ordinal() * runs + run);
  }

  private static double[] figures(List<WeightedScores> views) {
    double[] figures = new double[2 * ComparedMetric.values().length * views.size()];
    for (ComparedMetric metric : ComparedMetric.values()) {
      double first = Double.NaN;
      for (int r = 0; r < views.size(); r++) {
        int at = place(metric, r, views.size());
        figures[at] = metric.of(views.get(r));
        figures[at + 1] = figures[at] - first;
        first = r == 0 ? figures[at] : first;
      }
    }
    return figures;
  }
}
