package dev.kallos.calibration;

import dev.kallos.evaluation.Scores;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded scores whose labels follow the probability of the logit over a known temperature. */
final class DrawnScores {
  private DrawnScores() {}

  /** Logits of a grid, so that many tie; a face's label is thrown with the probability of logit/temperature. */
  static Scores of(int faces, int people, double temperature, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] logits = IntStream.range(0, faces).mapToDouble(i -> random.nextInt(-40, 41) / 8.0).toArray();
    int[] labels =
        Arrays.stream(logits)
            .mapToInt(z -> random.nextDouble() < Scores.probability(z / temperature) ? 1 : 0)
            .toArray();
    String[] who = IntStream.range(0, faces).mapToObj(i -> "s" + random.nextInt(people)).toArray(String[]::new);
    return new Scores(files(faces), who, labels, logits);
  }

  /** Each face a person of its own. */
  static Scores of(int[] labels, double... logits) {
    return new Scores(files(labels.length), files(labels.length), labels, logits);
  }

  static double logit(double p) {
    return Math.log(p / (1 - p));
  }

  private static String[] files(int faces) {
    return IntStream.range(0, faces).mapToObj(i -> "%06d.jpg".formatted(i)).toArray(String[]::new);
  }
}
