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
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
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
    try (ConvNet net = ConvNet.create(design, SIZE, Precision.FP32, 7);
        PointerScope scope = new PointerScope()) {
      float[] logits = Tensors.toArray(net.logits(batch.tensor(Precision.FP32), false));

      for (int i = 0; i < logits.length; i++) {
        assertThat((double) logits[i]).isCloseTo(PlainNet.logit(net, values(net), batch, i), within(1e-4));
      }
    }
  }

  @Test
  void gradientsEqualFiniteDifferences() {
    FaceBatch batch = batch(4);
    float[] labels = {1, 0, 0, 1};
    try (ConvNet net = ConvNet.create(TINY, SIZE, Precision.FP32, 3)) {
      try (PointerScope scope = new PointerScope()) {
        loss(net, batch, labels).backward();
      }
      float[] gradients = Tensors.toArray(net.parameters().gradients());
      for (ParameterVector.Entry entry : net.parameters().entries()) {
        int at = entry.offset() + entry.size() / 2;
        double step = 1e-6;
        double up = plainLoss(net, batch, labels, at, step);
        double down = plainLoss(net, batch, labels, at, -step);
        assertThat((double) gradients[at]).as(entry.name()).isCloseTo((up - down) / (2 * step), within(1e-5));
      }
    }
  }

  @Test
  void featuresAndHeadTogetherAreTheWholeNet() {
    FaceBatch batch = batch(2);
    try (ConvNet net = ConvNet.create(TINY, SIZE, Precision.FP32, 1);
        PointerScope scope = new PointerScope()) {
      Tensor faces = batch.tensor(Precision.FP32);

      assertThat(Tensors.toArray(net.head(net.features(faces)))).containsExactly(Tensors.toArray(net.logits(faces, false)));
    }
  }

  @Test
  void dropoutIsOnWhileTrainingOnly() {
    FaceBatch batch = batch(1);
    try (ConvNet net = ConvNet.create(TINY, SIZE, Precision.FP32, 1);
        PointerScope scope = new PointerScope()) {
      Tensor faces = batch.tensor(Precision.FP32);
      float[] first = Tensors.toArray(net.logits(faces, false));

      assertThat(Tensors.toArray(net.logits(faces, false))).containsExactly(first);
      torch.manual_seed(5);
      assertThat(Tensors.toArray(net.logits(faces, true))[0]).isNotEqualTo(first[0]);
    }
  }

  @Test
  void bf16AnswersNearlyAsFp32() {
    FaceBatch batch = batch(8);
    try (ConvNet exact = ConvNet.create(TINY, SIZE, Precision.FP32, 1);
        ConvNet rough = ConvNet.create(TINY, SIZE, Precision.BF16, 1);
        PointerScope scope = new PointerScope()) {
      float[] a = Tensors.toArray(exact.logits(batch.tensor(Precision.FP32), false));
      float[] b = Tensors.toArray(rough.logits(batch.tensor(Precision.BF16), false));

      for (int i = 0; i < a.length; i++) {
        assertThat((double) b[i]).isCloseTo(a[i], within(0.05)).isNotEqualTo(a[i]);
      }
    }
  }

  /** The mean cross-entropy, in 64 bits, with one parameter changed. */
  private static double plainLoss(ConvNet net, FaceBatch batch, float[] labels, int at, double change) {
    double[] values = values(net);
    values[at] += change;
    double loss = 0;
    for (int i = 0; i < labels.length; i++) {
      double logit = PlainNet.logit(net, values, batch, i);
      loss += Math.log1p(Math.exp(labels[i] == 1 ? -logit : logit)) / labels.length;
    }
    return loss;
  }

  private static double[] values(ConvNet net) {
    float[] values = net.parameters().toArray();
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i];
    }
    return result;
  }

  private static Tensor loss(ConvNet net, FaceBatch batch, float[] labels) {
    Tensor logits = net.logits(batch.tensor(Precision.FP32), false);
    return torch.binary_cross_entropy_with_logits(logits, Tensors.of(labels, labels.length));
  }

  static FaceBatch batch(int faces) {
    byte[] pixels = new byte[faces * 3 * SIZE.pixels()];
    SplittableRandom random = new SplittableRandom(faces);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.nextInt(256);
    }
    ByteBuffer buffer = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
    return new FaceBatch(new int[faces], buffer, SIZE.height(), SIZE.width());
  }
}
