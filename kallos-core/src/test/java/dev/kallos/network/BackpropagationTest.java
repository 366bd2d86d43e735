package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.Dense;
import dev.kallos.network.Layer.Dropout;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.Layer.MaxPooling;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackpropagationTest {
  private static final ImageSize SIZE = ImageSize.parse("9x11");
  private static final NetworkDesign TINY =
      new NetworkDesign(
          "tiny",
          List.of(
              new Convolution(4, true), new MaxPooling(), new Convolution(5, false), new MaxPooling(), new Dense(6),
              new Logit()));
  private static final NetworkDesign DROPPING =
      new NetworkDesign(
          "dropping",
          List.of(new Convolution(4, false), new MaxPooling(), new Dense(40), new Dropout(0.3), new Logit()));

  static List<NetworkDesign> designs() {
    return List.of(TINY, NetworkDesign.POOLED, NetworkDesign.BASELINE);
  }

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @Test
  void gradientsEqualFiniteDifferencesIn64Bits() {
    FaceBatch batch = Batches.noise(4, SIZE);
    float[] labels = {1, 0, 0, 1};
    try (ConvNet net = ConvNet.create(TINY, SIZE, Precision.FP32, 3)) {
      float[] gradients = gradients(net, batch, labels, 1);
      for (ParameterVector.Entry entry : net.parameters().entries()) {
        int at = entry.offset() + entry.size() / 2;
        double step = 1e-6;
        double up = plainLoss(net, batch, labels, at, step);
        double down = plainLoss(net, batch, labels, at, -step);
        assertThat((double) gradients[at]).as(entry.name()).isCloseTo((up - down) / (2 * step), within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void gradientsEqualTheGraphs(NetworkDesign design) {
    FaceBatch batch = Batches.noise(7, SIZE);
    float[] labels = {1, 0, 0, 1, 1, 0, 1};
    try (ConvNet net = ConvNet.create(design, SIZE, Precision.FP32, 3)) {
      assertSame(gradients(net, batch, labels, 1), graphGradients(net, batch, labels), 1e-5);
    }
  }

  @Test
  void facesThatGoThroughAFewAtATimeAddUp() {
    ImageSize large = ImageSize.parse("128x96");
    FaceBatch batch = Batches.noise(9, large);
    float[] labels = {1, 0, 0, 1, 1, 0, 1, 1, 0};
    try (ConvNet net = ConvNet.create(NetworkDesign.ARTICLE, large, Precision.FP32, 3)) {
      assertThat(net.trunk().steps().get(0).piece()).isLessThan(4);
      // The graph runs without dropout; drawing from no layer, the rest of this design is the same.
      NetworkDesign kept = new NetworkDesign("kept", withoutDropout(NetworkDesign.ARTICLE));
      try (ConvNet plain = ConvNet.create(kept, large, Precision.FP32, 3)) {
        assertSame(gradients(plain, batch, labels, 1), graphGradients(plain, batch, labels), 1e-4);
      }
    }
  }

  @Test
  void bf16GradientsPointWhereFp32OnesDo() {
    FaceBatch batch = Batches.noise(8, SIZE);
    float[] labels = {1, 0, 0, 1, 1, 0, 1, 0};
    try (ConvNet exact = ConvNet.create(TINY, SIZE, Precision.FP32, 3);
        ConvNet rough = ConvNet.create(TINY, SIZE, Precision.BF16, 3)) {
      float[] a = gradients(exact, batch, labels, 1);
      float[] b = gradients(rough, batch, labels, 1);

      assertThat(b).isNotEqualTo(a);
      assertThat(cosine(a, b)).isGreaterThan(0.99);
    }
  }

  @Test
  void gradientsOfTwoBatchesAddUp() {
    FaceBatch batch = Batches.noise(2, SIZE);
    float[] labels = {1, 0};
    try (ConvNet net = ConvNet.create(TINY, SIZE, Precision.FP32, 3);
        Backpropagation twice = new Backpropagation(net, System::nanoTime)) {
      float[] once = gradients(net, batch, labels, 1);
      zero(net);
      twice.apply(batch, Targets.asked(labels, 1), 1);
      twice.apply(batch, Targets.asked(labels, 1), 1);

      float[] sum = sum(twice);
      for (int i = 0; i < once.length; i++) {
        assertThat((double) sum[i]).isCloseTo(2.0 * once[i], within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatDropoutDropsHangsOnTheSeedNotOnTheCores(int threads) {
    FaceBatch batch = Batches.noise(5, SIZE);
    float[] labels = {1, 0, 1, 0, 1};
    Engine.start(1);
    float[] alone;
    try (ConvNet net = ConvNet.create(DROPPING, SIZE, Precision.FP32, 3)) {
      alone = gradients(net, batch, labels, 9);
      zero(net);
      assertThat(gradients(net, batch, labels, 10)).isNotEqualTo(alone);
    }
    Engine.start(threads);
    try (ConvNet net = ConvNet.create(DROPPING, SIZE, Precision.FP32, 3)) {
      assertThat(net.cores().count()).isEqualTo(threads);
      assertSame(gradients(net, batch, labels, 9), alone, 1e-5);
    } finally {
      Engine.start(2);
    }
  }

  @Test
  void dropoutDropsItsShareAndScalesTheRest() {
    try (PointerScope scope = new PointerScope()) {
      float[] dropped = Tensors.toArray(DropoutMask.of(4, 0).apply(torch.ones(100, 200), 0.3));
      int zeros = 0;
      for (float value : dropped) {
        assertThat(value == 0 || Math.abs(value - 1 / 0.7) < 1e-6).isTrue();
        zeros += value == 0 ? 1 : 0;
      }
      assertThat(zeros / 20_000.0).isCloseTo(0.3, within(0.015));
    }
  }

  @Test
  void theWatchNamesEveryLayer() {
    FaceBatch batch = Batches.noise(4, SIZE);
    try (ConvNet net = ConvNet.create(TINY, SIZE, Precision.FP32, 3);
        Backpropagation pass = new Backpropagation(net, System::nanoTime)) {
      pass.apply(batch, Targets.asked(new float[] {1, 0, 1, 0}, 1), 1);

      assertThat(pass.watch().nanos().keySet())
          .contains("input", "forward conv1", "forward pool2", "forward head", "backward head", "backward conv2",
              "backward pool1");
      assertThat(pass.watch().nanos("forward")).isPositive();
    }
  }

  private static List<Layer> withoutDropout(NetworkDesign design) {
    return design.layers().stream().filter(layer -> !(layer instanceof Dropout)).toList();
  }

  private static float[] gradients(ConvNet net, FaceBatch batch, float[] labels, long seed) {
    try (Backpropagation pass = new Backpropagation(net, System::nanoTime)) {
      pass.apply(batch, Targets.asked(labels, 1), seed);
      return sum(pass);
    }
  }

  private static float[] sum(Backpropagation pass) {
    float[] sum = Tensors.toArray(pass.gradients().get(0));
    for (Tensor more : pass.gradients().subList(1, pass.gradients().size())) {
      float[] other = Tensors.toArray(more);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += other[i];
      }
    }
    return sum;
  }

  private static float[] graphGradients(ConvNet net, FaceBatch batch, float[] labels) {
    zero(net);
    try (PointerScope scope = new PointerScope()) {
      Tensor logits = net.logits(batch.tensor(Precision.FP32));
      torch.binary_cross_entropy_with_logits(logits, Tensors.of(labels, labels.length)).backward();
    }
    return Tensors.toArray(Gradients.of(net));
  }

  private static void zero(ConvNet net) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Gradients.of(net).zero_();
    }
  }

  private static void assertSame(float[] actual, float[] expected, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(tolerance * (1 + Math.abs(expected[i]))));
    }
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      squareA += (double) a[i] * a[i];
      squareB += (double) b[i] * b[i];
    }
    return product / Math.sqrt(squareA * squareB);
  }

  /** The mean cross-entropy, in 64 bits, with one parameter changed. */
  private static double plainLoss(ConvNet net, FaceBatch batch, float[] labels, int at, double change) {
    double[] values = PlainNet.values(net);
    values[at] += change;
    double loss = 0;
    for (int i = 0; i < labels.length; i++) {
      double logit = PlainNet.logit(net, values, batch, i);
      loss += Math.log1p(Math.exp(labels[i] == 1 ? -logit : logit)) / labels.length;
    }
    return loss;
  }
}
