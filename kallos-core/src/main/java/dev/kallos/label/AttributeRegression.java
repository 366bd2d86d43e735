package dev.kallos.label;

import dev.kallos.StoppedException;
import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.evaluation.WeightedScores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The label as a logistic regression on all other attributes, fitted on the train part. The strength of its penalty is
 * chosen by cross-validation over the train part's subjects.
 *
 * @param attributes what it is predicted from
 * @param model the fit to the whole train part
 * @param faces how many faces it was fitted on
 * @param subjects how many people they show
 * @param c the inverse strength of the penalty
 * @param candidates the strengths tried; none if there is but one subject
 */
record AttributeRegression(
    AttributeRows attributes, LogisticRegression model, int faces, int subjects, double c, List<Candidate> candidates) {
  static final int FOLDS = 5;

  /** Refits for the weights' intervals. A percentile of 200 is rougher than one of 1,000, and a fifth of the work. */
  static final int REFITS = 200;

  private static final double[] STRENGTHS = {0.001, 0.01, 0.1, 1, 10, 100};

  /**
   * A strength tried.
   *
   * @param c the inverse strength of the penalty
   * @param accuracy cross-validated, over all folds together
   * @param logLoss likewise, in nats
   */
  record Candidate(double c, double accuracy, double logLoss) {}

  /** What one attribute adds, all others held: log-odds with their interval, and the share of all train faces known to have it. */
  record Weight(String attribute, Measured weight, double share) {}

  /** Chooses the strength and fits. */
  static AttributeRegression of(LabelledFaces train, String learnt, long seed) {
    AttributeRows attributes = AttributeRows.of(train.attributes(), learnt);
    LogisticRegression.Rows rows = attributes.rows(train.attributes(), train.size());
    int folds = Math.min(FOLDS, train.people());
    List<Candidate> candidates = folds < 2 ? List.of() : candidates(rows, train, folds, seed);
    double c = candidates.stream().min(Comparator.comparingDouble(Candidate::logLoss)).map(Candidate::c).orElse(1.0);
    LogisticRegression model = LogisticRegression.fit(rows, train.labels(), c);
    return new AttributeRegression(attributes, model, train.size(), train.people(), c, candidates);
  }

  private static List<Candidate> candidates(LogisticRegression.Rows rows, LabelledFaces train, int folds, long seed) {
    int[] fold = Folds.of(train.subjects(), folds, seed);
    double[][] logits = new double[STRENGTHS.length][train.size()];
    IntStream.range(0, folds)
        .parallel()
        .forEach(
            f -> {
              int[] others = IntStream.range(0, fold.length).filter(i -> fold[i] != f).toArray();
              int[] held = IntStream.range(0, fold.length).filter(i -> fold[i] == f).toArray();
              LogisticRegression.Rows fitted = rows.select(others);
              int[] labels = IntStream.of(others).map(i -> train.labels()[i]).toArray();
              LogisticRegression model = new LogisticRegression(new double[rows.width()], 0);
              for (int s = 0; s < STRENGTHS.length; s++) {
                model = LogisticRegression.fit(fitted, labels, STRENGTHS[s], model);
                double[] some = model.logits(rows.select(held));
                for (int k = 0; k < held.length; k++) {
                  logits[s][held[k]] = some[k];
                }
              }
            });
    List<Candidate> candidates = new ArrayList<>();
    for (int s = 0; s < STRENGTHS.length; s++) {
      WeightedScores view =
          WeightedScores.of(new Scores(train.subjects(), train.subjects(), train.labels(), logits[s]));
      candidates.add(new Candidate(STRENGTHS[s], Metric.ACCURACY.of(view), Metric.LOG_LOSS.of(view)));
    }
    return candidates;
  }

  /** The log-odds of some faces. */
  double[] logits(Labels labels, int count) {
    return model.logits(attributes.rows(labels, count));
  }

  /**
   * The weights, largest first, with 95 % intervals from refits to resampled train subjects; each rests on those with the rarer
   * of an attribute's two values.
   *
   * @param stopped asked before each refit, by many threads
   * @throws StoppedException once {@code stopped} says so
   */
  List<Weight> weights(LabelledFaces train, long seed, BooleanSupplier stopped) {
    LogisticRegression.Rows rows = attributes.rows(train.attributes(), train.size());
    SubjectBootstrap bootstrap = SubjectBootstrap.of(train.subjects(), REFITS, seed);
    int[] subjects = bootstrap.subjectOfFace();
    double[][] refits = bootstrap.replicates(counts -> refit(rows, train, subjects, counts, stopped));
    Measured[] weights =
        SubjectBootstrap.measured(
            model.weights(), refits, a -> train.peopleOfEitherValue(attributes.used().get(a)));
    double[] shares = attributes.shares(train.attributes());
    return IntStream.range(0, attributes.used().size())
        .mapToObj(
            a -> new Weight(attributes.used().get(a), weights[a], shares[a]))
        .sorted(Comparator.comparingDouble(weight -> -weight.weight().value()))
        .toList();
  }

  private double[] refit(
      LogisticRegression.Rows rows, LabelledFaces train, int[] subjects, int[] counts, BooleanSupplier stopped) {
    if (stopped.getAsBoolean()) {
      throw new StoppedException();
    }
    int[] drawn =
        IntStream.range(0, subjects.length)
            .flatMap(i -> IntStream.generate(() -> i).limit(counts[subjects[i]]))
            .toArray();
    int[] labels = IntStream.of(drawn).map(i -> train.labels()[i]).toArray();
    return LogisticRegression.fit(rows.select(drawn), labels, c, model).weights();
  }
}
