package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.kallos.explanation.SignedMap;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.InputGradients;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SmoothIntegratedGradientsTest {
  private static final int FEW = 24;

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  /** By the middles of steps and by their ends, the trapezoidal rule, together make the trapezoidal rule of halved steps. */
  @Test
  void withoutNoiseTheyAreIntegratedByTheMiddlesOfSteps() {
    ImageSize size = ImageSize.parse("32x40");
    FaceBatch batch = ToyNets.blobs(size, 3);
    try (ConvNet net = ConvNet.create(NetworkDesign.named("article"), size, Precision.FP32, 5)) {
      List<SignedMap> middles = new SmoothIntegratedGradients(FEW, 0, 1).explain(net, batch);
      List<SignedMap> ends = new IntegratedGradients(FEW, FEW).explain(net, batch);
      List<SignedMap> both = new IntegratedGradients(2 * FEW, 2 * FEW).explain(net, batch);
      for (int face = 0; face < batch.size(); face++) {
        float[] expected = both.get(face).values().clone();
        for (int i = 0; i < expected.length; i++) {
          expected[i] = 2 * expected[i] - ends.get(face).values()[i];
        }
        assertThat(middles.get(face).values()).containsExactly(expected, within(1e-5f));
        assertThat(distance(middles.get(face).values(), ends.get(face).values())).isGreaterThan(1e-2);
      }
    }
  }

  @Test
  void ofALinearNetTheNoiseOfMorePhotosEvensOut() {
    FaceBatch batch = ToyNets.noise(1);
    try (ConvNet net = ToyNets.net(ToyNets.LINEAR_HEAD, 4)) {
      ToyNets.set(net, "conv1.bias", i -> 100);
      float[] plain = new IntegratedGradients(1, 1).explain(net, batch).get(0).values();
      double one = distance(plain, new SmoothIntegratedGradients(1, 0.1, 1).explain(net, batch).get(0).values());
      double many = distance(plain, new SmoothIntegratedGradients(400, 0.1, 1).explain(net, batch).get(0).values());
      assertThat(one / many).isCloseTo(20, withinPercentage(15));
    }
  }

  @Test
  void theNoiseIsATenthOfTheRange() {
    FaceBatch batch = ToyNets.noise(1);
    try (ConvNet net = ToyNets.net(ToyNets.LINEAR_HEAD, 4);
        PointerScope scope = new PointerScope()) {
      ToyNets.set(net, "conv1.bias", i -> 100);
      double steepness = InputGradients.of(net, batch.tensor(Precision.FP32)).norm().item_double();
      float[] plain = new IntegratedGradients(1, 1).explain(net, batch).get(0).values();
      double squares = 0;
      for (int seed = 0; seed < 20; seed++) {
        squares +=
            Math.pow(
                distance(plain, new SmoothIntegratedGradients(1, 0.1, seed).explain(net, batch).get(0).values()), 2);
      }
      assertThat(Math.sqrt(squares / 20)).isCloseTo(0.2 * steepness, withinPercentage(10));
    }
  }

  @Test
  void eachFaceHasItsOwnNoiseAndTheSameWheneverItIsAsked() {
    FaceBatch alike = ToyNets.faces(2, i -> 100 + i % (3 * ToyNets.SIZE.pixels()) % 50);
    try (ConvNet net = ToyNets.net(ToyNets.LINEAR_HEAD, 4)) {
      List<SignedMap> plain = new SmoothIntegratedGradients(64, 0, 1).explain(net, alike);
      assertThat(plain.get(1).values()).isEqualTo(plain.get(0).values());
      List<SignedMap> smooth = SmoothIntegratedGradients.of(1).explain(net, alike);
      assertThat(smooth.get(1).values()).isNotEqualTo(smooth.get(0).values());
      assertThat(SmoothIntegratedGradients.of(1).explain(net, alike).get(1).values()).isEqualTo(smooth.get(1).values());
      assertThat(SmoothIntegratedGradients.of(2).explain(net, alike).get(1).values()).isNotEqualTo(smooth.get(1).values());
    }
  }

  private static double distance(float[] a, float[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      squares += Math.pow(a[i] - b[i], 2);
    }
    return Math.sqrt(squares);
  }
}
