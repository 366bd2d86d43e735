package dev.kallos.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens where the net says how sure it is: faces binned by predicted probability, with the share labelled yes.
 *
 * @param bins equal-width bins of 0…1, ascending, empty ones among them
 */
public record Reliability(List<Bin> bins) {
  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * One bin.
   *
   * @param lo its lower edge, inside
   * @param hi its upper edge, outside except for 1
   * @param faces how many faces are in it
   * @param meanProbability their mean predicted probability; NaN if there are none
   * @param positiveShare the share of them labelled yes; NaN if there are none
   */
  public record Bin(double lo, double hi, int faces, double meanProbability, double positiveShare) {}

  /** Bins faces over {@code bins} bins. */
  public static Reliability of(Scores scores, int bins) {
    int[] faces = new int[bins];
    int[] positives = new int[bins];
    double[] probability = new double[bins];
    double[] probabilities = scores.probabilities();
    for (int i = 0; i < probabilities.length; i++) {
      int bin = BinaryMetrics.bin(probabilities[i], bins);
      faces[bin]++;
      positives[bin] += scores.labels()[i];
      probability[bin] += probabilities[i];
    }
    List<Bin> list = new ArrayList<>();
    for (int b = 0; b < bins; b++) {
      double mean = faces[b] == 0 ? Double.NaN : probability[b] / faces[b];
      double share = faces[b] == 0 ? Double.NaN : (double) positives[b] / faces[b];
      list.add(new Bin((double) b / bins, (b + 1.0) / bins, faces[b], mean, share));
    }
    return new Reliability(list);
  }
}
