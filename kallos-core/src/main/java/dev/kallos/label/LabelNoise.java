package dev.kallos.label;

import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How firm the label is: how far photos of one person bear the same one.
 *
 * @param faces how many faces were looked at
 * @param subjects how many people they show
 * @param peopleWithPairs how many of these have two photos or more
 * @param pairs how many pairs of photos of one person there are
 * @param agreement the share of all pairs that bear the same label: people of many photos count for more
 * @param agreementByPerson the mean over people of the share of their own pairs
 * @param agreementOfStrangers the share of pairs of different people that bear the same label
 * @param subjectMajority on the test part, the share that is right if each face is given its person's commoner label
 * @param otherPhotosMajority the same with the commoner label of the person's other photos, a tie counting half, over
 *     the faces that have others
 * @param otherPhotosFaces how many test faces have others
 * @param sentence why there is nothing; empty if there is
 */
record LabelNoise(
    int faces,
    int subjects,
    int peopleWithPairs,
    long pairs,
    Measured agreement,
    Measured agreementByPerson,
    double agreementOfStrangers,
    Measured subjectMajority,
    Measured otherPhotosMajority,
    int otherPhotosFaces,
    Optional<String> sentence) {

  /** The figures where who is who is unknown for a face or more. */
  static LabelNoise unknown(int faces) {
    Measured none = Measured.point(Double.NaN);
    return new LabelNoise(
        faces, 0, 0, 0, none, none, Double.NaN, none, none, 0,
        Optional.of("The data do not say who is who for every face, so photos of one person cannot be held against each other."));
  }

  /**
   * Measures with 95 % intervals over subjects.
   *
   * @param all every face of the run
   * @param testSubjects whom each test face shows
   * @param testLabels its label
   */
  static LabelNoise of(LabelledFaces all, String[] testSubjects, int[] testLabels, long seed) {
    double[][] within = perFace(all.subjects(), all.labels());
    double[][] test = perFace(testSubjects, testLabels);
    Measured[] agreement =
        SubjectBootstrap.of(all.subjects(), seed)
            .measured(weights -> agreement(within, weights), statistic -> withOthers(all.subjects(), within));
    SubjectBootstrap people = SubjectBootstrap.of(testSubjects, seed);
    Measured[] oracles =
        people.measured(weights -> oracles(test, weights), s -> s == 0 ? people.subjects() : withOthers(testSubjects, test));
    Map<String, Integer> photos = new HashMap<>();
    Arrays.stream(all.subjects()).forEach(subject -> photos.merge(subject, 1, Integer::sum));
    long pairs = photos.values().stream().mapToLong(n -> n * (n - 1L) / 2).sum();
    return new LabelNoise(
        all.size(),
        photos.size(),
        (int) photos.values().stream().filter(n -> n > 1).count(),
        pairs,
        agreement[0],
        agreement[1],
        strangers(all, pairs, agreement[0].value()),
        oracles[0],
        oracles[1],
        (int) Arrays.stream(test[0]).filter(n -> n > 1).count(),
        pairs == 0 ? Optional.of("No two photos show one person.") : Optional.empty());
  }

  /** How many people there are more photos of than one. */
  private static int withOthers(String[] subjects, double[][] faces) {
    return SubjectBootstrap.subjects(subjects, i -> faces[0][i] > 1);
  }

  /** For each face its person's number of photos, and how many of these bear the face's own label. */
  private static double[][] perFace(String[] subjects, int[] labels) {
    Map<String, int[]> counts = new HashMap<>();
    for (int i = 0; i < labels.length; i++) {
      counts.computeIfAbsent(subjects[i], subject -> new int[2])[labels[i]]++;
    }
    double[][] faces = new double[2][labels.length];
    for (int i = 0; i < labels.length; i++) {
      int[] count = counts.get(subjects[i]);
      faces[0][i] = count[0] + count[1];
      faces[1][i] = count[labels[i]];
    }
    return faces;
  }

  /**
   * Agreement by pairs and by person. A person of n photos has n(n−1) ordered pairs; a face belongs to n−1 of these, and
   * agrees in as many as there are other photos with its label. Summed over a person's faces this is the person's.
   */
  private static double[] agreement(double[][] faces, int[] weights) {
    double agreeing = 0;
    double pairs = 0;
    double shares = 0;
    double people = 0;
    for (int i = 0; i < weights.length; i++) {
      double n = faces[0][i];
      if (n > 1) {
        agreeing += weights[i] * (faces[1][i] - 1);
        pairs += weights[i] * (n - 1);
        shares += weights[i] * (faces[1][i] - 1) / (n - 1) / n;
        people += weights[i] / n;
      }
    }
    return new double[] {agreeing / pairs, shares / people};
  }

  /** The share right by the person's commoner label, and by that of the person's other photos. */
  private static double[] oracles(double[][] faces, int[] weights) {
    double right = 0;
    double all = 0;
    double rightByOthers = 0;
    double withOthers = 0;
    for (int i = 0; i < weights.length; i++) {
      double n = faces[0][i];
      double same = faces[1][i];
      all += weights[i];
      right += weights[i] * half(2 * same - n);
      if (n > 1) {
        withOthers += weights[i];
        rightByOthers += weights[i] * half(2 * (same - 1) - (n - 1));
      }
    }
    return new double[] {right / all, rightByOthers / withOthers};
  }

  /** 1 if the balance favours the face's own label, ½ if even, else 0. */
  private static double half(double balance) {
    return (1 + Math.signum(balance)) / 2;
  }

  private static double strangers(LabelledFaces all, long pairs, double agreement) {
    double yes = all.positives();
    double no = all.size() - yes;
    double agreeing = (yes * (yes - 1) + no * (no - 1)) / 2;
    double every = all.size() * (all.size() - 1.0) / 2;
    return (agreeing - (pairs == 0 ? 0 : agreement * pairs)) / (every - pairs);
  }
}
