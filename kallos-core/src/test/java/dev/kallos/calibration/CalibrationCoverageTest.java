package dev.kallos.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.evaluation.WeightedScores;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of samples whose true calibration error is known from a very large one. */
class CalibrationCoverageTest {
  private static final int REPETITIONS = 60;

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.1, 1.5, 3})
  void theIntervalsOfTheErrorHoldTheTrueOneInNineOfTenSamplesWherePercentilesWouldNot(double temperature) {
    double error =
        temperature == 1 ? 0 : Metric.ECE.of(WeightedScores.of(DrawnScores.of(200_000, 200_000, temperature, 1)));
    int held = 0;
    int byPercentiles = 0;
    for (int seed = 0; seed < REPETITIONS; seed++) {
      Scores scores = DrawnScores.of(500, 250, temperature, 1000 + seed);
      WeightedScores view = WeightedScores.of(scores);
      Calibration calibration = Calibration.of(scores, seed);
      Measured[] figures =
          SubjectBootstrap.of(scores.subjects(), seed).measured(weights -> Calibration.figures(view.weighted(weights)));
      held += calibration.ece().ci95().contains(error) ? 1 : 0;
      byPercentiles += figures[1].ci95().contains(error) ? 1 : 0;
      assertThat(calibration.eceDebiased().ci95()).isEqualTo(calibration.ece().ci95());
    }
    assertThat(held).isGreaterThanOrEqualTo(REPETITIONS * 9 / 10);
    assertThat(byPercentiles).isLessThan(held - 5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.4})
  void soDoThoseOfANetThatAnswersTheSameToAll(double above) {
    double probability = Scores.probability(above);
    int held = 0;
    int squaredHeld = 0;
    for (int seed = 0; seed < REPETITIONS; seed++) {
      SplittableRandom random = new SplittableRandom(3000 + seed);
      int[] labels = IntStream.range(0, 500).map(i -> random.nextDouble() < 0.5 ? 1 : 0).toArray();
      double[] logits = new double[500];
      Arrays.fill(logits, above);
      Calibration calibration = Calibration.of(DrawnScores.of(labels, logits), seed);
      Measured ece = calibration.ece();
      squaredHeld += calibration.squaredDebiased().ci95().contains(Math.pow(probability - 0.5, 2)) ? 1 : 0;
      held += ece.ci95().contains(probability - 0.5) ? 1 : 0;
      assertThat(ece.ci95().hi()).isGreaterThan(ece.value());
    }
    assertThat(held).isGreaterThanOrEqualTo(REPETITIONS * 17 / 20);
    assertThat(squaredHeld).isGreaterThanOrEqualTo(REPETITIONS * 9 / 10);
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

  @ParameterizedTest
  @ValueSource(ints = {8, 20, 50})
  void ofANetThatIsVerySureTheErrorIsHeldThoughTheSampleHoldsNone(int faces) {
    double most = 1.3;
    double error = Metric.ECE.of(WeightedScores.of(sure(200_000, most, 1)));
    int held = 0;
    int defined = 0;
    for (int seed = 0; seed < REPETITIONS; seed++) {
      Measured ece = Calibration.of(sure(faces, most, 4000 + seed), seed).ece();
      held += ece.ci95().contains(error) ? 1 : 0;
      defined += ece.ci95().isDefined() ? 1 : 0;
    }
    assertThat(defined).isGreaterThan(REPETITIONS / 2);
    assertThat(held).isGreaterThanOrEqualTo(defined * 9 / 10);
  }

  /** Answers of 99.3 % and more, too sure by the temperature. */
  private static Scores sure(int faces, double temperature, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] logits = new double[faces];
    Arrays.setAll(logits, i -> (random.nextBoolean() ? 1 : -1) * random.nextDouble(5, 8));
    int[] labels =
        Arrays.stream(logits)
            .mapToInt(z -> random.nextDouble() < Scores.probability(z / temperature) ? 1 : 0)
            .toArray();
    return DrawnScores.of(labels, logits);
  }

  private static double squaredError(Scores scores) {
    return CalibrationError.squaredDebiased(WeightedScores.of(scores), Metric.CALIBRATION_BINS);
  }
}
