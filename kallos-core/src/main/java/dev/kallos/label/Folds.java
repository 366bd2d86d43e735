package dev.kallos.label;

import dev.kallos.Shuffle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Divides faces into folds, all of a subject's into one. */
final class Folds {
  private Folds() {}

  /**
   * The fold of each face, from 0. Subjects are dealt in the order of chance, so that folds hold as many subjects as
   * each other, give or take one.
   *
   * @param subjects whom each face shows
   * @param folds how many folds
   */
  static int[] of(String[] subjects, int folds, long seed) {
    String[] names = Arrays.stream(subjects).distinct().sorted().toArray(String[]::new);
    int[] order = Shuffle.of(IntStream.range(0, names.length).toArray(), new SplittableRandom(seed));
    Map<String, Integer> fold = new HashMap<>();
    for (int i = 0; i < order.length; i++) {
      fold.put(names[order[i]], i % folds);
    }
    return Arrays.stream(subjects).mapToInt(fold::get).toArray();
  }
}
