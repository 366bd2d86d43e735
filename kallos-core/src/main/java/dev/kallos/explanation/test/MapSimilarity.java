package dev.kallos.explanation.test;

import dev.kallos.explanation.SignedMap;

/**
 * How alike two maps of one face are, each number at most 1 and about 0 for maps that have nothing to do with each other.
 *
 * @param ranks rank correlation of the cells, signs counting; NaN if either map is the same everywhere
 * @param absoluteRanks rank correlation of the cells without their signs; NaN if either is the same everywhere
 * @param structure structural similarity (Wang et al. 2004) of the maps without their signs, each over its highest value; NaN
 *     if either map is zero everywhere
 */
public record MapSimilarity(double ranks, double absoluteRanks, double structure) {
  /**
   * Compares two maps.
   *
   * @throws IllegalArgumentException if they differ in shape
   */
  public static MapSimilarity of(SignedMap a, SignedMap b) {
    if (a.height() != b.height() || a.width() != b.width()) {
      throw new IllegalArgumentException(
          "%d×%d cells beside %d×%d".formatted(a.height(), a.width(), b.height(), b.width()));
    }
    float[] finiteA = a.finite();
    float[] finiteB = b.finite();
    float[] absoluteA = absolute(finiteA);
    float[] absoluteB = absolute(finiteB);
    return new MapSimilarity(
        RankCorrelation.of(finiteA, finiteB),
        RankCorrelation.of(absoluteA, absoluteB),
        StructuralSimilarity.of(a.width(), a.height(), normalized(absoluteA), normalized(absoluteB)));
  }

  private static float[] absolute(float[] values) {
    float[] absolute = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      absolute[i] = Math.abs(values[i]);
    }
    return absolute;
  }

  private static float[] normalized(float[] values) {
    float max = 0;
    for (float value : values) {
      max = Math.max(max, value);
    }
    float[] normalized = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      normalized[i] = max == 0 ? Float.NaN : values[i] / max;
    }
    return normalized;
  }
}
