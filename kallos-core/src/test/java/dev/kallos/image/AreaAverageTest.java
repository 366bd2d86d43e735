package dev.kallos.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AreaAverageTest {
  private static final String SIZES =
      """
      178, 218, 128, 128
      178, 218,  64,  80
       89, 109,  64,  80
       31,  17,  30,   9
       31,  17,  31,   9
       17,  31,   9,  31
        9,  14,   8,  13
      320, 240,  89, 109
      """;

  @ParameterizedTest
  @CsvSource(textBlock = SIZES)
  void eachPixelIsTheMeanOfWhatItCoversHalvesRoundedUp(int width, int height, int toWidth, int toHeight) {
    byte[] large = noise(width, height);
    ImageSize to = new ImageSize(toWidth, toHeight);
    assertThat(AreaAverage.suits(width, height, to)).isTrue();
    assertThat(new AreaAverage(width, height, to).average(large)).isEqualTo(oracle(large, width, height, to));
  }

  @ParameterizedTest
  @CsvSource(textBlock = SIZES)
  void openCvComesToTheSame(int width, int height, int toWidth, int toHeight) {
    byte[] large = noise(width, height);
    byte[] own = new AreaAverage(width, height, new ImageSize(toWidth, toHeight)).average(large);
    byte[] other = new byte[own.length];
    try (Mat from = new Mat(height, width, CV_8UC3);
        Mat shrunk = new Mat();
        Size size = new Size(toWidth, toHeight)) {
      from.data().put(large, 0, 3 * width * height);
      resize(from, shrunk, size, 0, 0, INTER_AREA);
      shrunk.data().get(other);
    }
    int unlike = 0;
    for (int i = 0; i < own.length; i++) {
      int difference = Math.abs((own[i] & 0xFF) - (other[i] & 0xFF));
      assertThat(difference).isLessThanOrEqualTo(1);
      unlike += difference;
    }
    assertThat(unlike).as("halves, which OpenCV rounds to even").isLessThanOrEqualTo(own.length / 50);
  }

  @ParameterizedTest
  @CsvSource(textBlock = SIZES)
  void theBrightestAndTheDarkestStayAsTheyAre(int width, int height, int toWidth, int toHeight) {
    AreaAverage average = new AreaAverage(width, height, new ImageSize(toWidth, toHeight));
    byte[] bright = new byte[AreaAverage.room(width, height)];
    assertThat(average.average(bright)).containsOnly(0);
    Arrays.fill(bright, (byte) 255);
    assertThat(average.average(bright)).containsOnly(255);
  }

  @Test
  void whatHasNoRoomIsLeftToOthers() {
    ImageSize to = new ImageSize(64, 80);
    assertThat(AreaAverage.suits(64, 79, to)).as("grows").isFalse();
    assertThat(AreaAverage.suits(128, 240, to)).as("whole numbers").isFalse();
    ImageSize odd = new ImageSize(63, 79);
    assertThat(AreaAverage.suits(65, 257, odd)).isTrue();
    assertThat(AreaAverage.suits(65, 258, odd)).as("a column's sum beyond 16 bits").isFalse();
    assertThat(AreaAverage.suits(4095, 256, odd)).isTrue();
    assertThat(AreaAverage.suits(4096, 256, odd)).as("too much weight").isFalse();
    assertThat(AreaAverage.suits(4079, 257, to)).isTrue();
    assertThat(AreaAverage.suits(8192, 200, to)).as("too many pixels").isFalse();
  }

  /** The largest weights that fit: where a sum or a quotient would run over first. */
  @Test
  void theLargestPictureIsExactToo() {
    ImageSize to = new ImageSize(8, 8);
    byte[] large = noise(4079, 257);
    Arrays.fill(large, 0, 3 * 4079 * 40, (byte) 255);
    assertThat(AreaAverage.suits(4079, 257, to)).isTrue();
    assertThat(new AreaAverage(4079, 257, to).average(large)).isEqualTo(oracle(large, 4079, 257, to));
  }

  private static byte[] noise(int width, int height) {
    byte[] bytes = new byte[AreaAverage.room(width, height)];
    new SplittableRandom(7).nextBytes(bytes);
    return bytes;
  }

  /** In units of which {@code to.width()} make a pixel's width and {@code to.height()} its height. */
  private static byte[] oracle(byte[] large, int width, int height, ImageSize to) {
    byte[] small = new byte[3 * to.pixels()];
    for (int i = 0; i < small.length; i++) {
      int x = i / 3 % to.width();
      int y = i / 3 / to.width();
      long sum = 0;
      for (int row = y * height / to.height(); row * to.height() < (y + 1) * height; row++) {
        for (int column = x * width / to.width(); column * to.width() < (x + 1) * width; column++) {
          long down = common(y * height, (y + 1) * height, row, to.height());
          long along = common(x * width, (x + 1) * width, column, to.width());
          sum += down * along * (large[3 * (row * width + column) + i % 3] & 0xFF);
        }
      }
      long all = (long) width * height;
      small[i] = (byte) ((2 * sum + all) / (2 * all));
    }
    return small;
  }

  private static int common(int from, int to, int index, int length) {
    return Math.min(to, (index + 1) * length) - Math.max(from, index * length);
  }
}
