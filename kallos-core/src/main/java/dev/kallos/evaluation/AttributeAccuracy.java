package dev.kallos.evaluation;

import java.util.function.Function;

/**
 * How well a net answers one of the attributes it learnt, on the test part, with 95 % intervals over subjects.
 *
 * @param attribute its name
 * @param faces how many faces are labelled with it
 * @param share which share of them has it
 * @param majority the share that the train part's commoner label gets right
 * @param accuracy the share that the net gets right
 * @param gain by how much the net does better than the train part's commoner label
 * @param auc the area under the ROC curve; NaN where fewer than five people bear either label
 */
public record AttributeAccuracy(
    String attribute, int faces, double share, double majority, Measured accuracy, Measured gain, double auc) {

  /**
   * Measures one attribute.
   *
   * @param commoner the train part's commoner label: 1 or 0
   * @param scores the test faces that are labelled with it, and the net's logits for it
   * @param seed the seed of the intervals
   */
  public static AttributeAccuracy of(String attribute, int commoner, Scores scores, long seed) {
    int n = scores.size();
    int[] right = new int[n];
    int[] common = new int[n];
    int having = 0;
    for (int i = 0; i < n; i++) {
      right[i] = scores.logits()[i] > 0 == scores.labels()[i] > 0 ? 1 : 0;
      common[i] = scores.labels()[i] == commoner ? 1 : 0;
      having += scores.labels()[i];
    }
    Function<int[], double[]> statistics =
        weights -> {
          double faces = 0;
          double answered = 0;
          double guessed = 0;
          for (int i = 0; i < n; i++) {
            faces += weights[i];
            answered += weights[i] * right[i];
            guessed += weights[i] * common[i];
          }
          return new double[] {answered / faces, guessed / faces, (answered - guessed) / faces};
        };
    Measured[] measured = SubjectBootstrap.of(scores.subjects(), seed).measured(statistics);
    return new AttributeAccuracy(
        attribute,
        n,
        n == 0 ? Double.NaN : (double) having / n,
        measured[1].value(),
        measured[0],
        measured[2],
        scores.peopleOfEitherLabel() >= SubjectBootstrap.FEWEST_SUBJECTS ? Metric.AUC.of(WeightedScores.of(scores)) : Double.NaN);
  }
}
