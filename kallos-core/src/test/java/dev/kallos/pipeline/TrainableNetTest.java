package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.image.ImageSize;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.NetworkSummary;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TrainableNetTest {
  private static NetworkSummary net(NetworkDesign design, String size) {
    return TrainableNet.of(design, Optional.of(ImageSize.parse(size)), 1, null);
  }

  @Test
  void aNetOfTooManyParametersIsRefusedWithWhatToAskFor() {
    assertThatThrownBy(() -> net(NetworkDesign.ARTICLE, "700x700"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("more than the 50,000,000 that can be trained; choose a smaller input");
  }

  @Test
  void oneFaceAStepIsRefusedOnlyWhereItIsNormalizedOverSingleNumbers() {
    NetworkSummary small = net(NetworkDesign.MODERN, "8x8");
    assertThatThrownBy(() -> TrainableNet.requireSpread(small, 1))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            "With one face a step, modern at 8x8 is normalized over single numbers, which leaves nothing of a face; raise"
                + " --batch or --size.");
    assertThatCode(() -> TrainableNet.requireSpread(small, 2)).doesNotThrowAnyException();
    assertThatCode(() -> TrainableNet.requireSpread(net(NetworkDesign.MODERN, "8x9"), 1)).doesNotThrowAnyException();
    assertThatCode(() -> TrainableNet.requireSpread(net(NetworkDesign.ARTICLE, "8x8"), 1)).doesNotThrowAnyException();
  }
}
