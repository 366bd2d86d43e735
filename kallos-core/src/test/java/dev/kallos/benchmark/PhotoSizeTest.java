package dev.kallos.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import org.junit.jupiter.api.Test;

class PhotoSizeTest {
  @Test
  void aSizeIsReadAsItIsWritten() {
    assertThat(PhotoSize.parse("4000x3000")).isEqualTo(new PhotoSize(4000, 3000)).hasToString("4000x3000");
    assertThat(PhotoSize.CELEBA).hasToString("178x218");
  }

  @Test
  void whatIsNoSizeOrNoPhotosIsRefused() {
    assertThatThrownBy(() -> PhotoSize.parse("12MP"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("'12MP' is no size; write width x height in pixels, for instance 4000x3000.");
    for (String size : new String[] {"10001x100", "100x15", "10000x5001"}) {
      assertThatThrownBy(() -> PhotoSize.parse(size))
          .isInstanceOf(UnusableInputException.class)
          .hasMessage("Photos of " + size + " cannot be measured; each side must be 16 to 10000 pixels, and all together 50 million at most.");
    }
  }

  @Test
  void largerPhotosAreFewerInNumber() {
    assertThat(PhotoSize.CELEBA.insteadOf(10_000, 64, 10_000)).isEqualTo(10_000);
    assertThat(new PhotoSize(356, 436).insteadOf(10_000, 64, 10_000)).isEqualTo(2_500);
    assertThat(new PhotoSize(4000, 3000).insteadOf(10_000, 64, 10_000)).isEqualTo(64);
    assertThat(new PhotoSize(16, 16).insteadOf(10_000, 64, 10_000)).isEqualTo(10_000);
  }
}
