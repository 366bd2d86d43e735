package dev.kallos.training;

/** Binary cross-entropy of a logit, finite for every finite logit. */
final class CrossEntropy {
  private CrossEntropy() {}

  /** The loss −ln p, where p is the probability that the logit gives the label. */
  static double of(double logit, boolean label) {
    return Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(0, label ? -logit : logit);
  }
}
