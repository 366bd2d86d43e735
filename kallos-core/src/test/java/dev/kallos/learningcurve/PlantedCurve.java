package dev.kallos.learningcurve;

import dev.kallos.evaluation.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Nets whose chance of a wrong answer follows a known law, and who find the same faces hard: each face has a difficulty, a
 * person's faces alike, and each net its own eye and luck.
 *
 * @param law the chance of a wrong answer on a test face
 * @param training the chance of one on a face trained on
 * @param testPeople how many people the test part shows, two faces each
 * @param scatter the standard deviation of a net's chance around the law
 */
record PlantedCurve(PowerLaw law, double training, int testPeople, double scatter) {
  private static final int LARGEST = 8000;

  /** Nets on growing shares, a seed after the other. */
  List<TrainedNet> nets(int repeats, long seed, double... shares) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] person = random.doubles(testPeople).toArray();
    List<TrainedNet> nets = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (double share : shares) {
        int faces = (int) Math.round(share * LARGEST);
        double wrong = law.error(faces) + scatter * random.nextGaussian();
        nets.add(
            new TrainedNet(
                share,
                faces,
                OptionalInt.of(faces / 4),
                seed + repeat,
                scores("trained", faces, 4, i -> random.nextDouble() < training),
                scores("validated", 100, 2, i -> random.nextDouble() < wrong),
                scores("tested", 2 * testPeople, 2, i -> (random.nextDouble() < 0.5 ? person[i / 2] : random.nextDouble()) < wrong)));
      }
    }
    return nets;
  }

  private static Scores scores(String part, int faces, int ofOne, IntPredicate wrong) {
    int[] labels = IntStream.range(0, faces).map(i -> i % 2).toArray();
    return new Scores(
        IntStream.range(0, faces).mapToObj(i -> part + i + ".jpg").toArray(String[]::new),
        IntStream.range(0, faces).mapToObj(i -> part + i / ofOne).toArray(String[]::new),
        labels,
        IntStream.range(0, faces).mapToDouble(i -> labels[i] == 1 ^ wrong.test(i) ? 1 : -1).toArray());
  }
}
