package dev.kallos.explanation.test;

import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one method did in the tests.
 *
 * @param method its id
 * @param layer the layer it looks at
 * @param control whether it is made to know nothing of what decides
 * @param results the tests it was put to
 * @param causal of the attributes whose effect on the net is known, the share on which the map agrees; NaN if none is
 * @param faces how many faces the tests by deletion count
 */
public record MethodScore(
    String method, String layer, boolean control, Map<MapTest, Result> results, double causal, int faces) {
  public MethodScore {
    results = Map.copyOf(results);
  }

  /**
   * A method's result in one test.
   *
   * @param value the mean over the faces that count
   * @param margin by how much it is better than the random map on the same faces; NaN where that is not asked
   * @param passes whether the method passes; empty if it cannot be told
   * @param faces how many faces count
   * @param subjects how many people they show
   */
  public record Result(Measured value, Measured margin, Optional<Boolean> passes, int faces, int subjects) {
    /** The result that follows from a mean and, where the test has a control, from the mean of the differences. */
    static Result of(MapTest test, SubjectMean mean, SubjectMean margin) {
      return new Result(
          mean.measured(), margin.measured(), test.passes(mean, margin), mean.faces(), mean.subjects());
    }
  }

  /** The result of a test the method was not put to, or whose number is undefined. */
  private static final Result NONE =
      new Result(Measured.point(Double.NaN), Measured.point(Double.NaN), Optional.empty(), 0, 0);

  /** The result in one test; NaN without faces if the method was not put to it. */
  public Result result(MapTest test) {
    return results.getOrDefault(test, NONE);
  }

  /** Whether the map barely changes when the weights or the labels are random. */
  public boolean isFlagged() {
    return results.keySet().stream()
        .anyMatch(test -> test.isSanity() && result(test).passes().equals(Optional.of(false)));
  }

  /** What the tests say, in words. */
  public String verdict() {
    List<String> parts = new ArrayList<>();
    if (control) {
      parts.add("a control, which knows nothing of what decides");
    }
    if (failsWith(MapTest.WEIGHTS_RANDOMIZED)) {
      parts.add("flagged: the map barely changes when the weights are random");
    }
    if (failsWith(MapTest.LABELS_RANDOMIZED)) {
      parts.add("flagged: the map barely changes when the labels are shuffled");
    }
    tests(false).forEach((outcome, tests) -> parts.add(outcome.words + " " + String.join(", ", tests)));
    tests(true).forEach((outcome, tests) -> parts.add(outcome.besideRandom + " in " + String.join(", ", tests)));
    return parts.isEmpty() ? "not tested" : String.join("; ", parts);
  }

  private boolean failsWith(MapTest test) {
    return result(test).passes().equals(Optional.of(false));
  }

  /**
   * In which tests a map that knows nothing of the net may do as well, though this one is better than a random map there: some
   * control's number is not beyond this one's interval, or, where it has none, beyond its number.
   *
   * @param all all methods, controls too
   */
  List<MapTest> noBetterThanControls(List<MethodScore> all) {
    return Stream.of(MapTest.values())
        .filter(test -> test.hasControl() && result(test).passes().equals(Optional.of(true)))
        .filter(test -> all.stream().anyMatch(other -> other.control && reaches(other, test)))
        .toList();
  }

  private boolean reaches(MethodScore other, MapTest test) {
    Interval own = result(test).value().ci95();
    double end = test.sign() > 0 ? own.lo() : own.hi();
    double worst = own.isDefined() ? end : result(test).value().value();
    return test.sign() * other.result(test).value().value() >= test.sign() * worst;
  }

  private Map<Outcome, List<String>> tests(boolean besideRandom) {
    Map<Outcome, List<String>> byOutcome = new EnumMap<>(Outcome.class);
    for (MapTest test : MapTest.values()) {
      if (test.hasControl() == besideRandom && !Double.isNaN(result(test).value().value())) {
        byOutcome.computeIfAbsent(Outcome.of(result(test).passes()), outcome -> new ArrayList<>()).add(test.words());
      }
    }
    return byOutcome;
  }

  private enum Outcome {
    PASSES("passes", "better than a random map"),
    FAILS("fails", "no better than a random map"),
    UNTOLD("cannot be told in", "cannot be told");

    private final String words;
    private final String besideRandom;

    Outcome(String words, String besideRandom) {
      this.words = words;
      this.besideRandom = besideRandom;
    }

    static Outcome of(Optional<Boolean> passes) {
      return passes.map(yes -> yes ? PASSES : FAILS).orElse(UNTOLD);
    }
  }
}
