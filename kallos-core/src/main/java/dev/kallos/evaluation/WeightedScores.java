package dev.kallos.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Faces in ascending order of their logits, each counted a number of times: the view all metrics are functions of.
 * Sorting happens once; {@link #weighted} gives the same faces other weights in O(N).
 */
public final class WeightedScores {
  private final int[] faces;
  private final int[] labels;
  private final double[] logits;
  private final double[] probabilities;
  private final double[] losses;
  private final int[] weights;

  /** Made when first asked for: most metrics are shares of it. Two threads may both make it, and get the same. */
  private Confusion confusion;

  private WeightedScores(
      int[] faces, int[] labels, double[] logits, double[] probabilities, double[] losses, int[] weights) {
    this.faces = faces;
    this.labels = labels;
    this.logits = logits;
    this.probabilities = probabilities;
    this.losses = losses;
    this.weights = weights;
  }

  /** All faces, each once. */
  public static WeightedScores of(Scores scores) {
    return of(scores, IntStream.range(0, scores.size()).toArray());
  }

  /**
   * Some of the faces, each once.
   *
   * @param chosen indices into {@code scores}
   */
  public static WeightedScores of(Scores scores, int[] chosen) {
    int[] faces =
        IntStream.of(chosen)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores.logits()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] labels = IntStream.of(faces).map(i -> scores.labels()[i]).toArray();
    double[] logits = IntStream.of(faces).mapToDouble(i -> scores.logits()[i]).toArray();
    double[] probabilities = Arrays.stream(logits).map(Scores::probability).toArray();
    double[] losses =
        IntStream.range(0, faces.length).mapToDouble(k -> Scores.loss(labels[k], logits[k])).toArray();
    int[] once = new int[faces.length];
    Arrays.fill(once, 1);
    return new WeightedScores(faces, labels, logits, probabilities, losses, once);
  }

  /**
   * The same faces, counted otherwise.
   *
   * @param faceWeights how often each face counts, indexed as the {@link Scores} this was made of
   */
  public WeightedScores weighted(int[] faceWeights) {
    int[] gathered = new int[faces.length];
    for (int k = 0; k < faces.length; k++) {
      gathered[k] = faceWeights[faces[k]];
    }
    return new WeightedScores(faces, labels, logits, probabilities, losses, gathered);
  }

  /** The answers, counted. */
  public Confusion confusion() {
    if (confusion == null) {
      confusion = Confusion.of(labels, logits, weights);
    }
    return confusion;
  }

  /** The labels, 1 or 0, in the order of the logits. The array is the view's own: read it, do not write it. */
  public int[] labels() {
    return labels;
  }

  /** The logits, ascending; likewise. */
  public double[] logits() {
    return logits;
  }

  /** The probabilities of yes, ascending; likewise. */
  public double[] probabilities() {
    return probabilities;
  }

  double[] losses() {
    return losses;
  }

  /** How often each face counts, in the order of the logits; likewise. */
  public int[] weights() {
    return weights;
  }
}
