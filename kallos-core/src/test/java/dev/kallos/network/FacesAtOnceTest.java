package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.image.ImageSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FacesAtOnceTest {
  @ParameterizedTest
  @CsvSource({
    "64x80, 256, 256", "178x218, 256, 256", "256x256, 256, 256", "512x512, 256, 85", "1024x1024, 256, 21", "512x512, 64, 64"
  })
  void aBatchIsOfTheUsualSizeUntilItsPixelsFillTheirRoom(String size, int usual, int faces) {
    assertThat(FacesAtOnce.inBatch(usual, ImageSize.parse(size))).isEqualTo(faces);
  }

  @ParameterizedTest
  @CsvSource({
    "64x80, 256, 256", "178x218, 256, 256", "256x256, 256, 256", "256x257, 256, 15", "512x512, 85, 4", "512x512, 3, 3",
    "1024x1024, 21, 1"
  })
  void aCoreTakesItsWholeShareButOfLargeFaces(String size, int share, int faces) {
    assertThat(FacesAtOnce.onCore(share, ImageSize.parse(size))).isEqualTo(faces);
  }
}
