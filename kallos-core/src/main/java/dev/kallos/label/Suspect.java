package dev.kallos.label;

import dev.kallos.evaluation.Scores;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A face whose label may be wrong: the net answers otherwise, and is sure.
 *
 * @param file the picture's name
 * @param subject whom it shows
 * @param label what it is labelled
 * @param probability the net's probability of yes
 * @param attributesProbability that of the regression on the other attributes; NaN without one
 */
record Suspect(String file, String subject, int label, double probability, double attributesProbability) {
  static final int MOST = 20;

  /** The most confident errors, the surest first; of equals the one that comes first. */
  static List<Suspect> of(Scores test, double[] attributeLogits) {
    return IntStream.range(0, test.size())
        .filter(i -> (test.logits()[i] > 0 ? 1 : 0) != test.labels()[i])
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(test.logits()[i])))
        .limit(MOST)
        .map(
            i ->
                new Suspect(
                    test.files()[i],
                    test.subjects()[i],
                    test.labels()[i],
                    Scores.probability(test.logits()[i]),
                    Scores.probability(attributeLogits[i])))
        .toList();
  }
}
