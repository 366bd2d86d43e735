package dev.kallos.explanation.test;

import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionSummary;

/**
 * A claim that a region of the face is among those a net looks at, and what the numbers make of it.
 *
 * @param region the region
 * @param verdict what the numbers carry
 * @param lift the region's share of the heat over its share of the area
 * @param drop how much of its answer's probability the net loses when the region is hidden
 */
public record Claim(Region region, Verdict verdict, Measured lift, Measured drop) {
  /** What numbers can say of a claim. */
  public enum Verdict {
    /** The region is hotter than its area explains, and hiding it costs confidence; both intervals say so. */
    SUPPORTED("supported"),
    /** The region is cooler than its area explains, or the net is surer without it; an interval says so. */
    NOT_SUPPORTED("not supported"),
    /** Neither, or the faces show fewer than {@value MapTest#FEWEST_PEOPLE} people. */
    CANNOT_BE_TOLD("cannot be told");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** The verdict as files and sentences have it. */
    public String words() {
      return words;
    }

    static Verdict of(RegionSummary.RegionLift numbers, RegionSummary summary) {
      Interval lift = told(numbers.lift(), summary.subjects());
      Interval drop = told(numbers.drop(), Math.min(summary.subjects(), summary.dropSubjects()));
      if (lift.lo() > 1 && drop.lo() > 0) {
        return SUPPORTED;
      }
      return lift.hi() < 1 || drop.hi() < 0 ? NOT_SUPPORTED : CANNOT_BE_TOLD;
    }

    private static Interval told(Measured number, int people) {
      return people < MapTest.FEWEST_PEOPLE ? Interval.UNDEFINED : number.ci95();
    }
  }

  /** Checks the claim that a region is among the hottest against a group's numbers. */
  public static Claim of(Region region, RegionSummary summary) {
    RegionSummary.RegionLift numbers = summary.of(region);
    return new Claim(region, Verdict.of(numbers, summary), numbers.lift(), numbers.drop());
  }

  /** The claim in words. */
  public String claim() {
    return "The %s %s among the areas of high activation.".formatted(region.words(), isPlural() ? "are" : "is");
  }

  /** What the numbers say of it. */
  public String sentence() {
    if (Double.isNaN(lift.value())) {
      return "The %s: %s, as no map shows anything of it.".formatted(region.words(), verdict.words);
    }
    String hidden = Double.isNaN(drop.value()) ? "" : "; hiding %s %s".formatted(isPlural() ? "them" : "it", cost());
    return "The %s: %s. %s %s the heat that %s area explains%s."
        .formatted(
            region.words(),
            verdict.words,
            isPlural() ? "They have" : "It has",
            Sentences.times(lift),
            isPlural() ? "their" : "its",
            hidden);
  }

  private String cost() {
    return drop.value() >= 0
        ? "takes %s from the probability of the answer".formatted(Sentences.points(drop))
        : "adds %s to the probability of the answer".formatted(Sentences.points(Sentences.negated(drop)));
  }

  private boolean isPlural() {
    return switch (region) {
      case BROWS, EYES, CHEEKS, CHIN_AND_JAW -> true;
      default -> false;
    };
  }
}
