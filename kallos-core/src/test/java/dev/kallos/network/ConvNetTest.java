package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.Dense;
import dev.kallos.network.Layer.Dropout;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.Layer.MaxPooling;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConvNetTest {
  private static final ImageSize SIZE = ImageSize.parse("9x11");
  private static final NetworkDesign TINY =
      new NetworkDesign(
          "tiny",
          List.of(
              new Convolution(4, true), new MaxPooling(), new Convolution(5, false), new MaxPooling(), new Dense(6),
              new Dropout(0.5), new Logit()));

  static List<NetworkDesign> designs() {
    return List.of(TINY, NetworkDesign.POOLED);
  }

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void theForwardPassEqualsPlainLoops(NetworkDesign design) {
    FaceBatch batch = batch(3);
    try (ConvNet net = ConvNet.create(design, SIZE, Precision.FP32, 7)) {
      float[] logits = net.logits(batch);

      for (int i = 0; i < logits.length; i++) {
        assertThat((double) logits[i]).isCloseTo(PlainNet.logit(net, PlainNet.values(net), batch, i), within(1e-4));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void allCoresTogetherAnswerAsTheGraphDoes(NetworkDesign design) {
    for (int faces : new int[] {1, 2, 7}) {
      FaceBatch batch = batch(faces);
      try (ConvNet net = ConvNet.create(design, SIZE, Precision.FP32, 7);
          PointerScope scope = new PointerScope()) {
        float[] graph = Tensors.toArray(net.logits(batch.tensor(Precision.FP32)));

        assertThat(net.logits(batch)).containsExactly(graph, offset(1e-5f));
        assertThat(net.logits(batch, faces - 1, faces)).containsExactly(new float[] {graph[faces - 1]}, offset(1e-5f));
        assertThat(Tensors.toArray(net.head(net.features(batch)))).containsExactly(graph, offset(1e-5f));
      }
    }
  }

  @Test
  void largeFacesThatGoThroughInPiecesAreAnsweredAsTheGraphDoes() {
    ImageSize large = ImageSize.parse("300x300");
    int faces = 25;
    assertThat(FacesAtOnce.onCore(faces, large)).isLessThan(faces / 2);
    FaceBatch batch = Batches.noise(faces, large);
    try (ConvNet net = ConvNet.create(NetworkSummary.of(TINY, large, 2), Precision.FP32, 7);
        PointerScope scope = new PointerScope()) {
      float[] graph = Tensors.toArray(net.logits(batch.tensor(Precision.FP32)));

      assertThat(net.logits(batch)).containsExactly(graph, offset(1e-4f));
      assertThat(net.logits(batch, 1, faces)).containsExactly(Arrays.copyOfRange(graph, 1, faces), offset(1e-4f));
      assertThat(Tensors.toArray(net.head(net.features(batch)))).containsExactly(graph, offset(1e-4f));
    }
  }

  @Test
  void aNetThatLooksTwiceGivesTheMeanOverFacesAndTheirMirrorImages() {
    FaceBatch batch = batch(5);
    NetworkSummary summary = NetworkSummary.of(NetworkDesign.MODERN, SIZE, 2);
    try (ConvNet once = ConvNet.create(summary, Precision.FP32, 7);
        ConvNet twice = ConvNet.create(summary, Precision.FP32, 7, true);
        PointerScope scope = new PointerScope()) {
      Tensor faces = batch.tensor(Precision.FP32);
      float[] plain = once.answers(faces);
      float[] images = once.answers(faces.flip(3));

      float[] means = twice.logits(batch);
      for (int i = 0; i < means.length; i++) {
        assertThat((double) means[i]).isCloseTo((plain[i] + images[i]) / 2.0, within(1e-5)).isNotEqualTo(plain[i]);
      }
      assertThat(twice.answers(faces)).isEqualTo(plain);
    }
  }

  @Test
  void bf16AnswersNearlyAsFp32() {
    FaceBatch batch = batch(8);
    try (ConvNet exact = ConvNet.create(TINY, SIZE, Precision.FP32, 1);
        ConvNet rough = ConvNet.create(TINY, SIZE, Precision.BF16, 1)) {
      float[] a = exact.logits(batch);
      float[] b = rough.logits(batch);

      for (int i = 0; i < a.length; i++) {
        assertThat((double) b[i]).isCloseTo(a[i], within(0.05)).isNotEqualTo(a[i]);
      }
    }
  }

  static FaceBatch batch(int faces) {
    return Batches.noise(faces, SIZE);
  }
}
