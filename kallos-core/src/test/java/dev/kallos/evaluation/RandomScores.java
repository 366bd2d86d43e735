package dev.kallos.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded scores with many ties, for comparison with brute force. */
final class RandomScores {
  private RandomScores() {}

  /** Logits are multiples of ¼, so that many tie and some are exactly 0; the label leans towards the logit's side. */
  static Scores draw(int faces, int subjects, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] logits = IntStream.range(0, faces).mapToDouble(i -> random.nextInt(-12, 13) / 4.0).toArray();
    int[] labels =
        Arrays.stream(logits).mapToInt(z -> random.nextDouble() < Scores.probability(z) ? 1 : 0).toArray();
    String[] who = IntStream.range(0, faces).mapToObj(i -> "s" + random.nextInt(subjects)).toArray(String[]::new);
    return new Scores(files(faces), who, labels, logits);
  }

  static Scores of(int[] labels, double... logits) {
    return new Scores(files(labels.length), files(labels.length), labels, logits);
  }

  static int[] weights(int faces, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, faces).map(i -> random.nextInt(4)).toArray();
  }

  /** Each face written out as often as it counts. */
  static Scores replicate(Scores scores, int[] weights) {
    return scores.select(
        IntStream.range(0, scores.size())
            .flatMap(i -> IntStream.generate(() -> i).limit(weights[i]))
            .toArray());
  }

  private static String[] files(int faces) {
    return IntStream.range(0, faces).mapToObj(i -> "%06d.jpg".formatted(i)).toArray(String[]::new);
  }
}
