package dev.kallos.label;

import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Scores;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded faces whose label follows a known rule over their attributes, and a net that knows the rule and something more. */
final class DrawnFaces {
  static final String LABEL = "Attractive";
  static final List<String> ATTRIBUTES = List.of("Male", LABEL, "Smiling", "Eyeglasses", "Bald");

  final LabelledFaces faces;
  final Scores net;

  private DrawnFaces(LabelledFaces faces, Scores net) {
    this.faces = faces;
    this.net = net;
  }

  /** The label's log-odds are −0.5 − 1·Male + 2·Smiling − 1.5·Eyeglasses + hidden, and the net sees them all. */
  static DrawnFaces of(int count, int people, double hidden, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[][] values = new byte[ATTRIBUTES.size()][count];
    String[] subjects = new String[count];
    double[] logits = new double[count];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      int who = random.nextInt(people);
      subjects[i] = "s" + who;
      values[0][i] = (byte) (who % 2);
      values[2][i] = (byte) random.nextInt(2);
      values[3][i] = (byte) (random.nextInt(5) == 0 ? 1 : 0);
      logits[i] =
          -.5 - values[0][i] + 2 * values[2][i] - 1.5 * values[3][i] + hidden * (random.nextInt(2) == 0 ? 1 : -1);
      labels[i] = random.nextDouble() < Scores.probability(logits[i]) ? 1 : 0;
      values[1][i] = (byte) labels[i];
    }
    String[] files = IntStream.range(0, count).mapToObj(i -> "%06d.jpg".formatted(i)).toArray(String[]::new);
    return new DrawnFaces(
        new LabelledFaces(subjects, labels, new Labels(ATTRIBUTES, values)), new Scores(files, subjects, labels, logits));
  }
}
