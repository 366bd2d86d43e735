package dev.kallos.audit;

import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.evaluation.WeightedScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whom the net judges differently: metrics of groups of test faces, and how far each group is from the others.
 *
 * <p>All intervals come from resampling the test part's subjects. A difference is taken inside each replicate, so that
 * a person with faces on both sides counts on both sides of the same draw.
 */
public final class Audit {
  /** Groups of fewer subjects have no figures: they would say more about these people than about the group. */
  public static final int FEWEST_SUBJECTS = 20;

  private final Scores test;
  private final SubjectBootstrap bootstrap;

  private Audit(Scores test, long seed) {
    this.test = test;
    this.bootstrap = SubjectBootstrap.of(test.subjects(), seed);
  }

  /**
   * Measures every group: the whole, the faces with and without each attribute, and sex crossed with age where both are
   * known.
   *
   * @param test the test part's scores
   * @param labels all attributes of the same faces in the same order; those of unknown value are in no group of that
   *     attribute, nor in its complement
   * @param attribute what the net learnt; it makes no group itself
   * @return a row for each group and metric, then for each difference; groups without a face have none
   */
  public static List<AuditRow> of(Scores test, Labels labels, String attribute, long seed) {
    for (byte[] values : labels.values()) {
      if (values.length != test.size()) {
        throw new IllegalArgumentException(values.length + " labels for " + test.size() + " scores");
      }
    }
    Audit audit = new Audit(test, seed);
    return Group.of(labels, test.size(), attribute).stream().flatMap(audit::rows).toList();
  }

  private Stream<AuditRow> rows(Group group) {
    WeightedScores members = WeightedScores.of(test, group.members());
    WeightedScores complement = WeightedScores.of(test, group.complement());
    int subjects = subjects(group.members());
    boolean enough = subjects >= FEWEST_SUBJECTS;
    boolean comparable = enough && subjects(group.complement()) >= FEWEST_SUBJECTS;
    Measured[] figures = enough ? measure(w -> figures(w.apply(members), w.apply(complement))) : null;

    List<AuditRow> rows = new ArrayList<>();
    AuditMetric[] metrics = AuditMetric.values();
    for (int m = 0; m < metrics.length; m++) {
      Measured figure = enough ? figures[m] : Measured.point(Double.NaN);
      rows.add(new AuditRow(group.name(), metrics[m].id(), figure, group.members().length, subjects));
    }
    List<AuditMetric> compared = group.complement().length == 0 ? List.of() : AuditMetric.compared();
    for (int d = 0; d < compared.size(); d++) {
      Measured figure = comparable ? figures[metrics.length + d] : Measured.point(Double.NaN);
      rows.add(new AuditRow(group.name(), compared.get(d).differenceId(), figure, group.members().length, subjects));
    }
    return rows.stream();
  }

  /** How to count the faces of a view. */
  private interface Weighing extends Function<WeightedScores, WeightedScores> {}

  private Measured[] measure(Function<Weighing, double[]> statistics) {
    double[] values = statistics.apply(view -> view);
    Interval[] intervals = bootstrap.intervals(weights -> statistics.apply(view -> view.weighted(weights)));
    return IntStream.range(0, values.length)
        .mapToObj(
            i -> new Measured(values[i], Double.isNaN(values[i]) ? Interval.UNDEFINED : intervals[i]))
        .toArray(Measured[]::new);
  }

  /** The group's metrics, then its differences from the complement. */
  private static double[] figures(WeightedScores members, WeightedScores complement) {
    return Stream.concat(
            Arrays.stream(AuditMetric.values()).map(metric -> metric.of(members)),
            AuditMetric.compared().stream().map(metric -> metric.of(members) - metric.of(complement)))
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private int subjects(int[] faces) {
    return (int) IntStream.of(faces).mapToObj(i -> test.subjects()[i]).distinct().count();
  }
}
