package dev.kallos.explanation.method;

/**
 * A rule for integrals from 0 to 1: the weighted sum of values at some places.
 *
 * @param nodes the places
 * @param weights their weights, which sum to 1
 */
record Quadrature(double[] nodes, double[] weights) {
  private static final double PRECISION = 1e-15;
  private static final int MOST_STEPS = 50;

  /** Gauss's rule, exact for polynomials up to degree 2n − 1: its nodes are the roots of Legendre's polynomial. */
  static Quadrature gaussLegendre(int n) {
    double[] nodes = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      Legendre at = Legendre.of(n, x);
      double move = at.value / at.slope;
      for (int step = 0; step < MOST_STEPS && Math.abs(move) > PRECISION; step++) {
        x -= move;
        at = Legendre.of(n, x);
        move = at.value / at.slope;
      }
      nodes[n - 1 - i] = (x - move + 1) / 2;
      weights[n - 1 - i] = 1 / ((1 - x * x) * at.slope * at.slope);
    }
    return new Quadrature(nodes, weights);
  }

  /** Legendre's polynomial of degree n at a place, and how steep it is there. */
  private record Legendre(double value, double slope) {
    static Legendre of(int n, double x) {
      double before = 1;
      double value = x;
      for (int k = 2; k <= n; k++) {
        double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
        before = value;
        value = next;
      }
      return new Legendre(value, n * (x * value - before) / (x * x - 1));
    }
  }
}
