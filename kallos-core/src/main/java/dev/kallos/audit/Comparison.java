package dev.kallos.audit;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.run.FaceTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Runs side by side, on the test faces they share.
 *
 * <p>Every difference is taken inside each replicate of one bootstrap over the subjects: which people happen to be in
 * the test part moves all nets alike, and cancels. So two nets can be told apart whose own intervals overlap. The whole has
 * percentile intervals, as a run's evaluation has; groups, which may show few people, the corrected ones of the {@link Audit}.
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

  private static final List<SumFunction> FUNCTIONS =
      Arrays.stream(ComparedMetric.values()).map(ComparedMetric::function).toList();
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
            .flatMap(group -> rows(group, ranked, bootstrap))
            .toList();
    List<Agreement> agreements = scores.stream().skip(1).map(other -> Agreement.of(first, other)).toList();
    return new Comparison(attribute, first.size(), bootstrap.subjects(), rows, agreements);
  }

  /** The rows of one group and metric, a run each. */
  public List<ComparedRow> rows(String group, ComparedMetric metric) {
    return rows.stream().filter(row -> row.group().equals(group) && row.metric() == metric).toList();
  }

  private static Stream<ComparedRow> rows(Group group, List<RankedFaces> ranked, SubjectBootstrap bootstrap) {
    boolean whole = group.name().equals(WHOLE);
    int[] members = group.members();
    int subjects = ranked.get(0).subjects(ranked.get(0).ranks(members));
    List<MeasuredSet> runs = ranked.stream().map(faces -> measure(faces, faces.ranks(members), bootstrap)).toList();
    List<ComparedRow> rows = new ArrayList<>();
    for (ComparedMetric metric : ComparedMetric.values()) {
      Estimate first = runs.get(0).estimate(metric.function());
      for (int r = 0; r < runs.size(); r++) {
        Estimate figure = runs.get(r).estimate(metric.function());
        Measured difference = r == 0 ? NONE : measured(figure.minus(first), whole);
        rows.add(
            new ComparedRow(group.name(), metric, r, measured(figure, whole), difference, members.length, subjects));
      }
    }
    return rows.stream();
  }

  private static MeasuredSet measure(RankedFaces faces, int[] set, SubjectBootstrap bootstrap) {
    return new MeasuredSets(faces, bootstrap, FUNCTIONS, List.of(set)).get(set);
  }

  /** The whole has the intervals of the evaluation, a group those of the audit. */
  private static Measured measured(Estimate figure, boolean whole) {
    return whole ? figure.ofWhole() : figure.measured();
  }
}
