package dev.kallos.audit;

import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Scores;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded scores and attributes to audit. */
final class AuditedFaces {
  private AuditedFaces() {}

  /** Logits are multiples of an eighth, so that many tie; labels lean towards the logit's side. */
  static Scores scores(int faces, int subjects, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] logits = IntStream.range(0, faces).mapToDouble(i -> random.nextInt(-16, 17) / 8.0).toArray();
    int[] labels = Arrays.stream(logits).mapToInt(z -> random.nextDouble() < Scores.probability(z) ? 1 : 0).toArray();
    String[] who = IntStream.range(0, faces).mapToObj(i -> "s" + random.nextInt(subjects)).toArray(String[]::new);
    return new Scores(names(faces), who, labels, logits);
  }

  /** One value in ten is unknown. */
  static Labels labels(List<String> attributes, int faces, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[][] values = new byte[attributes.size()][faces];
    for (byte[] column : values) {
      for (int i = 0; i < faces; i++) {
        column[i] = (byte) (random.nextInt(10) == 0 ? -1 : random.nextInt(2));
      }
    }
    return new Labels(attributes, values);
  }

  static String[] names(int n) {
    return IntStream.range(0, n).mapToObj(i -> "%06d.jpg".formatted(i)).toArray(String[]::new);
  }

  /** The faces ranked, each subject numbered by its place among the names. */
  static RankedFaces ranked(Scores scores) {
    String[] names = Arrays.stream(scores.subjects()).distinct().sorted().toArray(String[]::new);
    int[] subjects = Arrays.stream(scores.subjects()).mapToInt(s -> Arrays.binarySearch(names, s)).toArray();
    return new RankedFaces(scores, subjects, names.length);
  }
}
