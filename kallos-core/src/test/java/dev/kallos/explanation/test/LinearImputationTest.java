package dev.kallos.explanation.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearImputationTest {
  private static final int W = 13;
  private static final int H = 17;

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.4, 0.8, 0.98})
  void itSolvesTheSystemAsEliminationDoes(double share) {
    SplittableRandom random = new SplittableRandom(5);
    byte[] rgb = noise(random);
    boolean[] taken = new boolean[W * H];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = random.nextDouble() < share;
    }
    assertSolved(rgb, taken);
  }

  @Test
  void aLargeHoleAtTheBorderIsSolvedToo() {
    boolean[] taken = new boolean[W * H];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = i / W < 14 && i % W > 1;
    }
    assertSolved(noise(new SplittableRandom(6)), taken);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 12})
  void aPictureOfAnyShapeIsFilledFromItsOnlyGivenPixel(int width) {
    byte[] rgb = new byte[3 * width * 5];
    boolean[] taken = new boolean[width * 5];
    Arrays.fill(taken, true);
    int given = width + width / 2;
    taken[given] = false;
    rgb[3 * given] = 10;
    rgb[3 * given + 1] = (byte) 200;
    rgb[3 * given + 2] = (byte) 255;

    float[] filled = LinearImputation.fill(width, 5, rgb, taken);
    for (int i = 0; i < filled.length; i++) {
      assertThat(filled[i]).isCloseTo(rgb[3 * given + i % 3] & 0xff, within(0.01f));
    }
  }

  @Test
  void aRampIsContinuedThroughAHole() {
    byte[] rgb = new byte[3 * W * H];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (10 + 8 * (i / 3 % W) + 5 * (i / 3 / W));
    }
    boolean[] taken = new boolean[W * H];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = i % W > 2 && i % W < 10 && i / W > 2 && i / W < 14;
    }

    float[] filled = LinearImputation.fill(W, H, rgb, taken);
    for (int i = 0; i < filled.length; i++) {
      assertThat(filled[i]).isCloseTo(rgb[i] & 0xff, within(0.3f));
    }
  }

  @Test
  void whatIsGivenStaysAndTheNoiseOfTheFillingIsOnePerCentOfTheRange() {
    byte[] rgb = new byte[3 * W * H];
    Arrays.fill(rgb, (byte) 100);
    boolean[] taken = new boolean[W * H];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = i % 2 == 0;
    }

    byte[] filled = new Picture(W, H, rgb).imputed(taken, new SplittableRandom(1)).rgb();
    double squares = 0;
    int count = 0;
    for (int i = 0; i < filled.length; i++) {
      int difference = (filled[i] & 0xff) - 100;
      if (taken[i / 3]) {
        squares += difference * difference;
        count++;
      } else {
        assertThat(difference).isZero();
      }
    }
    assertThat(Math.sqrt(squares / count)).isCloseTo(2.55, within(0.3));
  }

  @Test
  void whereNothingIsGivenTheMeanColourIsShown() {
    byte[] rgb = noise(new SplittableRandom(2));
    boolean[] taken = new boolean[W * H];
    Arrays.fill(taken, true);
    Picture picture = new Picture(W, H, rgb);

    assertThat(picture.imputed(taken, new SplittableRandom(1)).rgb()).isEqualTo(picture.meanColour().rgb());
  }

  private static void assertSolved(byte[] rgb, boolean[] taken) {
    float[] filled = LinearImputation.fill(W, H, rgb, taken);
    for (int colour = 0; colour < 3; colour++) {
      double[] expected = eliminate(rgb, taken, colour);
      for (int i = 0; i < taken.length; i++) {
        assertThat((double) filled[3 * i + colour]).isCloseTo(expected[i], within(0.2));
      }
    }
  }

  /** The paper's equations, written out and solved by Gaussian elimination with pivoting. */
  private static double[] eliminate(byte[] rgb, boolean[] taken, int colour) {
    int n = taken.length;
    double[][] a = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      if (!taken[i]) {
        a[i][i] = 1;
        a[i][n] = rgb[3 * i + colour] & 0xff;
        continue;
      }
      double sum = 0;
      for (int k = 0; k < n; k++) {
        int dx = Math.abs(i % W - k % W);
        int dy = Math.abs(i / W - k / W);
        if (k != i && dx <= 1 && dy <= 1) {
          double weight = dx + dy == 1 ? 1 / 6.0 : 1 / 12.0;
          a[i][k] = -weight;
          sum += weight;
        }
      }
      a[i][i] = sum;
    }
    for (int column = 0; column < n; column++) {
      int at = column;
      int pivot = IntStream.range(column, n).reduce(column, (p, q) -> Math.abs(a[q][at]) > Math.abs(a[p][at]) ? q : p);
      double[] row = a[pivot];
      a[pivot] = a[column];
      a[column] = row;
      for (int i = column + 1; i < n; i++) {
        double factor = a[i][column] / row[column];
        for (int k = column; factor != 0 && k <= n; k++) {
          a[i][k] -= factor * row[k];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double value = a[i][n];
      for (int k = i + 1; k < n; k++) {
        value -= a[i][k] * x[k];
      }
      x[i] = value / a[i][i];
    }
    return x;
  }

  private static byte[] noise(SplittableRandom random) {
    byte[] rgb = new byte[3 * W * H];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) random.nextInt(256);
    }
    return rgb;
  }
}
