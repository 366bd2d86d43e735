package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.explanation.Direction;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Gradients;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.Dense;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.Layer.MaxPooling;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GradCamTest {
  private static final ImageSize SIZE = ImageSize.parse("8x12");
  private static final NetworkDesign LINEAR_HEAD =
      new NetworkDesign("linear head", List.of(new Convolution(3, false), new Logit()));
  private static final NetworkDesign DEEP =
      new NetworkDesign(
          "deep",
          List.of(
              new Convolution(4, false), new MaxPooling(), new Convolution(6, false), new MaxPooling(), new Dense(8),
              new Logit()));

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @Test
  void behindALinearHeadTheMapIsComputedByHand() {
    FaceBatch batch = batch(2);
    try (ConvNet net = ConvNet.create(LINEAR_HEAD, SIZE, Precision.FP32, 4)) {
      List<SignedMap> maps = GradCam.of(net).explain(net, batch);

      float[] features = features(net, batch);
      float[] values = net.parameters().toArray();
      int offset = net.parameters().entries().get(2).offset();
      int cells = SIZE.pixels();
      for (int face = 0; face < 2; face++) {
        for (int cell = 0; cell < cells; cell++) {
          double expected = 0;
          for (int c = 0; c < 3; c++) {
            double mean = 0;
            for (int at = 0; at < cells; at++) {
              mean += values[offset + at * 3 + c] / (double) cells;
            }
            expected += mean * features[(face * 3 + c) * cells + cell];
          }
          assertThat((double) maps.get(face).values()[cell]).isCloseTo(expected, within(1e-6));
        }
      }
    }
  }

  @Test
  void gradientsOfADeepHeadEqualFiniteDifferences() {
    FaceBatch batch = batch(1);
    try (ConvNet net = ConvNet.create(DEEP, SIZE, Precision.FP32, 2)) {
      SignedMap map = GradCam.of(net).explain(net, batch).get(0);

      float[] features = features(net, batch);
      int cells = map.values().length;
      double[] expected = new double[cells];
      for (int c = 0; c < 6; c++) {
        double step = 1e-3;
        double weight = (headWith(net, features, map, c, step) - headWith(net, features, map, c, -step)) / (2 * step) / cells;
        for (int cell = 0; cell < cells; cell++) {
          expected[cell] += weight * features[c * cells + cell];
        }
      }
      for (int cell = 0; cell < cells; cell++) {
        assertThat((double) map.values()[cell]).isCloseTo(expected[cell], within(2e-3));
      }
    }
  }

  @Test
  void theNegatedLogitSwapsForAndAgainst() {
    FaceBatch batch = batch(3);
    try (ConvNet net = ConvNet.create(DEEP, SIZE, Precision.FP32, 2)) {
      List<SignedMap> before = GradCam.of(net).explain(net, batch);
      float[] values = net.parameters().toArray();
      for (int i = net.parameters().entries().get(6).offset(); i < values.length; i++) {
        values[i] = -values[i];
      }
      net.parameters().set(values);
      List<SignedMap> after = GradCam.of(net).explain(net, batch);

      for (int face = 0; face < 3; face++) {
        assertThat(after.get(face).heat(Direction.FOR).values())
            .containsExactly(before.get(face).heat(Direction.AGAINST).values());
      }
    }
  }

  @Test
  void aFaceGetsTheSameMapAloneAndInABatch() {
    FaceBatch three = batch(3);
    ByteBuffer alone = three.pixels().slice(0, 3 * SIZE.pixels());
    try (ConvNet net = ConvNet.create(DEEP, SIZE, Precision.FP32, 2)) {
      float[] together = GradCam.of(net).explain(net, three).get(0).values();
      float[] single =
          GradCam.of(net).explain(net, new FaceBatch(new int[1], alone, SIZE.height(), SIZE.width())).get(0).values();

      for (int i = 0; i < single.length; i++) {
        assertThat(single[i]).isCloseTo(together[i], within(1e-5f));
      }
    }
  }

  @Test
  void behindALinearHeadHiResCamSumsToTheLogitWithoutItsBias() {
    FaceBatch batch = batch(3);
    try (ConvNet net = ConvNet.create(LINEAR_HEAD, SIZE, Precision.FP32, 4)) {
      float[] logits = net.logits(batch);
      List<SignedMap> maps = new HiResCam(net.summary().lastConvolution().name()).explain(net, batch);

      for (int face = 0; face < 3; face++) {
        double sum = 0;
        for (float value : maps.get(face).values()) {
          sum += value;
        }
        assertThat(sum).isCloseTo(logits[face], within(1e-4));
      }
    }
  }

  @Test
  void explainingLeavesNoGradientsBehind() {
    try (ConvNet net = ConvNet.create(DEEP, SIZE, Precision.FP32, 2)) {
      GradCam.of(net).explain(net, batch(2));

      assertThat(Tensors.toArray(Gradients.of(net))).containsOnly(0);
    }
  }

  private static float[] features(ConvNet net, FaceBatch batch) {
    try (PointerScope scope = new PointerScope()) {
      return Tensors.toArray(net.features(batch));
    }
  }

  private static double headWith(ConvNet net, float[] features, SignedMap map, int channel, double change) {
    float[] moved = features.clone();
    for (int cell = 0; cell < map.values().length; cell++) {
      moved[channel * map.values().length + cell] += (float) change;
    }
    try (PointerScope scope = new PointerScope()) {
      Tensor input = Tensors.of(moved, 1, 6, map.height(), map.width());
      return Tensors.toArray(net.head(input))[0];
    }
  }

  private static FaceBatch batch(int faces) {
    byte[] pixels = new byte[faces * 3 * SIZE.pixels()];
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.nextInt(256);
    }
    ByteBuffer buffer = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
    return new FaceBatch(new int[faces], buffer, SIZE.height(), SIZE.width());
  }
}
