package dev.kallos.audit;

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
    Map<String, Map<String, Estimate>> standing = new LinkedHashMap<>();
    criterion.rates().forEach(rate -> standing.put(rate.words(), standing(rate, groups, ranks, measured)));
    List<String> names = groups.stream().map(Group::name).toList();
    List<String> compared = names.stream().filter(name -> !lacking(name, standing).equals(List.of(name))).toList();
    List<String> leftOut = names.stream().flatMap(name -> lacking(name, standing).stream()).toList();
    standing.values().removeIf(estimates -> estimates.size() < 2);
    if (standing.isEmpty()) {
      Measured none = Measured.point(Double.NaN);
      return new FairnessFinding(
          criterion, by, compared, leftOut, none, none, FairnessVerdict.OPEN, words.tooFew());
    }
    GroupGaps gaps = GroupGaps.of(standing.values().stream().map(Map::values).toList());
    Measured gap = gaps.largest();
    Measured ratio = gaps.smallestRatio();
    FairnessVerdict verdict = FairnessVerdict.of(gap, leftOut);
    return new FairnessFinding(
        criterion, by, compared, leftOut, gap, ratio, verdict, words.ofRates(standing, gap, ratio, verdict) + words.leftOut(leftOut));
  }

  /** A rate in each group in which it stands, in the groups' order. */
  private static Map<String, Estimate> standing(
      FairnessCriterion.Rate rate, List<Group> groups, List<int[]> ranks, MeasuredSets measured) {
    Map<String, Estimate> standing = new LinkedHashMap<>();
    for (int g = 0; g < groups.size(); g++) {
      Estimate estimate = rate.of().apply(measured.get(ranks.get(g)));
      if (estimate.stands()) {
        standing.put(groups.get(g).name(), estimate);
      }
    }
    return standing;
  }

  /** What of a group does not stand: nothing, the group as a whole, or some of its rates. */
  private static List<String> lacking(String group, Map<String, Map<String, Estimate>> standing) {
    List<String> rates =
        standing.keySet().stream().filter(rate -> !standing.get(rate).containsKey(group)).map(rate -> group + ", " + rate).toList();
    return rates.size() == standing.size() ? List.of(group) : rates;
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
    Measured gap = GroupGaps.largest(gaps, subjects);
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
