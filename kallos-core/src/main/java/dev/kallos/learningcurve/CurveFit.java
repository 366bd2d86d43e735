package dev.kallos.learningcurve;

import dev.kallos.evaluation.BcaInterval;
import dev.kallos.evaluation.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The power law fitted to a learning curve, and how far it could have come out otherwise.
 *
 * <p>Intervals are from a parametric bootstrap: around the fitted law, each replicate draws the people tested, alike for all
 * nets tested on them, and for each net the scatter of its training, then fits anew. How large that scatter is is known
 * from few nets, so it is drawn too, from its posterior: the residuals' sum of squares, and the prior belief, worth
 * {@value #PRIOR_NETS} nets, that training scatters as much as the people tested make nets differ; less the latter.
 *
 * @param law the fitted law
 * @param replicates the replicates' laws; none if too few people were tested for intervals
 */
public record CurveFit(PowerLaw law, List<PowerLaw> replicates) {
  /** How many different numbers of faces a fit needs, of which the law takes three. */
  public static final int FEWEST_SIZES = 4;

  private static final int LAWS_NUMBERS = 3;
  private static final int PRIOR_NETS = 2;

  /** No net weighs more than a standard error of half the mean gives it. */
  private static final double LEAST_ERROR = 0.5;

  public CurveFit {
    replicates = List.copyOf(replicates);
  }

  /**
   * Fits the law.
   *
   * @param faces how many faces each net was trained on, {@value #FEWEST_SIZES} different numbers at least
   * @param tested their test errors
   */
  static CurveFit of(double[] faces, JointErrors tested, long seed) {
    double[] weights = weights(tested.standardErrors());
    PowerLaw law = PowerLaw.fit(faces, tested.errors(), weights);
    double[] fitted = Arrays.stream(faces).map(law::error).toArray();
    double between = tested.varianceBetweenNets();
    double residuals = 0;
    for (int i = 0; i < fitted.length; i++) {
      residuals += (tested.errors()[i] - fitted[i]) * (tested.errors()[i] - fitted[i]);
    }
    int freedom = faces.length - LAWS_NUMBERS + PRIOR_NETS;
    double squares = residuals + PRIOR_NETS * 2 * between;
    SplittableRandom random = new SplittableRandom(seed);
    List<PowerLaw> replicates = new ArrayList<>();
    for (double[] people : tested.replicates()) {
      double total = squares / chiSquared(freedom, random);
      double scatter = Math.sqrt(Math.max(0, total - between));
      double[] drawn = new double[faces.length];
      for (int i = 0; i < drawn.length; i++) {
        double sampled = Double.isFinite(people[i]) ? people[i] - tested.errors()[i] : 0;
        drawn[i] = Math.max(0, Math.min(1, fitted[i] + sampled + scatter * random.nextGaussian()));
      }
      replicates.add(PowerLaw.fit(faces, drawn, weights));
    }
    return new CurveFit(law, replicates);
  }

  /** e∞ with its 95 % interval. */
  public Measured limit() {
    return measured(PowerLaw::limit);
  }

  /** a with its 95 % interval. */
  public Measured scale() {
    return measured(PowerLaw::scale);
  }

  /** b with its 95 % interval; NaN of a law that does not fall, and without an interval where many replicates' laws do not. */
  public Measured exponent() {
    return measured(fitted -> fitted.scale() == 0 ? Double.NaN : fitted.exponent());
  }

  /** The error at so many training faces, with its 95 % interval. */
  public Measured error(double faces) {
    return measured(fitted -> fitted.error(faces));
  }

  /** By how much the error falls from some training faces to others, with its 95 % interval. */
  public Measured drop(double from, double to) {
    return measured(fitted -> fitted.error(from) - fitted.error(to));
  }

  /** Whether the interval of e∞ is narrower than half of what it could be, 0 to the error at so many faces. */
  public boolean determinesLimit(double faces) {
    Measured limit = limit();
    return limit.ci95().isDefined() && limit.ci95().hi() - limit.ci95().lo() < law.error(faces) / 2;
  }

  private Measured measured(ToDoubleFunction<PowerLaw> number) {
    return new Measured(
        number.applyAsDouble(law), BcaInterval.plain(replicates.stream().mapToDouble(number).toArray()));
  }

  private static double[] weights(double[] standardErrors) {
    double mean = Arrays.stream(standardErrors).average().orElseThrow();
    return Arrays.stream(standardErrors)
        .map(error -> mean == 0 ? 1 : Math.max(error, LEAST_ERROR * mean) / mean)
        .map(error -> 1 / (error * error))
        .toArray();
  }

  private static double chiSquared(int freedom, SplittableRandom random) {
    return ChiSquaredDistribution.of(freedom).inverseCumulativeProbability(random.nextDouble(1e-9, 1));
  }
}
