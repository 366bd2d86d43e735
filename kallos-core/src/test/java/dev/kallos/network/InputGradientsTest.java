package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputGradientsTest {
  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"article", "baseline", "pooled"})
  void theyAreWhatTheWholeNetAsAGraphGives(String design) {
    ImageSize size = ImageSize.parse("33x41");
    try (ConvNet net = ConvNet.create(NetworkDesign.named(design), size, Precision.FP32, 3);
        PointerScope scope = new PointerScope()) {
      Tensor faces = Batches.noise(7, size).tensor(Precision.FP32);
      float[] gradients = Tensors.toArray(InputGradients.of(net, faces));

      Tensor x = faces.detach();
      x.set_requires_grad(true);
      Tensor expected = torch.grad(new TensorVector(net.logits(x).sum()), new TensorVector(x)).get(0);
      assertThat(gradients).containsExactly(Tensors.toArray(expected), within(1e-6f));
      assertThat(Tensors.toArray(Gradients.of(net))).containsOnly(0);
    }
  }
}
