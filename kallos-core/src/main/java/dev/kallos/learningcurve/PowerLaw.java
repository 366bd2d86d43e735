package dev.kallos.learningcurve;

import java.util.Arrays;

/**
 * The power law of learning curves, error(n) = limit + scale·n^(−exponent) (Hestness et al. 2017; Rosenfeld et al. 2020).
 *
 * @param limit e∞: the error that no number of faces takes away, 0 to 1
 * @param scale a: how far the law begins above it; 0 of a flat law, whose exponent says nothing
 * @param exponent b: how fast the difference falls; above 0, at most {@value #STEEPEST}
 */
public record PowerLaw(double limit, double scale, double exponent) {
  /** The largest exponent that is looked for. */
  static final double STEEPEST = 2;

  /** The smallest: over ten times the faces what is above the limit falls by a fiftieth. */
  private static final double FLATTEST = 0.01;

  private static final int GRID = 60;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** The error at so many training faces, 0 to 1. */
  public double error(double faces) {
    return Math.min(1, limit + scale * Math.pow(faces, -exponent));
  }

  /**
   * The law nearest to some points by weighted least squares that does not rise with the faces, its limit 0 or above. For a
   * given exponent limit and scale are a straight line's, so that one number alone is searched for: over a grid, then by
   * golden section (variable projection, Golub and Pereyra 1973).
   *
   * <p>The limit may lie above single errors: those of a plateau scatter round it.
   *
   * @param faces the points' numbers of faces, two different ones at least
   * @param errors their errors
   * @param weights their weights, above 0
   */
  static PowerLaw fit(double[] faces, double[] errors, double[] weights) {
    Search search = new Search(faces, errors, weights);
    double step = Math.log(STEEPEST / FLATTEST) / (GRID - 1);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < GRID; i++) {
      double squares = search.at(FLATTEST * Math.exp(i * step)).squares;
      if (squares < least) {
        least = squares;
        best = i;
      }
    }
    double lo = Math.log(FLATTEST) + Math.max(0, best - 1) * step;
    double hi = Math.log(FLATTEST) + Math.min(GRID - 1, best + 1) * step;
    Line line = search.at(Math.exp(search.golden(lo, hi)));
    Line onGrid = search.at(FLATTEST * Math.exp(best * step));
    return (line.squares <= onGrid.squares ? line : onGrid).law(search.largest);
  }

  /**
   * The best line for one exponent.
   *
   * @param rise what the law adds to the limit at the largest number of faces
   * @param squares the weighted sum of squares it leaves
   */
  private record Line(double limit, double rise, double exponent, double squares) {
    PowerLaw law(double largest) {
      return new PowerLaw(limit, rise * Math.pow(largest, exponent), exponent);
    }
  }

  private static final class Search {
    private final double[] sizes;
    private final double[] errors;
    private final double[] weights;
    private final double[] powers;
    private final double largest;

    Search(double[] faces, double[] errors, double[] weights) {
      this.largest = Arrays.stream(faces).max().orElseThrow();
      this.sizes = Arrays.stream(faces).map(n -> n / largest).toArray();
      this.errors = errors;
      this.weights = weights;
      this.powers = new double[faces.length];
    }

    Line at(double exponent) {
      double weight = 0;
      double power = 0;
      double error = 0;
      for (int i = 0; i < powers.length; i++) {
        powers[i] = Math.pow(sizes[i], -exponent);
        weight += weights[i];
        power += weights[i] * powers[i];
        error += weights[i] * errors[i];
      }
      power /= weight;
      error /= weight;
      double square = 0;
      double product = 0;
      for (int i = 0; i < powers.length; i++) {
        square += weights[i] * (powers[i] - power) * (powers[i] - power);
        product += weights[i] * (powers[i] - power) * (errors[i] - error);
      }
      double rise = Math.max(0, product / square);
      double limit = error - rise * power;
      if (limit < 0) {
        limit = 0;
        rise = throughZero();
      }
      return new Line(limit, rise, exponent, squares(limit, rise));
    }

    /** The best rise where the limit is 0. */
    private double throughZero() {
      double square = 0;
      double product = 0;
      for (int i = 0; i < powers.length; i++) {
        square += weights[i] * powers[i] * powers[i];
        product += weights[i] * powers[i] * errors[i];
      }
      return product / square;
    }

    private double squares(double limit, double rise) {
      double sum = 0;
      for (int i = 0; i < powers.length; i++) {
        double residual = errors[i] - limit - rise * powers[i];
        sum += weights[i] * residual * residual;
      }
      return sum;
    }

    /** The logarithm of the exponent that leaves the least squares between two. */
    private double golden(double from, double to) {
      double lo = from;
      double hi = to;
      double left = hi - GOLDEN * (hi - lo);
      double right = lo + GOLDEN * (hi - lo);
      double atLeft = at(Math.exp(left)).squares;
      double atRight = at(Math.exp(right)).squares;
      while (hi - lo > 1e-9) {
        if (atLeft <= atRight) {
          hi = right;
          right = left;
          atRight = atLeft;
          left = hi - GOLDEN * (hi - lo);
          atLeft = at(Math.exp(left)).squares;
        } else {
          lo = left;
          left = right;
          atLeft = atRight;
          right = lo + GOLDEN * (hi - lo);
          atRight = at(Math.exp(right)).squares;
        }
      }
      return (lo + hi) / 2;
    }
  }
}
