package dev.kallos.label;

import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the net exaggerates what is in the labels: directional bias amplification from attribute to label, BiasAmp→ of
 * Wang and Russakovsky, "Directional Bias Amplification" (ICML 2021). Their measure is a mean over groups and labels of
 * the rise, from labels to answers, of the share of yes in a group, counted positive if it goes the way the labels
 * already lean. With one label and the two groups an attribute makes it is half of what the gap between them gains. Which
 * way the labels lean is read from the train part, as they allow.
 *
 * @param rows one an attribute, in the data's order
 * @param mean the mean amplification over the attributes that have one
 * @param meanOfScores the same with scores for answers
 */
record Amplification(List<Row> rows, Measured mean, Measured meanOfScores) {
  static final String PAPER = "Wang and Russakovsky 2021";

  /** Groups of fewer people have no figures. */
  static final int FEWEST_SUBJECTS = 20;

  private static final int FIGURES = 5;
  private static final double[] UNKNOWN = {Double.NaN, Double.NaN, Double.NaN};

  /**
   * One attribute. Gaps are of the faces with it less those without it, in the test part.
   *
   * @param direction the sign of the gap of the train part's labels: 1, 0 or −1
   * @param labels the gap of the share labelled yes
   * @param answers the gap of the share answered yes
   * @param scores the gap of the mean probability of yes
   * @param amplification direction·½(answers − labels); NaN without a direction, as where all of the train part have one value
   * @param ofScores the same with scores for answers: what cutting at one half does not bring
   */
  record Row(
      String attribute,
      int direction,
      Measured labels,
      Measured answers,
      Measured scores,
      Measured amplification,
      Measured ofScores) {}

  /** Measures all attributes but the one learnt, with 95 % intervals over the test part's subjects. */
  static Amplification of(LabelledFaces train, Scores test, Labels attributes, String learnt, long seed) {
    List<String> names = attributes.attributes().stream().filter(name -> !name.equals(learnt)).toList();
    byte[][] columns = names.stream().map(attributes::of).toArray(byte[][]::new);
    int[] directions = names.stream().mapToInt(name -> direction(train, name)).toArray();
    boolean[] enough = new boolean[names.size()];
    for (int a = 0; a < enough.length; a++) {
      enough[a] = fewer(test, columns[a]) >= FEWEST_SUBJECTS;
    }
    double[] probabilities = test.probabilities();
    Measured[] measured =
        SubjectBootstrap.of(test.subjects(), seed)
            .measured(
                weights -> measure(test, probabilities, columns, directions, enough, weights),
                s -> s < FIGURES * columns.length ? fewer(test, columns[s / FIGURES]) : test.people());
    List<Row> rows = new ArrayList<>();
    for (int a = 0; a < columns.length; a++) {
      int at = FIGURES * a;
      rows.add(
          new Row(
              names.get(a),
              directions[a],
              measured[at],
              measured[at + 1],
              measured[at + 2],
              measured[at + 3],
              measured[at + 4]));
    }
    return new Amplification(rows, measured[measured.length - 2], measured[measured.length - 1]);
  }

  private static int direction(LabelledFaces train, String attribute) {
    double[] once = new double[2];
    double[] yes = new double[2];
    byte[] values = train.attributes().of(attribute);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != Labels.UNKNOWN) {
        once[values[i]]++;
        yes[values[i]] += train.labels()[i];
      }
    }
    return (int) Math.signum(yes[1] * once[0] - yes[0] * once[1]);
  }

  /** How many people have an attribute or have it not, whoever are fewer. */
  private static int fewer(Scores test, byte[] values) {
    return Math.min(test.people(i -> values[i] == 1), test.people(i -> values[i] == 0));
  }

  /** Each attribute's five figures, then the means of the last two. */
  private static double[] measure(
      Scores test, double[] probabilities, byte[][] columns, int[] directions, boolean[] enough, int[] weights) {
    double[] figures = new double[FIGURES * columns.length + 2];
    double sum = 0;
    double sumOfScores = 0;
    int counted = 0;
    for (int a = 0; a < columns.length; a++) {
      double[] gaps = enough[a] ? gaps(test, probabilities, columns[a], weights) : UNKNOWN;
      int at = FIGURES * a;
      System.arraycopy(gaps, 0, figures, at, gaps.length);
      double half = directions[a] == 0 ? Double.NaN : directions[a] / 2.0;
      figures[at + 3] = half * (gaps[1] - gaps[0]);
      figures[at + 4] = half * (gaps[2] - gaps[0]);
      if (!Double.isNaN(figures[at + 3])) {
        sum += figures[at + 3];
        sumOfScores += figures[at + 4];
        counted++;
      }
    }
    figures[figures.length - 2] = sum / counted;
    figures[figures.length - 1] = sumOfScores / counted;
    return figures;
  }

  /** Of labels, answers and scores the mean where the attribute holds less that where it does not. */
  private static double[] gaps(Scores test, double[] probabilities, byte[] values, int[] weights) {
    double[] counts = new double[2];
    double[][] sums = new double[3][2];
    for (int i = 0; i < values.length; i++) {
      if (values[i] != Labels.UNKNOWN && weights[i] > 0) {
        counts[values[i]] += weights[i];
        sums[0][values[i]] += weights[i] * test.labels()[i];
        sums[1][values[i]] += test.logits()[i] > 0 ? weights[i] : 0;
        sums[2][values[i]] += weights[i] * probabilities[i];
      }
    }
    return Arrays.stream(sums).mapToDouble(sum -> sum[1] / counts[1] - sum[0] / counts[0]).toArray();
  }
}
