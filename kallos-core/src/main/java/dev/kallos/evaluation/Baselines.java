package dev.kallos.evaluation;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What answers without looking at a face would reach, in accuracy on the test part.
 *
 * @param majority every face gets the commoner label of the train part ("no" if both are as common)
 * @param sexOnly every face gets the commoner label of its sex in the train part; empty where sex is unknown, in
 *     the train part or the test part, or is itself what is to be learnt. A face whose own sex is unknown gets the train part's commoner label.
 */
public record Baselines(Measured majority, Optional<Measured> sexOnly) {

  /**
   * Measures both, with 95 % intervals over the test subjects.
   *
   * @param trainLabels the train part's labels, 1 or 0
   * @param sexes what is known of {@code Male}; empty if that is no attribute of the data, or the attribute learnt
   */
  public static Baselines of(int[] trainLabels, Optional<Sexes> sexes, Scores test, long seed) {
    int overall = majority(trainLabels, new byte[trainLabels.length], (byte) 0).orElse(0);
    Measured majority = accuracy(IntStream.range(0, test.size()).map(i -> overall).toArray(), test, seed);
    return new Baselines(majority, sexes.flatMap(known -> sexOnly(trainLabels, known, overall, test, seed)));
  }

  private static Optional<Measured> sexOnly(int[] trainLabels, Sexes sexes, int overall, Scores test, long seed) {
    Optional<Integer> female = majority(trainLabels, sexes.train(), (byte) 0);
    Optional<Integer> male = majority(trainLabels, sexes.train(), (byte) 1);
    boolean asked = IntStream.range(0, test.size()).anyMatch(i -> sexes.test()[i] == 0 || sexes.test()[i] == 1);
    if (!asked || female.isEmpty() && male.isEmpty()) {
      return Optional.empty();
    }
    int[] answers =
        IntStream.range(0, test.size())
            .map(
                i ->
                    switch (sexes.test()[i]) {
                      case 0 -> female.orElse(overall);
                      case 1 -> male.orElse(overall);
                      default -> overall;
                    })
            .toArray();
    return Optional.of(accuracy(answers, test, seed));
  }

  /** The commoner label among the faces whose value is {@code wanted}; empty if there are none. */
  private static Optional<Integer> majority(int[] labels, byte[] values, byte wanted) {
    int balance = 0;
    int faces = 0;
    for (int i = 0; i < labels.length; i++) {
      if (values[i] == wanted) {
        balance += labels[i] == 1 ? 1 : -1;
        faces++;
      }
    }
    return faces == 0 ? Optional.empty() : Optional.of(balance > 0 ? 1 : 0);
  }

  private static Measured accuracy(int[] answers, Scores test, long seed) {
    double[] right =
        IntStream.range(0, answers.length).mapToDouble(i -> answers[i] == test.labels()[i] ? 1 : 0).toArray();
    return SubjectBootstrap.of(test.subjects(), seed)
        .measured(weights -> new double[] {BinaryMetrics.mean(right, weights)})[0];
  }
}
