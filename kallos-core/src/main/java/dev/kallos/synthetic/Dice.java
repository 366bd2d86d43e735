package dev.kallos.synthetic;

import java.util.SplittableRandom;

/** Seeded chance: the same keys give the same throws, whatever else was thrown elsewhere. */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private final SplittableRandom random;

  private Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  static Dice of(long seed, long... keys) {
    long mixed = mix(seed + GOLDEN);
    for (long key : keys) {
      mixed = mix(mixed ^ mix(key + GOLDEN)) + GOLDEN;
    }
    return new Dice(mixed);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  boolean chance(double p) {
    return random.nextDouble() < p;
  }

  double unit() {
    return random.nextDouble();
  }

  float between(double lo, double hi) {
    return (float) (lo + (hi - lo) * random.nextDouble());
  }

  /** A normal deviate cut at two standard deviations. */
  float normal(double mean, double deviation) {
    return (float) (mean + deviation * Math.max(-2, Math.min(2, random.nextGaussian())));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  long seed() {
    return random.nextLong();
  }

  /** An index drawn in proportion to the weights. */
  int pick(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double at = random.nextDouble() * total;
    for (int i = 0; i < weights.length - 1; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
