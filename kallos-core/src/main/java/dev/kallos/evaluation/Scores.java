package dev.kallos.evaluation;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The scores of some faces, as parallel arrays of one length.
 *
 * @param files the pictures' names
 * @param subjects who they are; where subjects are unknown each face stands for itself
 * @param labels 1 if the attribute holds, else 0
 * @param logits the net's logits; a positive logit answers "yes"
 */
public record Scores(String[] files, String[] subjects, int[] labels, double[] logits) {
  public Scores {
    int n = files.length;
    if (subjects.length != n || labels.length != n || logits.length != n) {
      throw new IllegalArgumentException("arrays of different lengths");
    }
    for (double logit : logits) {
      if (Double.isNaN(logit)) {
        throw new IllegalArgumentException("a logit is no number");
      }
    }
  }

  public int size() {
    return files.length;
  }

  /** The logistic function of each logit: the probability the net gives to "yes", 0 to 1. */
  public double[] probabilities() {
    return Arrays.stream(logits).map(Scores::probability).toArray();
  }

  /** The logistic function. */
  public static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** The negative log-likelihood of one label in nats, exact for logits of any size. */
  public static double loss(int label, double logit) {
    double against = label == 1 ? -logit : logit;
    return Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
  }

  /** The same faces scored otherwise, a logit each. */
  public Scores withLogits(double[] others) {
    return new Scores(files, subjects, labels, others);
  }

  /** How many people the faces show. */
  public int people() {
    return (int) Arrays.stream(subjects).distinct().count();
  }

  /**
   * How many people some of the faces show.
   *
   * @param which whether a face is one of them, given its place from 0
   */
  public int people(IntPredicate which) {
    return SubjectBootstrap.subjects(subjects, which);
  }

  /** How many people bear the label that fewer bear; one with faces of both bears either. */
  int peopleOfEitherLabel() {
    return Math.min(people(i -> labels[i] == 0), people(i -> labels[i] == 1));
  }

  /** The scores of some of the faces, in the given order. */
  public Scores select(int[] faces) {
    return new Scores(
        IntStream.of(faces).mapToObj(i -> files[i]).toArray(String[]::new),
        IntStream.of(faces).mapToObj(i -> subjects[i]).toArray(String[]::new),
        IntStream.of(faces).map(i -> labels[i]).toArray(),
        IntStream.of(faces).mapToDouble(i -> logits[i]).toArray());
  }
}
