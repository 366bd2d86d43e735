package dev.kallos.label;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A logistic regression with an L2 penalty: it minimises ½‖w‖² + c·Σ log loss, the intercept unpenalised (LIBLINEAR's
 * Newton solver; Fan et al. 2008, Galli and Lin 2021).
 *
 * @param weights the log-odds a feature's unit adds
 * @param intercept the log-odds where all features are 0
 */
record LogisticRegression(double[] weights, double intercept) {
  /** The gradient's norm at which it has converged, relative to that at the start. */
  private static final double TOLERANCE = 1e-7;

  /**
   * Rows of features, kept sparse.
   *
   * @param rows each row's features that are not 0, the constant last
   * @param width how many features there are
   */
  record Rows(Feature[][] rows, int width) {

    /** Takes rows as they are: N × width. */
    static Rows of(double[][] values, int width) {
      return new Rows(Arrays.stream(values).map(row -> sparse(row, width)).toArray(Feature[][]::new), width);
    }

    private static Feature[] sparse(double[] row, int width) {
      int[] held = IntStream.range(0, width).filter(i -> row[i] != 0).toArray();
      Feature[] features = new Feature[held.length + 1];
      for (int k = 0; k < held.length; k++) {
        features[k] = new FeatureNode(held[k] + 1, row[held[k]]);
      }
      features[held.length] = new FeatureNode(width + 1, 1);
      return features;
    }

    /** Some of the rows, one perhaps more than once. */
    Rows select(int[] chosen) {
      return new Rows(IntStream.of(chosen).mapToObj(i -> rows[i]).toArray(Feature[][]::new), width);
    }

    int size() {
      return rows.length;
    }
  }

  /** Fits from nothing. */
  static LogisticRegression fit(Rows rows, int[] labels, double c) {
    return fit(rows, labels, c, new LogisticRegression(new double[rows.width()], 0));
  }

  /**
   * Fits, beginning from another fit; the result does not depend on it but for the last digits.
   *
   * @param labels 1 or 0, one a row; if all are the same, there is nothing to weigh and only the intercept is set
   * @param c the inverse strength of the penalty
   */
  static LogisticRegression fit(Rows rows, int[] labels, double c, LogisticRegression start) {
    int positives = Arrays.stream(labels).sum();
    if (positives == 0 || positives == labels.length) {
      return new LogisticRegression(new double[rows.width()], Rate.logOdds(positives, labels.length));
    }
    Problem problem = new Problem();
    problem.l = rows.size();
    problem.n = rows.width() + 1;
    problem.bias = 1;
    problem.x = rows.rows();
    problem.y = Arrays.stream(labels).mapToDouble(label -> label == 1 ? 1 : -1).toArray();
    Parameter parameter = new Parameter(SolverType.L2R_LR, c, TOLERANCE);
    parameter.setRegularizeBias(false);
    parameter.setInitSol(start.solution());
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, parameter);
    double[] solution = model.getFeatureWeights();
    return new LogisticRegression(Arrays.copyOf(solution, rows.width()), solution[rows.width()]);
  }

  private double[] solution() {
    double[] solution = Arrays.copyOf(weights, weights.length + 1);
    solution[weights.length] = intercept;
    return solution;
  }

  /** The log-odds of each row. */
  double[] logits(Rows rows) {
    return Arrays.stream(rows.rows()).mapToDouble(this::logit).toArray();
  }

  private double logit(Feature[] row) {
    double logit = intercept;
    for (int k = 0; k < row.length - 1; k++) {
      logit += weights[row[k].getIndex() - 1] * row[k].getValue();
    }
    return logit;
  }
}
