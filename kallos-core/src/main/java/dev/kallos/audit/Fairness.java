package dev.kallos.audit;

import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.LargestDifference;
import dev.kallos.evaluation.LargestDifference.Difference;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds groups to the fairness criteria. All bounds come from resampling subjects, and hold for all pairs of a
 * criterion's groups at once.
 */
final class Fairness {
  private static final int THIRDS = 3;

  private final RankedFaces faces;
  private final SubjectBootstrap bootstrap;
  private final FairnessSentence words;

  Fairness(RankedFaces faces, SubjectBootstrap bootstrap, FairnessSentence words) {
    this.faces = faces;
    this.bootstrap = bootstrap;
    this.words = words;
  }

  /**
   * What came of every criterion.
   *
   * @param by the attributes that make the groups
   * @param groups the groups
   */
  List<FairnessFinding> findings(String by, List<Group> groups) {
    List<int[]> ranks = groups.stream().map(group -> faces.ranks(group.members())).toList();
    List<int[]> sets = ranks.stream().flatMap(set -> Stream.concat(Stream.of(set), thirds(set).stream())).toList();
    MeasuredSets measured = new MeasuredSets(faces, bootstrap, AuditMetric.functions(), sets);
    return Arrays.stream(FairnessCriterion.values())
        .map(
            criterion ->
                criterion == FairnessCriterion.CALIBRATION_WITHIN_GROUPS
                    ? calibration(by, groups, ranks, measured)
                    : equality(criterion, by, groups, ranks, measured))
        .toList();
  }

  private FairnessFinding equality(
      FairnessCriterion criterion, String by, List<Group> groups, List<int[]> ranks, MeasuredSets measured) {
    int[] standing =
        IntStream.range(0, groups.size())
            .filter(
                g -> criterion.rates().stream().allMatch(r -> r.of().apply(measured.get(ranks.get(g))).stands()))
            .toArray();
    List<String> compared = IntStream.of(standing).mapToObj(g -> groups.get(g).name()).toList();
    List<String> leftOut = groups.stream().map(Group::name).filter(name -> !compared.contains(name)).toList();
    if (compared.size() < 2) {
      Measured none = Measured.point(Double.NaN);
      return new FairnessFinding(
          criterion, by, compared, leftOut, none, none, FairnessVerdict.OPEN, words.tooFew());
    }
    List<Difference> gaps = new ArrayList<>();
    List<Difference> logRatios = new ArrayList<>();
    Map<String, Map<String, Double>> values = new LinkedHashMap<>();
    int subjects = Integer.MAX_VALUE;
    for (FairnessCriterion.Rate rate : criterion.rates()) {
      List<Estimate> estimates = IntStream.of(standing).mapToObj(g -> rate.of().apply(measured.get(ranks.get(g)))).toList();
      Map<String, Double> ofGroup = values.computeIfAbsent(rate.words(), any -> new LinkedHashMap<>());
      for (int i = 0; i < estimates.size(); i++) {
        ofGroup.put(compared.get(i), estimates.get(i).value());
        subjects = Math.min(subjects, estimates.get(i).subjects());
        for (int j = 0; j < i; j++) {
          Estimate difference = estimates.get(i).minus(estimates.get(j));
          gaps.add(new Difference(difference.value(), difference.replicates()));
          logRatios.add(logarithm(estimates.get(i), estimates.get(j)));
        }
      }
    }
    logRatios.removeIf(bothAreNothing -> Double.isNaN(bothAreNothing.value()));
    Measured gap = gap(gaps, subjects);
    Measured ratio = ratio(LargestDifference.of(logRatios, subjects));
    FairnessVerdict verdict = FairnessVerdict.of(gap, leftOut);
    return new FairnessFinding(
        criterion, by, compared, leftOut, gap, ratio, verdict, words.ofRates(values, gap, ratio, verdict) + words.leftOut(leftOut));
  }

  /** The largest gap; where nothing bounds it, that shares differ by no more than 1 still does. */
  private static Measured gap(List<Difference> gaps, int subjects) {
    Measured gap = LargestDifference.of(gaps, subjects);
    return gap.ci95().isDefined()
        ? new Measured(gap.value(), new Interval(gap.ci95().lo(), Math.min(1, gap.ci95().hi())))
        : gap;
  }

  /** Infinite if one of the rates is 0, undefined if both are. */
  private static Difference logarithm(Estimate rate, Estimate other) {
    return new Difference(
        Math.log(rate.value() / other.value()),
        Arrays.stream(rate.over(other).replicates()).map(Math::log).toArray());
  }

  /** A ratio of at most 1 from the size of its logarithm. */
  private static Measured ratio(Measured logarithm) {
    return new Measured(
        Math.exp(-logarithm.value()),
        logarithm.ci95().isDefined()
            ? new Interval(Math.exp(-logarithm.ci95().hi()), Math.exp(-logarithm.ci95().lo()))
            : Interval.UNDEFINED);
  }

  private FairnessFinding calibration(String by, List<Group> groups, List<int[]> ranks, MeasuredSets measured) {
    FairnessCriterion criterion = FairnessCriterion.CALIBRATION_WITHIN_GROUPS;
    List<String> judged = new ArrayList<>();
    Map<String, String> unjudged = new LinkedHashMap<>();
    List<Difference> gaps = new ArrayList<>();
    int subjects = Integer.MAX_VALUE;
    double widest = -1;
    String where = "";
    for (int g = 0; g < groups.size(); g++) {
      List<int[]> thirds = thirds(ranks.get(g));
      for (int t = 0; t < THIRDS; t++) {
        Estimate gap = measured.get(thirds.get(t)).estimate(AuditMetric.CALIBRATION_IN_THE_LARGE.function());
        if (gap.stands() && faces.haveBothLabels(thirds.get(t))) {
          judged.add(groups.get(g).name());
          gaps.add(new Difference(gap.value(), gap.replicates()));
          subjects = Math.min(subjects, gap.subjects());
          if (Math.abs(gap.value()) > widest) {
            widest = Math.abs(gap.value());
            where = "%s between %s and %s".formatted(groups.get(g).name(), edge(t), edge(t + 1));
          }
        } else if (thirds.get(t).length > 0) {
          unjudged.put("%s, %s to %s".formatted(groups.get(g).name(), edge(t), edge(t + 1)), groups.get(g).name());
        }
      }
    }
    List<String> compared = judged.stream().distinct().toList();
    unjudged.values().retainAll(compared);
    List<String> leftOut =
        Stream.concat(
                groups.stream().map(Group::name).filter(name -> !compared.contains(name)), unjudged.keySet().stream())
            .toList();
    Measured gap = gap(gaps, subjects);
    FairnessVerdict verdict = FairnessVerdict.of(gap, leftOut);
    String sentence =
        gaps.isEmpty() ? words.tooFew() : words.ofCalibration(where, gap, verdict) + words.leftOut(leftOut);
    return new FairnessFinding(
        criterion, by, compared, leftOut, gap, Measured.point(Double.NaN), verdict, sentence);
  }

  private static String edge(int third) {
    return Figures.percent((double) third / THIRDS);
  }

  /** The set's faces by the third of the scores they lie in. */
  private List<int[]> thirds(int[] set) {
    return IntStream.range(0, THIRDS)
        .mapToObj(
            third ->
                IntStream.of(set)
                    .filter(rank -> Math.min((int) (faces.probability(rank) * THIRDS), THIRDS - 1) == third)
                    .toArray())
        .toList();
  }
}
