package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.image.ImageSize;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSummaryTest {
  @Test
  void theArticlesNetHasTheArticlesLayers() {
    NetworkSummary summary = NetworkSummary.of(NetworkDesign.ARTICLE, ImageSize.parse("64x80"));

    assertThat(summary.layers().stream().map(NetworkSummary.Row::name))
        .containsExactly(
            "conv1", "pool1", "conv2", "pool2", "conv3", "pool3", "conv4", "pool4", "conv5", "pool5", "dense1",
            "dropout1", "logit");
    assertThat(summary.layers().stream().filter(row -> row.layer() instanceof Layer.Convolution c && c.l2()))
        .extracting(NetworkSummary.Row::name)
        .containsExactly("conv3", "conv4", "conv5");
  }

  @Test
  void parametersAreCountedByHand() {
    // 3·32·9+32, 32·64·9+64, 64·64·9+64, 64·128·9+128, 128·256·9+256, then 3·2·256 inputs of the dense layer
    long convolutions = 896 + 18_496 + 36_928 + 73_856 + 295_168;
    long dense = 1536L * 512 + 512;

    assertThat(NetworkSummary.of(NetworkDesign.ARTICLE, ImageSize.parse("64x80")).parameters())
        .isEqualTo(convolutions + dense + 513);
  }

  @Test
  void poolingRoundsUpSoThatNoRowIsLost() {
    List<NetworkSummary.Row> layers = NetworkSummary.of(NetworkDesign.ARTICLE, ImageSize.parse("89x109")).layers();

    assertThat(layers.get(1).out()).isEqualTo(new NetworkSummary.Shape(55, 45, 32));
    assertThat(layers.get(9).out()).isEqualTo(new NetworkSummary.Shape(4, 3, 256));
  }

  @Test
  void placesAreCountedWhereANetIsNormalizedBehindThePooling() {
    assertThat(NetworkSummary.of(NetworkDesign.MODERN, ImageSize.parse("64x80")).fewestNormalized()).hasValue(8 * 10);
    assertThat(NetworkSummary.of(NetworkDesign.MODERN, ImageSize.parse("8x9")).fewestNormalized()).hasValue(2);
    assertThat(NetworkSummary.of(NetworkDesign.MODERN, ImageSize.parse("8x8")).fewestNormalized()).hasValue(1);
    assertThat(NetworkSummary.of(NetworkDesign.ARTICLE, ImageSize.parse("8x8")).fewestNormalized()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8x8", "9x31", "178x218"})
  void everySizeEndsInOneLogit(String size) {
    NetworkSummary summary = NetworkSummary.of(NetworkDesign.BASELINE, ImageSize.parse(size));

    assertThat(summary.layers().get(summary.layers().size() - 1).out()).hasToString("1");
  }

  @Test
  void anUnknownDesignIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> NetworkDesign.named("resnet"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("There is no network 'resnet'; choose one of article, baseline, pooled, modern.");
  }
}
