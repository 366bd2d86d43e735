package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.dataset.SmallFaces;
import dev.kallos.image.Photos;
import java.awt.Color;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShownPhotoTest {
  @ParameterizedTest
  @CsvSource({"1200,1500,410,512", "2000,20,512,8", "513,100,512,100"})
  void aLargePhotoIsShownSmallerInItsOwnProportions(int width, int height, int shownWidth, int shownHeight)
      throws IOException {
    Photos.Pixels shown = ShownPhoto.decode(SmallFaces.jpeg(Color.ORANGE, width, height));
    assertThat(shown.width()).isEqualTo(shownWidth);
    assertThat(shown.height()).isEqualTo(shownHeight);
  }

  @ParameterizedTest
  @CsvSource({"6,5", "178,218", "512,512"})
  void aPhotoThatIsSmallEnoughIsShownAsItIs(int width, int height) throws IOException {
    byte[] jpeg = SmallFaces.jpeg(Color.ORANGE, width, height);
    Photos.Pixels shown = ShownPhoto.decode(jpeg);
    assertThat(shown.width()).isEqualTo(width);
    assertThat(shown.height()).isEqualTo(height);
    assertThat(shown.rgb()).isEqualTo(Photos.decode(jpeg).rgb());
  }
}
