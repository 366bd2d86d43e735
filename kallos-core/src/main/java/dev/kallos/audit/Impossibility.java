package dev.kallos.audit;

import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.Comparator;
import java.util.List;

/**
 * Why the criteria cannot all hold, shown on some groups: base rate p, precision PPV and true positive rate TPR leave but
 * one false positive rate, p / (1 − p) · (1 − PPV) / PPV · TPR (Chouldechova 2017). So groups of different base rates
 * that have PPV and TPR in common differ in it (and likewise Kleinberg, Mullainathan and Raghavan 2016).
 *
 * @param by the attributes that make the groups
 * @param commonPrecision the precision on all test faces
 * @param commonTruePositiveRate the true positive rate on all test faces
 * @param baseRateGap the largest difference between two groups' base rates; undefined if there are not two
 * @param groups the groups, in order
 */
public record Impossibility(
    String by, double commonPrecision, double commonTruePositiveRate, Measured baseRateGap, List<Rates> groups) {

  /**
   * One group's rates; NaN where fewer subjects than {@link Audit#FEWEST_SUBJECTS} have a part in one.
   *
   * @param group its name
   * @param baseRate the share labelled yes
   * @param precision of those answered yes, the share labelled yes
   * @param truePositiveRate of those labelled yes, the share answered yes
   * @param falsePositiveRate of those labelled no, the share answered yes
   * @param falsePositiveRateNeeded what the last would have to be, were the two before it those of all test faces; above
   *     1 if they cannot be
   */
  public record Rates(
      String group,
      double baseRate,
      double precision,
      double truePositiveRate,
      double falsePositiveRate,
      double falsePositiveRateNeeded) {}

  public Impossibility {
    groups = List.copyOf(groups);
  }

  static Impossibility of(String by, List<Group> groups, RankedFaces faces, int[] all, SubjectBootstrap bootstrap) {
    SubjectSums whole = faces.sums(all);
    double precision = 1 - rate(AuditMetric.FDR, whole);
    double truePositiveRate = rate(AuditMetric.TPR, whole);
    List<Group> shown =
        groups.stream().filter(group -> faces.subjects(faces.ranks(group.members())) >= Audit.FEWEST_SUBJECTS).toList();
    List<Rates> rates =
        shown.stream()
            .map(group -> rates(group.name(), faces.sums(faces.ranks(group.members())), precision, truePositiveRate))
            .toList();
    return new Impossibility(by, precision, truePositiveRate, baseRateGap(shown, faces, bootstrap), rates);
  }

  private static Measured baseRateGap(List<Group> groups, RankedFaces faces, SubjectBootstrap bootstrap) {
    if (groups.size() < 2) {
      return Measured.point(Double.NaN);
    }
    SumFunction baseRate = AuditMetric.BASE_RATE.function();
    List<int[]> sets = groups.stream().map(group -> faces.ranks(group.members())).toList();
    MeasuredSets measured = new MeasuredSets(faces, bootstrap, List.of(baseRate), sets);
    return GroupGaps.of(List.of(sets.stream().map(set -> measured.get(set).estimate(baseRate)).toList())).largest();
  }

  private static Rates rates(String name, SubjectSums sums, double precision, double truePositiveRate) {
    double baseRate = rate(AuditMetric.BASE_RATE, sums);
    return new Rates(
        name,
        baseRate,
        1 - rate(AuditMetric.FDR, sums),
        rate(AuditMetric.TPR, sums),
        rate(AuditMetric.FPR, sums),
        needed(baseRate, precision, truePositiveRate));
  }

  /** NaN if too few subjects have a part in it, however many are in the group. */
  private static double rate(AuditMetric metric, SubjectSums sums) {
    SumFunction function = metric.function();
    return function.subjects(sums) < Audit.FEWEST_SUBJECTS ? Double.NaN : function.value(sums.totals());
  }

  /** The false positive rate that follows from the others. */
  static double needed(double baseRate, double precision, double truePositiveRate) {
    return baseRate / (1 - baseRate) * (1 - precision) / precision * truePositiveRate;
  }

  /**
   * It in words; empty if no two groups' base rates differ beyond chance, or the net makes no mistake, so that nothing forces the
   * criteria apart.
   */
  public String sentence() {
    boolean flawless = commonPrecision == 1 && commonTruePositiveRate == 1;
    if (flawless || !baseRateGap.ci95().isDefined() || baseRateGap.ci95().lo() <= 0) {
      return "";
    }
    Comparator<Rates> byBaseRate = Comparator.comparingDouble(Rates::baseRate);
    Rates low = groups.stream().min(byBaseRate).orElseThrow();
    Rates high = groups.stream().max(byBaseRate).orElseThrow();
    return ("Labelled yes are %s of %s and %s of %s. Were precision (%s) and true positive rate (%s) the same for both, as"
            + " on all test faces, the false positive rate would have to be %s and %s; it is %s and %s. Where base rates"
            + " differ, an imperfect net cannot keep all the criteria (Chouldechova 2017; Kleinberg et al. 2016).")
        .formatted(
            percent(low.baseRate), low.group, percent(high.baseRate), high.group, percent(commonPrecision),
            percent(commonTruePositiveRate), neededPercent(low),
            neededPercent(high), percent(low.falsePositiveRate), percent(high.falsePositiveRate));
  }

  private static String neededPercent(Rates rates) {
    return rates.falsePositiveRateNeeded > 1 ? "more than 100 % (which cannot be)" : percent(rates.falsePositiveRateNeeded);
  }

  private static String percent(double share) {
    return Double.isFinite(share) ? Figures.percent(share) : "not known";
  }
}
