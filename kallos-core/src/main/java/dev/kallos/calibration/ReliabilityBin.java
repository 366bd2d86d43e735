package dev.kallos.calibration;

import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.ProbabilityHistogram;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A bin of the reliability diagram (DeGroot and Fienberg 1983): of the faces given such a probability of yes, how many
 * are labelled yes.
 *
 * @param lo its lower edge, which it holds
 * @param hi its upper edge; the last bin holds it too
 * @param faces how many faces
 * @param subjects how many people they show
 * @param meanProbability their mean probability; NaN of no faces
 * @param share the share labelled yes and its interval over the subjects in the bin
 */
record ReliabilityBin(double lo, double hi, int faces, int subjects, double meanProbability, Measured share) {
  /** All bins, empty ones too, with 95 % intervals over subjects. */
  static List<ReliabilityBin> of(Scores scores, int bins, long seed) {
    double[] probabilities = scores.probabilities();
    int[] bin = Arrays.stream(probabilities).mapToInt(p -> ProbabilityHistogram.bin(p, bins)).toArray();
    Measured[] shares =
        SubjectBootstrap.of(scores.subjects(), seed)
            .measured(weights -> shares(scores.labels(), bin, weights, bins), b -> scores.people(i -> bin[i] == b));
    List<ReliabilityBin> diagram = new ArrayList<>();
    for (int b = 0; b < bins; b++) {
      int wanted = b;
      int[] members = IntStream.range(0, bin.length).filter(i -> bin[i] == wanted).toArray();
      Scores inside = scores.select(members);
      double mean = Arrays.stream(inside.probabilities()).average().orElse(Double.NaN);
      diagram.add(
          new ReliabilityBin((double) b / bins, (b + 1.0) / bins, members.length, inside.people(), mean, shares[b]));
    }
    return diagram;
  }

  private static double[] shares(int[] labels, int[] bin, int[] weights, int bins) {
    double[] positives = new double[bins];
    double[] counts = new double[bins];
    for (int i = 0; i < labels.length; i++) {
      positives[bin[i]] += weights[i] * labels[i];
      counts[bin[i]] += weights[i];
    }
    return IntStream.range(0, bins).mapToDouble(b -> positives[b] / counts[b]).toArray();
  }
}
