package dev.kallos.label;

import dev.kallos.evaluation.Scores;
import java.util.Arrays;
import java.util.Optional;

/**
 * The regression on the attributes and the net weighed into one (stacked generalization, Wolpert 1992): a logistic
 * regression on both logits, fitted on the validation part, to whose labels neither was fitted. (Which of the net's epochs is kept
 * was chosen by them, which favours the net a little.)
 *
 * @param faces how many faces it was fitted on
 * @param attributes the weight of the attributes' logit
 * @param net the weight of the net's logit
 * @param intercept the log-odds where both are 0
 */
record Stacking(int faces, double attributes, double net, double intercept) {
  /** So weak a penalty that it leaves three parameters as they are. */
  private static final double C = 1e4;

  /** Fits; empty if the validation part's faces do not bear both labels. */
  static Optional<Stacking> of(Scores validation, double[] attributeLogits) {
    int positives = Arrays.stream(validation.labels()).sum();
    if (positives == 0 || positives == validation.size()) {
      return Optional.empty();
    }
    LogisticRegression fit =
        LogisticRegression.fit(rows(attributeLogits, validation.logits()), validation.labels(), C);
    return Optional.of(new Stacking(validation.size(), fit.weights()[0], fit.weights()[1], fit.intercept()));
  }

  /** The faces scored by both together. */
  Scores score(Scores net, double[] attributeLogits) {
    double[] logits = new double[net.size()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = intercept + attributes * attributeLogits[i] + this.net * net.logits()[i];
    }
    return net.withLogits(logits);
  }

  private static LogisticRegression.Rows rows(double[] attributeLogits, double[] netLogits) {
    double[][] rows = new double[netLogits.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {attributeLogits[i], netLogits[i]};
    }
    return LogisticRegression.Rows.of(rows, 2);
  }
}
