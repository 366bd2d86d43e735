package dev.kallos.learningcurve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerLawTest {
  private static final double[] FACES = {500, 1000, 2000, 4000, 8000};

  private static double[] errors(PowerLaw law) {
    return Arrays.stream(FACES).map(law::error).toArray();
  }

  private static double[] ones() {
    double[] ones = new double[FACES.length];
    Arrays.fill(ones, 1);
    return ones;
  }

  @ParameterizedTest
  @CsvSource({"0.18, 2.5, 0.5", "0.2, 0.7, 0.3", "0, 0.7, 0.15", "0.05, 40, 1", "0.1, 90000, 2"})
  void aLawIsFoundAgainFromErrorsWithoutNoise(double limit, double scale, double exponent) {
    PowerLaw planted = new PowerLaw(limit, scale, exponent);
    PowerLaw found = PowerLaw.fit(FACES, errors(planted), ones());

    assertThat(found.limit()).isCloseTo(limit, within(1e-5));
    assertThat(found.scale()).isCloseTo(scale, within(1e-3 * scale));
    assertThat(found.exponent()).isCloseTo(exponent, within(1e-4));
    assertThat(found.error(160_000)).isCloseTo(planted.error(160_000), within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({"0.15, 1.5, 0.35", "0.2, 25000, 2", "0.2, 0, 1"})
  void noLawOfAFineGridIsNearerToNoisyErrors(double planted, double scale, double falling) {
    SplittableRandom random = new SplittableRandom(4);
    for (int trial = 0; trial < 5; trial++) {
      double[] errors = errors(new PowerLaw(planted, scale, falling));
      double[] weights = new double[errors.length];
      for (int i = 0; i < errors.length; i++) {
        errors[i] += 0.01 * random.nextGaussian();
        weights[i] = 0.5 + random.nextDouble();
      }
      double largest = Arrays.stream(errors).max().orElseThrow();
      double found = squares(PowerLaw.fit(FACES, errors, weights), errors, weights);
      double least = Double.POSITIVE_INFINITY;
      for (double exponent = 0.01; exponent <= 2; exponent += 0.01) {
        for (double limit = 0; limit <= largest; limit += largest / 50) {
          for (double first = 0; first < 0.3; first += 0.002) {
            PowerLaw law = new PowerLaw(limit, first * Math.pow(500, exponent), exponent);
            least = Math.min(least, squares(law, errors, weights));
          }
        }
      }
      assertThat(found).isLessThanOrEqualTo(least + 1e-12);
    }
  }

  @Test
  void theLimitIsNotBelowZero() {
    assertThat(PowerLaw.fit(FACES, new double[] {0.5, 0.4, 0.3, 0.2, 0.1}, ones()).limit()).isZero();
  }

  @Test
  void errorsThatRiseAreAFlatLawThroughTheirWeightedMean() {
    PowerLaw rising = PowerLaw.fit(FACES, new double[] {0.2, 0.21, 0.22, 0.23, 0.24}, new double[] {1, 1, 1, 1, 6});
    assertThat(rising.limit()).isCloseTo(0.23, within(1e-12));
    assertThat(rising.scale()).isZero();
    assertThat(rising.error(500)).isEqualTo(rising.error(160_000)).isEqualTo(rising.limit());
  }

  /** A curve that has fallen by 2,000 faces, three nets a size, as far off as 1,000 faces tested make them. */
  @Test
  void thatThePointsOfAPlateauScatterForecastsNoFurtherFall() {
    PowerLaw planted = new PowerLaw(0.2, 25_000, 2);
    double[] faces = new double[3 * FACES.length];
    double[] weights = new double[faces.length];
    Arrays.setAll(faces, i -> FACES[i % FACES.length]);
    Arrays.fill(weights, 1);
    SplittableRandom random = new SplittableRandom(7);
    int trials = 300;
    double forecast = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[] errors = Arrays.stream(faces).map(n -> planted.error(n) + 0.013 * random.nextGaussian()).toArray();
      forecast += PowerLaw.fit(faces, errors, weights).error(160_000) / trials;
    }
    assertThat(forecast).isCloseTo(planted.error(160_000), within(0.004));
  }

  @Test
  void errorsThatAreAllTheSameAreAFlatLaw() {
    PowerLaw flat = PowerLaw.fit(FACES, new double[] {0.2, 0.2, 0.2, 0.2, 0.2}, ones());
    assertThat(flat.error(500)).isCloseTo(0.2, within(1e-9));
    assertThat(flat.error(1e6)).isCloseTo(0.2, within(1e-9));
  }

  private static double squares(PowerLaw law, double[] errors, double[] weights) {
    double sum = 0;
    for (int i = 0; i < FACES.length; i++) {
      sum += weights[i] * Math.pow(errors[i] - law.error(FACES[i]), 2);
    }
    return sum;
  }
}
