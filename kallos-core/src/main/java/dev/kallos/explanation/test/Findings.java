package dev.kallos.explanation.test;

import dev.kallos.Disclaimer;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionSummary;
import dev.kallos.explanation.RegionSummary.Group;
import dev.kallos.explanation.RegionSummary.RegionLift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the net looks at, in sentences that follow from the numbers by rule, and the article's own claim checked line by line.
 *
 * @param method the main method's id
 * @param claims the article's claim, a region each
 * @param sentences what else the numbers say
 */
public record Findings(String method, List<Claim> claims, List<String> sentences) {
  /** "Forehead, mouth and cheeks are the most common areas of high activation", says the article. */
  private static final List<Region> ARTICLE = List.of(Region.FOREHEAD, Region.MOUTH, Region.CHEEKS);

  private static final int NAMED = 3;

  public Findings {
    claims = List.copyOf(claims);
    sentences = List.copyOf(sentences);
  }

  /** The faces the article's claim is about: those the net answers with yes. */
  public static Group group() {
    return Group.ANSWERED_POSITIVE;
  }

  /**
   * Draws the findings.
   *
   * @param attribute what the net learnt
   * @param name the main method's name in words
   * @param summaries the regions, of every method
   * @param methods how the methods did in the tests, the main one first, controls too
   */
  public static Findings of(String attribute, String name, List<RegionSummary> summaries, List<MethodScore> methods) {
    MethodScore main = methods.get(0);
    List<String> sentences = new ArrayList<>();
    String labelled = "“labelled " + Disclaimer.quality(attribute) + "”";
    find(summaries, main.method(), Group.ANSWERED_POSITIVE, Direction.FOR)
        .ifPresent(found -> answer(found, labelled, sentences));
    find(summaries, main.method(), Group.ANSWERED_NEGATIVE, Direction.AGAINST)
        .ifPresent(found -> answer(found, "not " + labelled, sentences));
    errors(labelled, summaries, main.method()).ifPresent(sentences::add);
    agreement(main).ifPresent(sentences::add);
    sentences.add(
        "How far these maps may be believed (%s, %s): %s."
            .formatted(name, main.layer(), main.verdict()));
    List<String> alike = main.noBetterThanControls(methods).stream().map(MapTest::words).toList();
    if (!alike.isEmpty()) {
      sentences.add(
          "In %s a map that knows nothing of the net may do as well or better: the best control's number is not beyond the interval"
                  .formatted(Sentences.list(alike))
              + " there.");
    }
    List<Claim> claims =
        find(summaries, main.method(), group(), Direction.FOR).stream()
            .flatMap(summary -> ARTICLE.stream().map(region -> Claim.of(region, summary)))
            .toList();
    return new Findings(main.method(), claims, sentences);
  }

  private static Optional<RegionSummary> find(
      List<RegionSummary> summaries, String method, Group group, Direction direction) {
    return summaries.stream()
        .filter(s -> s.method().equals(method) && s.group() == group && s.direction() == direction && s.faces() > 0)
        .findFirst();
  }

  /** That no region has more of the heat than its share is never said: the shares of heat and of area both come to 1. */
  private static void answer(RegionSummary summary, String answer, List<String> sentences) {
    if (summary.subjects() < MapTest.FEWEST_PEOPLE) {
      sentences.add(
          ("The %d test faces answered %s show too few people to tell which regions have more of the heat than their area"
                  + " explains, or what hiding one takes from the answer.")
              .formatted(summary.faces(), answer));
      return;
    }
    List<String> hot = leading(summary, RegionLift::lift, lift -> lift.lo() > 1, Sentences::times);
    sentences.add(
        "On the %d test faces answered %s, %s."
            .formatted(
                summary.faces(),
                answer,
                hot.isEmpty()
                    ? "it can be told of no region that it has more of the heat than its area explains"
                    : "what speaks for that answer is densest on " + Sentences.list(hot)
                        + ", measured by the share of the area"));
    if (summary.dropSubjects() < MapTest.FEWEST_PEOPLE) {
      sentences.add("Regions were hidden on too few people's faces to tell what hiding one takes from these answers.");
      return;
    }
    List<String> needed = leading(summary, RegionLift::drop, drop -> drop.lo() > 0, Sentences::points);
    sentences.add(
        needed.isEmpty()
            ? "Hiding a single region takes nothing from these answers that could be told from chance."
            : "Of single regions, hiding %s %s most from the probability of these answers."
                .formatted(Sentences.list(needed), needed.size() == 1 ? "takes" : "take"));
  }

  /** The regions whose number is above the limit with its interval, the highest first, at most {@value #NAMED}. */
  private static List<String> leading(
      RegionSummary summary,
      Function<RegionLift, Measured> number,
      Predicate<Interval> above,
      Function<Measured, String> words) {
    return summary.regions().stream()
        .filter(region -> above.test(number.apply(region).ci95()))
        .sorted(Comparator.comparingDouble(region -> -number.apply(region).value()))
        .limit(NAMED)
        .map(region -> "the %s, %s".formatted(region.region().words(), words.apply(number.apply(region))))
        .toList();
  }

  /** Where what speaks for yes lies on faces answered wrongly and not on others; empty if either show too few people. */
  private static Optional<String> errors(String labelled, List<RegionSummary> summaries, String method) {
    Optional<RegionSummary> right = find(summaries, method, Group.RIGHT, Direction.FOR);
    Optional<RegionSummary> wrong = find(summaries, method, Group.WRONG, Direction.FOR);
    if (right.isEmpty()
        || wrong.isEmpty()
        || Math.min(right.get().subjects(), wrong.get().subjects()) < MapTest.FEWEST_PEOPLE) {
      return Optional.empty();
    }
    List<String> more =
        wrong.get().regions().stream()
            .filter(region -> region.lift().ci95().lo() > right.get().of(region.region()).lift().ci95().hi())
            .map(region -> "the " + region.region().words())
            .toList();
    return more.isEmpty()
        ? Optional.of(
            "Where the net is wrong, no region has clearly more of what speaks for %s than where it is right."
                .formatted(labelled))
        : Optional.of(
            "Where the net is wrong, more of what speaks for %s than where it is right lies on %s."
                .formatted(labelled, Sentences.list(more)));
  }

  private static Optional<String> agreement(MethodScore main) {
    MethodScore.Result result = main.result(MapTest.REGION_CORRELATION);
    if (Double.isNaN(result.value().value())) {
      return Optional.empty();
    }
    return Optional.of(
        "Over the regions of a face, heat and what hiding takes are rank-correlated by %s, %s."
            .formatted(Sentences.number(result.value()), besideNoneAndRandom(result)));
  }

  private static String besideNoneAndRandom(MethodScore.Result correlation) {
    Interval interval = correlation.value().ci95();
    if (correlation.passes().isPresent()) {
      return correlation.passes().get()
          ? "more than for a random map"
          : interval.hi() < 0 ? "below none" : "below that for a random map";
    }
    return interval.lo() > 0
        ? "which is more than none, but cannot be told from what it is for a random map"
        : "which cannot be told from none";
  }
}
