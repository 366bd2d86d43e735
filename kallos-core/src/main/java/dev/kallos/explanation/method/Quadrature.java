package dev.kallos.explanation.method;

/**
 * A rule for integrals from 0 to 1: the weighted sum of values at some places.
 *
 * @param nodes the places
 * @param weights their weights, which sum to 1
 */
record Quadrature(float[] nodes, float[] weights) {
  private static final int NEWTON_STEPS = 50;

  /** Gauss's rule, exact for polynomials up to degree 2n − 1: its nodes are the roots of Legendre's polynomial. */
  static Quadrature gaussLegendre(int n) {
    float[] nodes = new float[n];
    float[] weights = new float[n];
    for (int i = 0; i < n; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      for (int step = 0; step < NEWTON_STEPS; step++) {
        x -= legendre(n, x) / slope(n, x);
      }
      double slope = slope(n, x);
      nodes[n - 1 - i] = (float) ((x + 1) / 2);
      weights[n - 1 - i] = (float) (1 / ((1 - x * x) * slope * slope));
    }
    return new Quadrature(nodes, weights);
  }

  private static double legendre(int n, double x) {
    double before = 1;
    double value = n == 0 ? 1 : x;
    for (int k = 2; k <= n; k++) {
      double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
      before = value;
      value = next;
    }
    return value;
  }

  private static double slope(int n, double x) {
    return n * (x * legendre(n, x) - legendre(n - 1, x)) / (x * x - 1);
  }
}
