package dev.kallos.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final int HEIGHT = 20;
  private static final int WIDTH = 16;

  /** A face whose red rises to the right and whose green rises downwards. */
  private static byte[] ramps() {
    byte[] pixels = new byte[3 * HEIGHT * WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int at = 3 * (y * WIDTH + x);
        pixels[at] = (byte) (10 * x);
        pixels[at + 1] = (byte) (10 * y);
        pixels[at + 2] = 100;
      }
    }
    return pixels;
  }

  private static byte[] altered(Augmentation augmentation, long seed) {
    byte[] pixels = ramps();
    augmentation.apply(pixels, HEIGHT, WIDTH, new SplittableRandom(seed));
    return pixels;
  }

  private static int red(byte[] pixels, int x, int y) {
    return pixels[3 * (y * WIDTH + x)] & 0xff;
  }

  private static int green(byte[] pixels, int x, int y) {
    return pixels[3 * (y * WIDTH + x) + 1] & 0xff;
  }

  @Test
  void theSameSeedChangesAFaceAlikeAndAnotherOtherwise() {
    Augmentation all = new Augmentation(0.1, 0.1, 10, 0.2, 0.1, 1);

    assertThat(altered(all, 1)).isEqualTo(altered(all, 1)).isNotEqualTo(altered(all, 2)).isNotEqualTo(ramps());
    assertThat(altered(Augmentation.NONE, 1)).isEqualTo(ramps());
  }

  @Test
  void aShiftMovesAllPixelsAlikeByNoMoreThanItsBound() {
    for (int seed = 0; seed < 20; seed++) {
      byte[] moved = altered(new Augmentation(0.25, 0, 0, 0, 0, 0), seed);
      int dx = red(moved, 8, 10) - 80;
      int dy = green(moved, 8, 10) - 100;
      assertThat(Math.abs(dx)).isLessThanOrEqualTo(40);
      assertThat(Math.abs(dy)).isLessThanOrEqualTo(40);
      assertThat(red(moved, 6, 12) - 60).isBetween(dx - 1, dx + 1);
      assertThat(green(moved, 6, 12) - 120).isBetween(dy - 1, dy + 1);
    }
  }

  @Test
  void aZoomChangesDistancesAndKeepsTheMiddle() {
    for (int seed = 0; seed < 20; seed++) {
      byte[] zoomed = altered(new Augmentation(0, 0.2, 0, 0, 0, 0), seed);
      double across = (red(zoomed, 10, 9) - red(zoomed, 5, 9)) / 50.0;
      double down = (green(zoomed, 8, 12) - green(zoomed, 8, 7)) / 50.0;
      assertThat(across).isBetween(1 / 1.2 - 0.05, 1 / 0.8 + 0.05).isBetween(down - 0.05, down + 0.05);
      assertThat((red(zoomed, 7, 9) + red(zoomed, 8, 9)) / 2.0).isBetween(73.0, 77.0);
    }
  }

  @Test
  void aTurnMixesTheTwoDirections() {
    byte[] turned = altered(new Augmentation(0, 0, 30, 0, 0, 0), 3);

    double cos = (red(turned, 9, 9) - red(turned, 6, 9)) / 30.0;
    double sin = (green(turned, 9, 9) - green(turned, 6, 9)) / 30.0;

    assertThat(cos * cos + sin * sin).isBetween(0.9, 1.1);
    assertThat(Math.abs(sin)).isGreaterThan(0.02);
  }

  @Test
  void aTurnKeepsTheMiddleAndTurnsBothAxesAlike() {
    for (int seed = 0; seed < 20; seed++) {
      byte[] turned = altered(new Augmentation(0, 0, 30, 0, 0, 0), seed);
      assertThat((red(turned, 7, 9) + red(turned, 8, 10)) / 2.0).isBetween(72.0, 78.0);
      assertThat((green(turned, 7, 9) + green(turned, 8, 10)) / 2.0).isBetween(92.0, 98.0);

      int redAcross = red(turned, 10, 9) - red(turned, 5, 9);
      int greenAcross = green(turned, 10, 9) - green(turned, 5, 9);
      assertThat(green(turned, 8, 12) - green(turned, 8, 7)).isBetween(redAcross - 3, redAcross + 3);
      assertThat(red(turned, 8, 12) - red(turned, 8, 7)).isBetween(-greenAcross - 3, -greenAcross + 3);
    }
  }

  @Test
  void aZoomIsLargerAsOftenAsSmaller() {
    long larger =
        IntStream.range(0, 100)
            .mapToObj(seed -> altered(new Augmentation(0, 0.2, 0, 0, 0, 0), seed))
            .filter(zoomed -> red(zoomed, 10, 9) - red(zoomed, 5, 9) < 50)
            .count();

    assertThat(larger).isBetween(30L, 70L);
  }

  @Test
  void lightChangesAllColoursAlikeAndColourEachItself() {
    byte[] lit = altered(new Augmentation(0, 0, 0, 0.2, 0, 0), 4);
    assertThat(red(lit, 10, 5)).isEqualTo(lit[3 * (5 * WIDTH + 10) + 2] & 0xff).isNotEqualTo(100);

    byte[] coloured = altered(new Augmentation(0, 0, 0, 0, 0.2, 0), 4);
    assertThat(red(coloured, 10, 5)).isNotEqualTo(coloured[3 * (5 * WIDTH + 10) + 2] & 0xff);
  }

  @Test
  void erasingPaintsOneRectangleOfOneGrey() {
    for (int seed = 0; seed < 50; seed++) {
      byte[] erased = altered(new Augmentation(0, 0, 0, 0, 0, 1), seed);
      byte[] before = ramps();
      int changed = 0;
      for (int i = 0; i < before.length; i += 3) {
        boolean grey = erased[i] == erased[i + 1] && erased[i] == erased[i + 2];
        boolean same = Arrays.equals(erased, i, i + 3, before, i, i + 3);
        assertThat(grey || same).isTrue();
        changed += same ? 0 : 1;
      }
      assertThat(changed).isBetween(1, (int) (0.25 * HEIGHT * WIDTH));
    }
  }

  @Test
  void kindsAreSetByName() {
    assertThat(Augmentation.NONE.with("turn", 7).with("erasing", 0.5))
        .isEqualTo(new Augmentation(0, 0, 7, 0, 0, 0.5));
    assertThat(new Augmentation(0.1, 0.1, 10, 0.2, 0.1, 1).with("none", 0)).isEqualTo(Augmentation.NONE);
    assertThatThrownBy(() -> Augmentation.NONE.with("blur", 1))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("There is no augmentation 'blur'");
    assertThatThrownBy(() -> Augmentation.NONE.with("shift", 2)).isInstanceOf(UnusableInputException.class);
  }
}
