package dev.kallos.audit;

import dev.kallos.evaluation.BinaryMetrics;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.stream.IntStream;

/**
 * What an attribute does to a net's answer: the mean change where the same faces are drawn without it and with it, all
 * else the same.
 *
 * @param attribute the attribute
 * @param faces how many faces were drawn twice
 * @param subjects how many people they show
 * @param logitChange the mean of the logit with it less that without it, with its interval over subjects
 * @param plantedWeight what the change adds to the log-odds the labels were thrown with, the mean over the faces; NaN if those of
 *     another attribute were
 * @param probabilityChange as {@code logitChange}, of the probability of yes
 */
public record AttributeEffect(
    String attribute,
    int faces,
    int subjects,
    Measured logitChange,
    double plantedWeight,
    Measured probabilityChange) {

  /**
   * Measures.
   *
   * @param subjects whom each face shows
   * @param without each face's logit without the attribute
   * @param with the same face's logit with it
   */
  public static AttributeEffect of(
      String attribute, String[] subjects, double[] without, double[] with, double plantedWeight, long seed) {
    double[] logits = IntStream.range(0, with.length).mapToDouble(i -> with[i] - without[i]).toArray();
    double[] probabilities =
        IntStream.range(0, with.length)
            .mapToDouble(i -> Scores.probability(with[i]) - Scores.probability(without[i]))
            .toArray();
    SubjectBootstrap bootstrap = SubjectBootstrap.of(subjects, seed);
    Measured[] changes =
        bootstrap.measured(
            weights -> new double[] {BinaryMetrics.mean(logits, weights), BinaryMetrics.mean(probabilities, weights)});
    return new AttributeEffect(
        attribute, with.length, bootstrap.subjects(), changes[0], plantedWeight, changes[1]);
  }
}
