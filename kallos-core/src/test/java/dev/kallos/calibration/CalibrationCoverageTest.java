package dev.kallos.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.WeightedScores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of samples whose true calibration error is known from a very large one. */
class CalibrationCoverageTest {
  private static final int REPETITIONS = 60;

  @ParameterizedTest
  @ValueSource(doubles = {1.5, 3})
  void theIntervalsOfTheErrorHoldTheTrueOneInNineOfTenSamplesWherePercentilesWouldNot(double temperature) {
    double error = Metric.ECE.of(WeightedScores.of(DrawnScores.of(200_000, 200_000, temperature, 1)));
    int plain = 0;
    int percentiles = 0;
    for (int seed = 0; seed < REPETITIONS; seed++) {
      Scores scores = DrawnScores.of(500, 250, temperature, 1000 + seed);
      Calibration calibration = Calibration.of(scores, seed);
      Measured ece = calibration.ece();
      plain += ece.ci95().contains(error) ? 1 : 0;
      percentiles += ece.turned(0).ci95().contains(error) ? 1 : 0;
      assertThat(calibration.eceDebiased().ci95()).isEqualTo(ece.ci95());
    }
    assertThat(plain).isGreaterThanOrEqualTo(REPETITIONS * 9 / 10);
    assertThat(percentiles).isLessThan(plain - 5);
  }

  @ParameterizedTest
  @CsvSource({"1, 500, 500", "1, 2000, 2000", "1, 500, 250", "1.3, 500, 250", "3, 500, 250"})
  void theIntervalsOfTheDebiasedSquaredErrorHoldTheTrueOneInNineOfTenSamples(double temperature, int faces, int people) {
    double error = temperature == 1 ? 0 : squaredError(DrawnScores.of(400_000, 400_000, temperature, 1));
    int held = 0;
    for (int seed = 0; seed < REPETITIONS; seed++) {
      Scores scores = DrawnScores.of(faces, people, temperature, 2000 + seed);
      held += Calibration.of(scores, seed).squaredDebiased().ci95().contains(error) ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(REPETITIONS * 9 / 10);
  }

  private static double squaredError(Scores scores) {
    return CalibrationError.squaredDebiased(WeightedScores.of(scores), Metric.CALIBRATION_BINS);
  }
}
