package dev.kallos.learningcurve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.evaluation.Measured;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurveFitTest {
  private static final double[] FACES = {500, 1000, 2000, 4000, 8000};
  private static final int TRIALS = 120;
  private static final int REPLICATES = 150;

  /** What the people tested and the training do to errors: a shift that all nets share, and each net's own. */
  private record Noise(double shared, double own, double scatter) {}

  private static JointErrors drawn(PowerLaw law, double[] faces, Noise noise, SplittableRandom random) {
    double shift = noise.shared * random.nextGaussian();
    double[] errors = Arrays.stream(faces).map(law::error).toArray();
    for (int i = 0; i < errors.length; i++) {
      errors[i] += shift + noise.own * random.nextGaussian() + noise.scatter * random.nextGaussian();
    }
    double[][] replicates = new double[REPLICATES][faces.length];
    for (double[] replicate : replicates) {
      double drawn = noise.shared * random.nextGaussian();
      Arrays.setAll(replicate, i -> errors[i] + drawn + noise.own * random.nextGaussian());
    }
    return new JointErrors(errors, replicates, 50);
  }

  private static double[] repeated(int repeats) {
    double[] faces = new double[repeats * FACES.length];
    Arrays.setAll(faces, i -> FACES[i % FACES.length]);
    return faces;
  }

  @ParameterizedTest
  @CsvSource({
    "0.18, 2.24, 0.5, 0.011, 0.007, 0.007, 1",
    "0.20, 0.65, 0.3, 0.003, 0.002, 0.004, 1",
    "0.18, 2.24, 0.5, 0.011, 0.007, 0.007, 3",
    "0.05, 3.00, 0.4, 0.003, 0.002, 0.004, 3",
    "0.20, 25000, 2.0, 0.003, 0.011, 0.004, 3",
  })
  void intervalsOfForecastsHoldThePlantedErrorsAboutAsOftenAsTheySay(
      double limit, double scale, double exponent, double shared, double own, double scatter, int repeats) {
    PowerLaw planted = new PowerLaw(limit, scale, exponent);
    double[] faces = repeated(repeats);
    SplittableRandom random = new SplittableRandom(11);
    int[] held = new int[3];
    double[] ahead = {8000, 16_000, 160_000};
    for (int trial = 0; trial < TRIALS; trial++) {
      CurveFit fit = CurveFit.of(faces, drawn(planted, faces, new Noise(shared, own, scatter), random), trial);
      for (int i = 0; i < held.length; i++) {
        held[i] += fit.error(ahead[i]).ci95().contains(planted.error(ahead[i])) ? 1 : 0;
      }
    }
    // Three binomial standard errors below 95 %, rounded down.
    assertThat(Arrays.stream(held).min().orElseThrow()).isGreaterThanOrEqualTo((int) (0.88 * TRIALS));
  }

  @Test
  void moreNetsAndMorePeopleNarrowTheForecast() {
    PowerLaw planted = new PowerLaw(0.18, 2.24, 0.5);
    double few = width(planted, repeated(1), new Noise(0.011, 0.007, 0.007));
    double many = width(planted, repeated(4), new Noise(0.003, 0.002, 0.007));
    assertThat(many).isLessThan(few);
  }

  private static double width(PowerLaw planted, double[] faces, Noise noise) {
    SplittableRandom random = new SplittableRandom(5);
    double sum = 0;
    for (int trial = 0; trial < 10; trial++) {
      Measured error = CurveFit.of(faces, drawn(planted, faces, noise, random), trial).error(160_000);
      sum += error.ci95().hi() - error.ci95().lo();
    }
    return sum;
  }

  @Test
  void nearlyNoNoiseDeterminesTheLimitAndMuchDoesNot() {
    PowerLaw planted = new PowerLaw(0.18, 2.24, 0.5);
    CurveFit sure = CurveFit.of(repeated(3), drawn(planted, repeated(3), new Noise(1e-4, 1e-4, 1e-4), new SplittableRandom(1)), 1);
    assertThat(sure.determinesLimit(8000)).isTrue();
    assertThat(sure.limit().value()).isCloseTo(0.18, within(0.01));
    assertThat(sure.exponent().ci95().contains(0.5)).isTrue();

    CurveFit unsure = CurveFit.of(FACES, drawn(planted, FACES, new Noise(0.01, 0.01, 0.01), new SplittableRandom(1)), 1);
    assertThat(unsure.determinesLimit(8000)).isFalse();
  }

  @Test
  void whereNobodyCanBeResampledThereIsALawWithoutIntervals() {
    double[] errors = {0.3, 0.27, 0.25, 0.24, 0.235};
    CurveFit fit = CurveFit.of(FACES, new JointErrors(errors, new double[0][], 4), 1);
    assertThat(fit.error(16_000).value()).isBetween(0.2, 0.24);
    assertThat(fit.error(16_000).ci95().isDefined()).isFalse();
    assertThat(fit.determinesLimit(8000)).isFalse();
  }

  @Test
  void aLawThatDoesNotFallHasNoExponent() {
    double[][] flat = new double[100][FACES.length];
    for (double[] errors : flat) {
      Arrays.fill(errors, 0.25);
    }
    CurveFit fit = CurveFit.of(FACES, new JointErrors(flat[0], flat, 50), 1);
    assertThat(fit.law().scale()).isZero();
    assertThat(fit.exponent().value()).isNaN();
    assertThat(fit.exponent().ci95().isDefined()).isFalse();
    CurveFit halfFlat = new CurveFit(new PowerLaw(0.2, 1, 0.5), List.of(new PowerLaw(0.2, 1, 0.5), fit.law()));
    assertThat(halfFlat.exponent().value()).isEqualTo(0.5);
    assertThat(halfFlat.exponent().ci95().isDefined()).isFalse();
  }

  @Test
  void theSameSeedGivesTheSameIntervals() {
    List<TrainedNet> nets = new PlantedCurve(new PowerLaw(0.18, 2.24, 0.5), 0.1, 200, 0.005).nets(1, 3, 0.125, 0.25, 0.5, 1);
    JointErrors tested = JointErrors.of(nets.stream().map(TrainedNet::test).toList(), 7);
    double[] faces = nets.stream().mapToDouble(TrainedNet::faces).toArray();
    assertThat(CurveFit.of(faces, tested, 7)).isEqualTo(CurveFit.of(faces, tested, 7));
    assertThat(CurveFit.of(faces, tested, 8)).isNotEqualTo(CurveFit.of(faces, tested, 7));
  }
}
