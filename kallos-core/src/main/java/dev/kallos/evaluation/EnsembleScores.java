package dev.kallos.evaluation;

import java.util.List;

/**
 * Faces scored by several nets, whose answer is the mean of their logits: a logarithmic opinion pool, the normalised geometric
 * mean of their probabilities (Heskes 1998). It is the combination under which the log loss of the whole is the members' mean
 * log loss less their diversity (Wood et al. 2023), so never above it.
 *
 * @param mean the faces with the mean of all logits
 * @param members each net's logits of these faces
 */
public record EnsembleScores(Scores mean, List<double[]> members) {
  public EnsembleScores {
    members = List.copyOf(members);
    for (double[] logits : members) {
      if (logits.length != mean.size()) {
        throw new IllegalArgumentException("a member has not a logit for each face");
      }
    }
  }

  /**
   * Averages.
   *
   * @param faces the faces; their logits do not count
   * @param members each net's logits of these faces
   */
  public static EnsembleScores of(Scores faces, List<double[]> members) {
    return new EnsembleScores(faces.withLogits(mean(members)), members);
  }

  /** The mean of several nets' logits, face by face: summed in the nets' order, then divided once. */
  public static double[] mean(List<double[]> members) {
    double[] mean = new double[members.get(0).length];
    for (double[] logits : members) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += logits[i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= members.size();
    }
    return mean;
  }

  /** The faces as one of the nets scores them. */
  public Scores member(int index) {
    return mean.withLogits(members.get(index));
  }
}
