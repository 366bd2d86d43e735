package dev.kallos.label;

/** How often something is labelled yes. */
final class Rate {
  private Rate() {}

  /**
   * The log-odds of a share, half a face added on either side (Krichevsky and Trofimov 1981), so that they are finite
   * where all labels are the same; 0 of no faces.
   */
  static double logOdds(int positives, int faces) {
    return Math.log((positives + 0.5) / (faces - positives + 0.5));
  }
}
