package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.GlobalAveragePooling;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.Layer.MaxPooling;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizedPassTest {
  private static final ImageSize SIZE = ImageSize.parse("12x10");
  private static final NetworkDesign DESIGN =
      new NetworkDesign(
          "normalized",
          List.of(
              new Convolution(4, false, true),
              new MaxPooling(),
              new Convolution(5, false),
              new Convolution(6, false, true),
              new GlobalAveragePooling(),
              new Logit()));
  private static final Targets TARGETS =
      new Targets(
          new float[] {1, 0, 0, Float.NaN, 0.9f, 1, 1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 0}, new float[] {1, 0.5f, 2});

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  private static ConvNet net() {
    ConvNet net = ConvNet.create(NetworkSummary.of(DESIGN, SIZE, 3), Precision.FP32, 5);
    float[] values = net.parameters().toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (0.1 * Math.sin(i));
    }
    net.parameters().set(values);
    return net;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void gradientsAndLogitsEqualTheGraphsOnAnyNumberOfCores(int threads) {
    Engine.start(threads);
    FaceBatch batch = Batches.noise(7, SIZE);
    try (ConvNet net = net();
        Backpropagation pass = new Backpropagation(net, System::nanoTime)) {
      float[] logits = pass.apply(batch, TARGETS, 1);
      float[] gradients = new float[(int) net.summary().parameters()];
      for (Tensor some : pass.gradients()) {
        float[] values = Tensors.toArray(some);
        for (int i = 0; i < values.length; i++) {
          gradients[i] += values[i];
        }
      }
      zero(net);

      try (PointerScope scope = new PointerScope()) {
        Tensor graph = graph(net, batch);
        float[] expected = Tensors.toArray(graph);
        assertClose(logits, expected, 1e-4);
        Tensor gradient = Tensors.of(TARGETS.lossGradient(expected, 0), 7, 3);
        graph.backward(gradient, new BoolOptional(), false, new TensorArrayRefOptional());
        assertClose(gradients, Tensors.toArray(Gradients.of(net)), 1e-4);
      }
    } finally {
      Engine.start(2);
    }
  }

  @Test
  void thePlainNetAnswersAsTheNetInTrainingDid() {
    FaceBatch batch = Batches.noise(7, SIZE);
    try (ConvNet net = net();
        ConvNet plain = net();
        Backpropagation pass = new Backpropagation(net, System::nanoTime)) {
      float[] training = pass.apply(batch, TARGETS, 1);

      plain.parameters().set(ChannelStatistics.of(net, List.of(batch).iterator()).plain(net.parameters().toArray()));

      assertClose(plain.everyLogit(batch), training, 1e-4);
      float[] asked = plain.logits(batch);
      for (int i = 0; i < asked.length; i++) {
        assertThat(asked[i]).isEqualTo(plain.everyLogit(batch)[3 * i]);
      }
    }
  }

  @Test
  void statisticsOfUnequalBatchesAreThoseOfAllFaces() {
    FaceBatch all = Batches.noise(12, SIZE);
    try (ConvNet net = net();
        PointerScope scope = new PointerScope()) {
      List<FaceBatch> apart = List.of(Batches.some(all, 0, 7), Batches.some(all, 7, 12));

      ChannelStatistics statistics = ChannelStatistics.of(net, apart.iterator());

      Tensor raw = firstPooled(net.parameters().first(), all);
      long[] allButChannels = {0, 2, 3};
      assertStarts(statistics.mean(), Tensors.toArray(raw.mean(allButChannels)));
      assertStarts(statistics.variance(), Tensors.toArray(raw.square().mean(allButChannels).sub_(raw.mean(allButChannels).square())));
    }
  }

  private static void assertStarts(double[] actual, float[] expected) {
    assertThat(actual).hasSize(4 + 6);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("channel %d", i).isCloseTo(expected[i], within(1e-5));
    }
  }

  /** The net in training, written down in libtorch's own operations. */
  private static Tensor graph(ConvNet net, FaceBatch batch) {
    long[] one = {1, 1};
    CoreParameters p = net.parameters().first();
    Tensor x = torch.relu(normalized(firstPooled(p, batch), p.leaf("conv1.bias")));
    x = torch.relu(torch.conv2d(x, p.leaf("conv2.weight"), new TensorOptional(p.leaf("conv2.bias")), one, one, one, 1));
    x = torch.conv2d(x, p.leaf("conv3.weight"), new TensorOptional(), one, one, one, 1);
    x = torch.relu(normalized(x, p.leaf("conv3.bias"))).mean(new long[] {2, 3});
    return torch.linear(x, p.leaf("logit.weight"), new TensorOptional(p.leaf("logit.bias")));
  }

  private static Tensor firstPooled(CoreParameters p, FaceBatch batch) {
    long[] one = {1, 1};
    Tensor x = torch.conv2d(batch.tensor(Precision.FP32), p.leaf("conv1.weight"), new TensorOptional(), one, one, one, 1);
    return torch.max_pool2d(x, new long[] {2, 2}, new long[] {2, 2}, new long[] {0, 0}, one, true);
  }

  private static Tensor normalized(Tensor x, Tensor shift) {
    TensorOptional none = new TensorOptional();
    return torch.batch_norm(x, none, new TensorOptional(shift), none, none, true, 0, ChannelStatistics.EPSILON, false);
  }

  private static void zero(ConvNet net) {
    Gradients.of(net).zero_();
  }

  private static void assertClose(float[] actual, float[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).as("value %d", i).isCloseTo(expected[i], within(tolerance));
    }
  }
}
