package dev.kallos;

import java.util.random.RandomGenerator;

/** Random order, each as likely as any other (Durstenfeld 1964). */
public final class Shuffle {
  private Shuffle() {}

  /** The values in random order; they themselves stay as they are. */
  public static int[] of(int[] values, RandomGenerator random) {
    int[] order = values.clone();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int value = order[i];
      order[i] = order[j];
      order[j] = value;
    }
    return order;
  }
}
