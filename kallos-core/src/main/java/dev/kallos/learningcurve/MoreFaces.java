package dev.kallos.learningcurve;

import dev.kallos.evaluation.Measured;

/** What a forecast says of doubling the training faces. */
public enum MoreFaces {
  /** The test error is forecast to fall by half a point or more, by the whole interval. */
  HELP,
  /** It is forecast to fall by less, by the whole interval. */
  HELP_LITTLE,
  /** The interval holds half a point, or there is none. */
  OPEN;

  /** A fall that is worth the name, as a share of the faces. */
  private static final double WORTH = 0.005;

  /**
   * The verdict.
   *
   * @param drop by how much the test error falls when the faces are doubled
   */
  static MoreFaces of(Measured drop) {
    return drop.ci95().lo() >= WORTH ? HELP : drop.ci95().hi() < WORTH ? HELP_LITTLE : OPEN;
  }
}
