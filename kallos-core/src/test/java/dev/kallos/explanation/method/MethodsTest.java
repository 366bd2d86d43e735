package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.explanation.Explainer;
import dev.kallos.image.ImageSize;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.NetworkSummary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MethodsTest {
  private static final NetworkSummary ARTICLE = summary(NetworkDesign.ARTICLE);

  @Test
  void theMainMethodIsHiResCamBehindAFlattenedHeadAsBehindGlobalMaxPooling() {
    assertThat(Methods.of(ARTICLE, Optional.empty(), 1).main()).isEqualTo(new HiResCam("conv5"));
    assertThat(Methods.of(summary(NetworkDesign.BASELINE), Optional.empty(), 1).main()).isEqualTo(new HiResCam("conv3"));
    assertThat(Methods.of(summary(NetworkDesign.POOLED), Optional.empty(), 1).main()).isEqualTo(new HiResCam("conv3"));
  }

  @Test
  void theMainMethodComesFirstAndTheControlsLast() {
    List<Explainer> chosen = Methods.of(ARTICLE, Optional.empty(), 1).chosen(List.of("occlusion", "grad-cam"));
    assertThat(chosen)
        .extracting(Explainer::id)
        .containsExactly("hirescam", "occlusion", "grad-cam", "random", "edges", "mean-face");
  }

  @Test
  void gradientMethodsAreThoseThatAreNotSlow() {
    List<Explainer> chosen = Methods.of(ARTICLE, Optional.empty(), 1).chosen(List.of("gradient"));
    assertThat(chosen).noneMatch(Explainer::isSlow);
    assertThat(chosen)
        .extracting(Explainer::id)
        .contains("grad-cam", "grad-cam-pp", "xgrad-cam", "layercam", "layercam-fused", "eigen-cam");
  }

  @Test
  void theLayerIsTheLastConvolutionUnlessNamed() {
    assertThat(Methods.of(ARTICLE, Optional.empty(), 1).all()).contains(new GradCam("conv5"), new ScoreCam("conv5"));
    assertThat(Methods.of(ARTICLE, Optional.of("conv3"), 1).all())
        .contains(new GradCam("conv3"), new ScoreCam("conv3"))
        .contains(new LayerCam(List.of("conv3", "conv4", "conv5")));
    assertThat(Methods.of(ARTICLE, Optional.of("conv3"), 1).main()).isEqualTo(new HiResCam("conv3"));
  }

  @Test
  void anUnknownNameIsRefusedAndTheNearestOffered() {
    Methods methods = Methods.of(ARTICLE, Optional.empty(), 1);
    assertThatThrownBy(() -> methods.chosen(List.of("gradcam++")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("There is no method 'gradcam++'; the nearest names are grad-cam");
  }

  @Test
  void camOfANetThatHasNoneIsRefusedAndTheMainMethodOffered() {
    assertThatThrownBy(() -> Methods.of(ARTICLE, Optional.empty(), 1).chosen(List.of("cam")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith("The network 'article' has no CAM of conv5")
        .hasMessageEndingWith("name hirescam.");
  }

  @Test
  void anUnknownLayerIsRefusedAndTheConvolutionsListed() {
    assertThatThrownBy(() -> Methods.of(ARTICLE, Optional.of("pool3"), 1))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("no convolution 'pool3'")
        .hasMessageContaining("conv1, conv2, conv3, conv4, conv5");
  }

  private static NetworkSummary summary(NetworkDesign design) {
    return NetworkSummary.of(design, ImageSize.parse("64x80"));
  }
}
