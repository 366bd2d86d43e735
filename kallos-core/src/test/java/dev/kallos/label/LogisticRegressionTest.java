package dev.kallos.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.evaluation.Scores;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticRegressionTest {
  /** Spector and Mazzeo (1980), as printed in Greene, Econometric Analysis: GPA, TUCE, PSI, GRADE. */
  private static final double[][] SPECTOR = {
    {2.66, 20, 0, 0},
    {2.89, 22, 0, 0},
    {3.28, 24, 0, 0},
    {2.92, 12, 0, 0},
    {4.00, 21, 0, 1},
    {2.86, 17, 0, 0},
    {2.76, 17, 0, 0},
    {2.87, 21, 0, 0},
    {3.03, 25, 0, 0},
    {3.92, 29, 0, 1},
    {2.63, 20, 0, 0},
    {3.32, 23, 0, 0},
    {3.57, 23, 0, 0},
    {3.26, 25, 0, 1},
    {3.53, 26, 0, 0},
    {2.74, 19, 0, 0},
    {2.75, 25, 0, 0},
    {2.83, 19, 0, 0},
    {3.12, 23, 1, 0},
    {3.16, 25, 1, 1},
    {2.06, 22, 1, 0},
    {3.62, 28, 1, 1},
    {2.89, 14, 1, 0},
    {3.51, 26, 1, 0},
    {3.54, 24, 1, 1},
    {2.83, 27, 1, 1},
    {3.39, 17, 1, 1},
    {2.67, 24, 1, 0},
    {3.65, 21, 1, 1},
    {4.00, 23, 1, 1},
    {3.10, 21, 1, 0},
    {2.39, 19, 1, 1}
  };

  @Test
  void theEstimatesGreenePrintsForSpectorAndMazzeosStudentsComeOut() {
    int[] grades = IntStream.range(0, 32).map(i -> (int) SPECTOR[i][3]).toArray();
    LogisticRegression fit = LogisticRegression.fit(LogisticRegression.Rows.of(SPECTOR, 3), grades, 1e7);
    assertThat(fit.intercept()).isCloseTo(-13.0213, within(1e-3));
    assertThat(fit.weights()).containsExactly(new double[] {2.8261, 0.0952, 2.3787}, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.1, 1, 100})
  void atTheOptimumThePenaltysGradientBalancesTheLosss(double c) {
    double[][] values = values(500, 6, 1);
    int[] labels = labels(values, 2);
    LogisticRegression fit = LogisticRegression.fit(LogisticRegression.Rows.of(values, 6), labels, c);
    double[] gradient = new double[7];
    for (int i = 0; i < 500; i++) {
      double logit = fit.intercept();
      for (int j = 0; j < 6; j++) {
        logit += fit.weights()[j] * values[i][j];
      }
      double residual = Scores.probability(logit) - labels[i];
      for (int j = 0; j < 6; j++) {
        gradient[j] += c * residual * values[i][j];
      }
      gradient[6] += c * residual;
    }
    for (int j = 0; j < 6; j++) {
      assertThat(gradient[j] + fit.weights()[j]).isCloseTo(0, within(1e-4 * Math.max(1, c)));
    }
    assertThat(gradient[6]).isCloseTo(0, within(1e-4 * Math.max(1, c)));
  }

  @Test
  void whereItBeginsDoesNotMatterNorWhichLabelComesFirst() {
    double[][] values = values(300, 4, 3);
    int[] labels = labels(values, 4);
    LogisticRegression.Rows rows = LogisticRegression.Rows.of(values, 4);
    LogisticRegression once = LogisticRegression.fit(rows, labels, 1);
    LogisticRegression far = LogisticRegression.fit(rows, labels, 1, new LogisticRegression(new double[] {3, -3, 3, 2}, 1));
    int[] turned = IntStream.range(0, 300).map(i -> 299 - i).toArray();
    LogisticRegression backwards =
        LogisticRegression.fit(rows.select(turned), IntStream.of(turned).map(i -> labels[i]).toArray(), 1);
    int[] opposite = IntStream.of(labels).map(label -> 1 - label).toArray();
    LogisticRegression mirrored = LogisticRegression.fit(rows, opposite, 1);
    for (int j = 0; j < 4; j++) {
      assertThat(far.weights()[j]).isCloseTo(once.weights()[j], within(1e-5));
      assertThat(backwards.weights()[j]).isCloseTo(once.weights()[j], within(1e-5));
      assertThat(mirrored.weights()[j]).isCloseTo(-once.weights()[j], within(1e-5));
    }
  }

  @Test
  void whereAllLabelsAreTheSameThereIsNothingToWeigh() {
    LogisticRegression fit =
        LogisticRegression.fit(LogisticRegression.Rows.of(values(10, 2, 1), 2), new int[10], 1);
    assertThat(fit.weights()).containsOnly(0);
    assertThat(fit.intercept()).isCloseTo(Math.log(0.5 / 10.5), within(1e-12));
  }

  private static double[][] values(int rows, int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] values = new double[rows][width];
    for (double[] row : values) {
      for (int j = 0; j < width; j++) {
        row[j] = random.nextInt(2);
      }
    }
    return values;
  }

  private static int[] labels(double[][] values, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, values.length)
        .map(i -> random.nextDouble() < Scores.probability(2 * values[i][0] - values[i][1] - .3) ? 1 : 0)
        .toArray();
  }
}
