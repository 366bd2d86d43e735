package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Tensors;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two cores that meet a shape for the first time make oneDNN build the same kernel at once. Where that is not safe the process
 * dies, within the first tens of shapes.
 */
class FirstUseTest {
  private static final int SHAPES = 60;

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @Test
  void twoCoresCanTrainOnShapesNewToTheProcess() {
    for (int i = 0; i < SHAPES; i++) {
      try (ConvNet net = net(i);
          Backpropagation pass = new Backpropagation(net, System::nanoTime)) {
        FaceBatch batch = Batches.noise(4, net.summary().size());
        assertThat(pass.apply(batch, Targets.asked(new float[] {1, 0, 1, 0}, 1), 1)).doesNotContain(Float.NaN);
      }
    }
  }

  @Test
  void twoCoresCanExplainShapesNewToTheProcess() {
    for (int i = SHAPES; i < 2 * SHAPES; i++) {
      try (ConvNet net = net(i)) {
        FaceBatch batch = Batches.noise(4, net.summary().size());
        Activations.withGradients(net, List.of("conv1"), batch, (from, to, at) -> assertThat(at).hasSize(1));
        net.cores()
            .share(
                batch.size(),
                (core, from, to) -> {
                  try (PointerScope scope = new PointerScope()) {
                    Tensor gradient = InputGradients.of(net, batch.tensor(Precision.FP32, from, to));
                    assertThat(Tensors.toArray(gradient)).doesNotContain(Float.NaN);
                  }
                });
      }
    }
  }

  private static ConvNet net(int i) {
    ImageSize size = ImageSize.parse((24 + i % 12) + "x" + (24 + i / 12));
    return ConvNet.create(NetworkDesign.POOLED, size, Precision.FP32, 3);
  }
}
