package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.Layer.MaxPooling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationsTest {
  private static final NetworkDesign UNEVEN =
      new NetworkDesign(
          "uneven",
          List.of(
              new Convolution(4, false), new Convolution(16, false), new MaxPooling(), new Convolution(8, false),
              new Logit()));

  static List<NetworkDesign> designs() {
    return List.of(NetworkDesign.ARTICLE, NetworkDesign.POOLED, UNEVEN);
  }

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void gradientsAtEveryConvolutionAreTheWholeGraphs(NetworkDesign design) {
    ImageSize size = ImageSize.parse("33x41");
    FaceBatch batch = Batches.noise(5, size);
    try (ConvNet net = ConvNet.create(design, size, Precision.FP32, 3);
        PointerScope scope = new PointerScope()) {
      List<Integer> convolutions = net.convolutionsFrom(0);
      List<Tensor> features = new ArrayList<>();
      Tensor x = batch.tensor(Precision.FP32);
      for (int i = 0; i < convolutions.size(); i++) {
        x = net.run(x, i == 0 ? 0 : convolutions.get(i - 1) + 1, convolutions.get(i) + 1);
        features.add(x);
      }
      Tensor logits = net.run(x, convolutions.get(convolutions.size() - 1) + 1, net.summary().layers().size());
      TensorVector gradients =
          torch.grad(new TensorVector(logits.sum()), new TensorVector(features.toArray(new Tensor[0])));

      List<String> names = convolutions.stream().map(i -> net.summary().layers().get(i).name()).toList();
      for (List<String> asked : List.of(names, names.subList(0, 1), names.subList(1, 2))) {
        Activations.withGradients(
            net,
            asked,
            batch,
            (from, to, at) -> {
              assertThat(at).hasSameSizeAs(asked);
              for (int i = 0; i < at.size(); i++) {
                int place = names.indexOf(asked.get(i));
                assertSame(at.get(i).features(), features.get(place).narrow(0, from, to - from));
                assertSame(at.get(i).gradient(), gradients.get(place).narrow(0, from, to - from));
              }
            });
      }
    }
  }

  @Test
  void convolutionsNotAskedForArePassedOver() {
    ImageSize size = ImageSize.parse("33x41");
    FaceBatch batch = Batches.noise(2, size);
    try (ConvNet net = ConvNet.create(NetworkDesign.ARTICLE, size, Precision.FP32, 3)) {
      List<List<String>> shapes = new ArrayList<>();
      Activations.withGradients(
          net,
          List.of("conv2", "conv5"),
          batch,
          (from, to, at) -> {
            synchronized (shapes) {
              shapes.add(at.stream().map(a -> sides(a.features()) + " " + sides(a.gradient())).toList());
            }
          });
      assertThat(shapes)
          .hasSize(2)
          .containsOnly(List.of("1×64×21×17 1×64×21×17", "1×256×3×3 1×256×3×3"));
    }
  }

  private static String sides(Tensor x) {
    return LongStream.range(0, x.dim())
        .mapToObj(i -> Long.toString(x.size(i)))
        .collect(Collectors.joining("×"));
  }

  private static void assertSame(Tensor actual, Tensor expected) {
    assertThat(actual.sizes().vec().get()).isEqualTo(expected.sizes().vec().get());
    float[] values = Tensors.toArray(expected);
    float[] found = Tensors.toArray(actual);
    float largest = 0;
    float furthest = 0;
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
      furthest = Math.max(furthest, Math.abs(found[i] - values[i]));
    }
    assertThat(largest).isFinite();
    assertThat(furthest).isLessThanOrEqualTo(1e-5f * largest);
  }
}
