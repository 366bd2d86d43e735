package dev.kallos.explanation.test;

/**
 * SSIM (Wang et al. 2004) of two grey pictures in 0 to 1: over every window that lies inside them, how alike mean, spread and
 * pattern are, and the mean of that. Windows are squares of 7 pixels, or of the shorter side where that is less, all pixels
 * counting the same; K1 = 0.01 and K2 = 0.03.
 */
final class StructuralSimilarity {
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;
  private static final int WINDOW = 7;

  private StructuralSimilarity() {}

  /** The similarity, −1 to 1; NaN if a value is. */
  static double of(int width, int height, float[] a, float[] b) {
    int side = Math.min(WINDOW, Math.min(width, height));
    double sum = 0;
    int windows = 0;
    for (int y = 0; y + side <= height; y++) {
      for (int x = 0; x + side <= width; x++) {
        sum += window(width, side, y * width + x, a, b);
        windows++;
      }
    }
    return sum / windows;
  }

  private static double window(int width, int side, int start, float[] a, float[] b) {
    double sumA = 0;
    double sumB = 0;
    double sumAa = 0;
    double sumBb = 0;
    double sumAb = 0;
    for (int row = 0; row < side; row++) {
      for (int i = start + row * width; i < start + row * width + side; i++) {
        sumA += a[i];
        sumB += b[i];
        sumAa += a[i] * a[i];
        sumBb += b[i] * b[i];
        sumAb += a[i] * b[i];
      }
    }
    int n = side * side;
    double meanA = sumA / n;
    double meanB = sumB / n;
    double freedom = Math.max(1, n - 1);
    double varianceA = (sumAa - sumA * meanA) / freedom;
    double varianceB = (sumBb - sumB * meanB) / freedom;
    double covariance = (sumAb - sumA * meanB) / freedom;
    return (2 * meanA * meanB + C1)
        * (2 * covariance + C2)
        / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
  }
}
