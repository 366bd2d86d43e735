package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Placement;
import dev.kallos.internal.torch.Tensors;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a graphics card asks of a net, tried without one: the arrangement, and that every tensor is brought there. */
class FakeDeviceTest {
  private static final ImageSize SIZE = ImageSize.parse("32x40");
  private static final float[] LABELS = {1, 0, 0, 1, 1, 0, 1};
  private static final FaceBatch BATCH = Batches.noise(LABELS.length, SIZE);

  static List<NetworkDesign> designs() {
    return List.of(NetworkDesign.ARTICLE, NetworkDesign.POOLED, NetworkDesign.BASELINE, NetworkDesign.MODERN);
  }

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void aNetThereAnswersAsOnTheCores(NetworkDesign design) {
    try (ConvNet cores = ConvNet.create(design, SIZE, Precision.FP32, 3);
        ConvNet there = FakeDevice.net(design, SIZE, Precision.FP32, 3)) {
      assertSame(there.everyLogit(BATCH), cores.everyLogit(BATCH));
      assertSame(there.logits(BATCH, 2, 5), cores.logits(BATCH, 2, 5));
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void itsGradientsAreTheSameOnesDropoutIncluded(NetworkDesign design) {
    try (ConvNet cores = ConvNet.create(design, SIZE, Precision.FP32, 3);
        ConvNet there = FakeDevice.net(design, SIZE, Precision.FP32, 3)) {
      assertSame(gradients(there), gradients(cores));
    }
  }

  @Test
  void oneThreadTakesTheBatchWhole() {
    ImageSize large = ImageSize.parse("128x96");
    try (ConvNet cores = ConvNet.create(NetworkDesign.ARTICLE, large, Precision.FP32, 3);
        ConvNet there = FakeDevice.net(NetworkDesign.ARTICLE, large, Precision.FP32, 3);
        ConvNet another = there.another(4);
        Backpropagation pass = new Backpropagation(there, System::nanoTime)) {
      assertThat(cores.trunk().steps()).anyMatch(step -> step.piece() < 4);
      for (ConvNet net : List.of(there, another)) {
        assertThat(net.cores().count()).isOne();
        assertThat(net.trunk().steps()).allMatch(step -> step.piece() >= 1000);
      }
      assertThat(pass.gradients()).hasSize(1);
      assertThat(torch.get_num_threads()).isEqualTo(2);
    }
  }

  @Test
  void whatIsPutThereIsACopyAndOnTheCoresTheTensorItself() {
    try (PointerScope scope = new PointerScope()) {
      Tensor tensor = Tensors.of(new float[] {1, 2}, 2);
      Tensor there = new Placement("cpu", true).put(tensor);
      Tensor same = Placement.CORES.put(tensor);
      tensor.zero_();
      assertThat(Tensors.toArray(there)).containsExactly(1, 2);
      assertThat(Tensors.toArray(same)).containsExactly(0, 0);
    }
  }

  /** All of a step but the convolutions and dense layers, which libtorch does not know there, and what is read back. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void noTensorMadeForAStepIsLeftBehind(Precision precision) {
    try (ConvNet net = FakeDevice.shapes(NetworkDesign.POOLED, SIZE, precision);
        PointerScope scope = new PointerScope()) {
      List<PooledConvolution> steps = net.trunk().steps();
      PooledConvolution last = steps.get(steps.size() - 1);
      Tensor faces = net.faces(BATCH, 0, BATCH.size());
      Tensor behind = TrunkArithmetic.empty(faces, BATCH.size(), last.out(), faces.scalar_type());
      behind.set_requires_grad(true);
      Tensor logits = net.rest(behind, net.parameters().first(), DropoutMask.NONE);
      Tensor dropped = DropoutMask.of(1, 0).apply(logits.detach(), 0.3);
      Tensor gradient = Tensors.beside(logits, LABELS, LABELS.length, 1);
      logits.backward(gradient, new BoolOptional(), false, new TensorArrayRefOptional());
      try (NoGradGuard guard = new NoGradGuard()) {
        Tensor places = last.places(faces, BATCH.size());
        Tensor convolved = last.convolutionGradient(behind, places, behind.grad());
        PooledConvolution.addBiasGradient(behind.grad(), net.parameters().first().gradient(last.name() + ".bias"));
        assertThat(List.of(net.parameters().values(), Gradients.of(net), faces, places, convolved))
            .allMatch(Tensor::is_meta);
        assertThat(List.of(logits, dropped, gradient)).allMatch(Tensor::is_meta);
      }
    }
  }

  private static float[] gradients(ConvNet net) {
    int heads = net.summary().logits();
    try (Backpropagation pass = new Backpropagation(net, System::nanoTime);
        PointerScope scope = new PointerScope()) {
      pass.apply(BATCH, Targets.asked(LABELS, heads), 5);
      Tensor sum = pass.gradients().get(0).clone();
      pass.gradients().subList(1, pass.gradients().size()).forEach(sum::add_);
      return Tensors.toArray(sum);
    }
  }

  private static void assertSame(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(1e-5 * (1 + Math.abs(expected[i]))));
    }
  }
}
