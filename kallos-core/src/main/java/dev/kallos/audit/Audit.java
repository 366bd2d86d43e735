package dev.kallos.audit;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whom the net judges differently: metrics of groups of test faces, and how far each group is from the others and from
 * all.
 *
 * <p>All intervals come from resampling the test part's subjects, all p-values from dealing membership anew among them.
 */
public final class Audit {
  /** Figures that rest on fewer subjects are left out: they would say more about these people than about the group. */
  public static final int FEWEST_SUBJECTS = 20;

  private final Scores test;
  private final List<Group> groups;
  private final Map<String, List<Group>> compared;
  private final RankedFaces faces;
  private final SubjectBootstrap bootstrap;
  private final long seed;

  private Audit(Scores test, List<Group> groups, Map<String, List<Group>> compared, long seed) {
    this.test = test;
    this.groups = groups;
    this.compared = compared;
    this.seed = seed;
    this.bootstrap = SubjectBootstrap.of(test.subjects(), seed);
    this.faces = new RankedFaces(test, bootstrap.subjectOfFace(), bootstrap.subjects());
  }

  /**
   * Measures every group: the whole, the faces with and without each attribute, and the crossings.
   *
   * @param test the test part's scores
   * @param labels all attributes of the same faces in the same order; those of unknown value are in no group of that
   *     attribute, nor in its complement
   * @param learnt what the net learnt; it makes no group itself
   * @param crossings what is crossed, of the labels' attributes
   */
  public static Audit of(Scores test, Labels labels, String learnt, List<Crossing> crossings, long seed) {
    if (!labels.attributes().isEmpty() && labels.faces() != test.size()) {
      throw new IllegalArgumentException(labels.faces() + " labels for " + test.size() + " scores");
    }
    Map<String, List<Group>> compared = new LinkedHashMap<>();
    Stream.concat(Crossing.sexAndAge(labels, learnt).stream(), crossings.stream())
        .forEach(crossing -> compared.put(crossing.name(), Group.of(labels, test.size(), crossing)));
    return new Audit(test, Group.of(labels, test.size(), learnt, crossings), compared, seed);
  }

  /**
   * What came of each fairness criterion by sex, by age, and for each crossing.
   *
   * @param subjectsKnown whether the test part's subjects are people; if not, each face stands for itself
   */
  public List<FairnessFinding> fairness(boolean subjectsKnown) {
    Fairness fairness = new Fairness(faces, bootstrap, new FairnessSentence(subjectsKnown ? "people" : "faces"));
    return compared.entrySet().stream().flatMap(by -> fairness.findings(by.getKey(), by.getValue()).stream()).toList();
  }

  /** The errors the net is surest of, in each group. */
  public ConfidentErrors confidentErrors() {
    return ConfidentErrors.of(test, groups);
  }

  /** Why the criteria cannot all hold, for the same groups. */
  public List<Impossibility> impossibilities() {
    int[] all = faces.ranks(groups.get(0).members());
    return compared.entrySet().stream()
        .map(by -> Impossibility.of(by.getKey(), by.getValue(), faces, all, bootstrap))
        .filter(one -> one.groups().size() > 1)
        .toList();
  }

  /**
   * A row for each group and metric, then for each of its comparisons with the faces not in it and with all; groups
   * without a face have none.
   *
   * @param stopped asked between groups
   * @throws StoppedException once it says true
   */
  public List<AuditRow> rows(Progress progress, BooleanSupplier stopped) {
    GroupTests tests = new GroupTests(faces, seed);
    try (Progress.Task task = progress.start("Comparing groups", groups.size(), "groups")) {
      tests.run(
          groups,
          () -> {
            if (stopped.getAsBoolean()) {
              throw new StoppedException();
            }
            task.advance(1);
          });
    }
    MeasuredSets sets =
        new MeasuredSets(
            faces,
            bootstrap,
            AuditMetric.functions(),
            groups.stream().flatMap(g -> Stream.of(g.members(), g.complement())).map(faces::ranks).toList());
    MeasuredSet whole = sets.get(faces.ranks(groups.get(0).members()));
    return IntStream.range(0, groups.size())
        .parallel()
        .mapToObj(g -> rows(groups.get(g), sets, whole, tests))
        .flatMap(List::stream)
        .toList();
  }

  /** A group differs from all only by the faces not in it, so that a comparison with all rests on these people too. */
  private List<AuditRow> rows(Group group, MeasuredSets sets, MeasuredSet whole, GroupTests tests) {
    int[] ranks = faces.ranks(group.members());
    MeasuredSet members = sets.get(ranks);
    MeasuredSet rest = sets.get(faces.ranks(group.complement()));
    Rows rows = new Rows(group.name(), ranks.length, faces.subjects(ranks), new ArrayList<>());
    boolean ofAll = group.name().equals(Comparison.WHOLE);
    for (AuditMetric metric : AuditMetric.values()) {
      Estimate figure = members.estimate(metric.function());
      rows.add(metric.id(), ofAll ? figure.ofWhole() : figure.measured());
    }
    if (group.complement().length > 0) {
      for (AuditMetric metric : AuditMetric.values()) {
        Estimate figure = members.estimate(metric.function());
        Estimate others = rest.estimate(metric.function());
        Estimate all = whole.estimate(metric.function());
        rows.add(metric.differenceId(), figure.minus(others).measured(), tests.p(group, metric), tests.q(group, metric));
        rows.add(metric.differenceFromAllId(), figure.minus(all).restingOn(others.subjects()).measured());
        if (metric.hasRatio()) {
          rows.add(metric.ratioId(), figure.over(others).measured());
          rows.add(metric.ratioToAllId(), figure.over(all).restingOn(others.subjects()).measured());
        }
      }
    }
    return rows.rows;
  }

  private record Rows(String group, int faces, int subjects, List<AuditRow> rows) {
    void add(String metric, Measured measured) {
      add(metric, measured, Double.NaN, Double.NaN);
    }

    void add(String metric, Measured measured, double p, double q) {
      rows.add(new AuditRow(group, metric, measured, faces, subjects, p, q));
    }
  }
}
