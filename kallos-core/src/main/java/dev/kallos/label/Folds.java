package dev.kallos.label;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

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
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = names.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      String held = names[i];
      names[i] = names[j];
      names[j] = held;
    }
    Map<String, Integer> fold = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      fold.put(names[i], i % folds);
    }
    return Arrays.stream(subjects).mapToInt(fold::get).toArray();
  }
}
