package dev.kallos.audit;

import dev.kallos.evaluation.Scores;

/**
 * On how many faces two nets are right: McNemar's table.
 *
 * @param both both are
 * @param firstAlone only the first is
 * @param otherAlone only the other is
 * @param neither neither is
 */
public record Agreement(int both, int firstAlone, int otherAlone, int neither) {

  /** Counts the faces; both must hold the same faces in the same order. */
  static Agreement of(Scores first, Scores other) {
    int[] counts = new int[4];
    for (int i = 0; i < first.size(); i++) {
      counts[(right(first, i) ? 0 : 2) + (right(other, i) ? 0 : 1)]++;
    }
    return new Agreement(counts[0], counts[1], counts[2], counts[3]);
  }

  private static boolean right(Scores scores, int face) {
    return scores.logits()[face] > 0 == (scores.labels()[face] == 1);
  }
}
