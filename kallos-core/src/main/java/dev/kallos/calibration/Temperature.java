package dev.kallos.calibration;

import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.Arrays;
import java.util.Optional;

/**
 * Temperature scaling (Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017): one
 * number all logits are divided by, so that the likelihood of the validation part's labels is highest. It changes no
 * answer and no order, only how sure the net says it is: above 1 the net was too sure.
 *
 * @param value the temperature and its interval over the validation part's subjects; NaN where there is none
 * @param faces how many faces it was fitted on
 * @param subjects how many people they show
 * @param sentence why there is no temperature; empty if there is one
 */
public record Temperature(Measured value, int faces, int subjects, Optional<String> sentence) {
  /** The fewest people a temperature is fitted on. */
  public static final int FEWEST_SUBJECTS = 20;

  private static final int MOST_STEPS = 200;
  private static final double PRECISION = 1e-12;

  /**
   * Fits the temperature of a part, with a 95 % interval over its subjects.
   *
   * @param subjectsKnown whether the part's subjects are people; if not, each face stands for itself
   */
  public static Temperature of(Scores part, boolean subjectsKnown, long seed) {
    int people = part.people();
    Optional<String> reason = reason(part, people, subjectsKnown);
    if (reason.isPresent()) {
      return new Temperature(Measured.point(Double.NaN), part.size(), people, reason);
    }
    Measured best =
        SubjectBootstrap.of(part.subjects(), seed)
            .measured(weights -> new double[] {fit(part.labels(), part.logits(), weights)})[0];
    if (Double.isNaN(best.value())) {
      return new Temperature(
          best,
          part.size(),
          people,
          Optional.of("No temperature fits best: on the validation part the net is never wrong, or no better than chance."));
    }
    return new Temperature(best, part.size(), people, Optional.empty());
  }

  private static Optional<String> reason(Scores part, int people, boolean subjectsKnown) {
    int positives = Arrays.stream(part.labels()).sum();
    if (part.size() > 0 && (positives == 0 || positives == part.size())) {
      return Optional.of("No temperature was fitted: all validation faces bear the same label.");
    }
    if (people < FEWEST_SUBJECTS) {
      return Optional.of(
          "No temperature was fitted: the validation part shows %d %s, fewer than %d."
              .formatted(people, unit(people, subjectsKnown), FEWEST_SUBJECTS));
    }
    return Optional.empty();
  }

  private static String unit(int count, boolean subjectsKnown) {
    return subjectsKnown ? count == 1 ? "person" : "people" : count == 1 ? "face" : "faces";
  }

  public boolean isDefined() {
    return !Double.isNaN(value.value());
  }

  /** The same faces with their logits divided by the temperature. */
  public Scores scale(Scores scores) {
    return scores.withLogits(Arrays.stream(scores.logits()).map(logit -> logit / value.value()).toArray());
  }

  /**
   * The temperature of highest likelihood: the root of the log loss's derivative by 1/temperature, which only rises, by
   * Newton's method inside a bracket. NaN if no positive finite temperature is best: no answer is wrong, or the logits
   * say nothing of the labels.
   *
   * @param weights how often each face counts
   */
  static double fit(int[] labels, double[] logits, int[] weights) {
    double low = 0;
    double high = 1;
    if (!(slope(labels, logits, weights, 0)[0] < 0) || !hasErrors(labels, logits, weights)) {
      return Double.NaN;
    }
    for (int k = 0; slope(labels, logits, weights, high)[0] < 0; k++) {
      if (k == MOST_STEPS) {
        return Double.NaN;
      }
      low = high;
      high *= 2;
    }
    double inverse = (low + high) / 2;
    for (int k = 0; k < MOST_STEPS && high - low > PRECISION * high; k++) {
      double[] slope = slope(labels, logits, weights, inverse);
      if (slope[0] < 0) {
        low = inverse;
      } else {
        high = inverse;
      }
      double newton = inverse - slope[0] / slope[1];
      double next = newton > low && newton < high ? newton : (low + high) / 2;
      if (Math.abs(next - inverse) <= PRECISION * next) {
        return 1 / next;
      }
      inverse = next;
    }
    return 1 / inverse;
  }

  /** The log loss's first and second derivative by 1/temperature, times the number of faces. */
  private static double[] slope(int[] labels, double[] logits, int[] weights, double inverse) {
    double first = 0;
    double second = 0;
    for (int i = 0; i < labels.length; i++) {
      if (weights[i] > 0) {
        double p = Scores.probability(inverse * logits[i]);
        first += weights[i] * (p - labels[i]) * logits[i];
        second += weights[i] * p * (1 - p) * logits[i] * logits[i];
      }
    }
    return new double[] {first, second};
  }

  private static boolean hasErrors(int[] labels, double[] logits, int[] weights) {
    for (int i = 0; i < labels.length; i++) {
      if (weights[i] > 0 && (labels[i] == 1 ? logits[i] < 0 : logits[i] > 0)) {
        return true;
      }
    }
    return false;
  }
}
