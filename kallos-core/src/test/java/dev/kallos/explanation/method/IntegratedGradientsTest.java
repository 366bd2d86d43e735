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
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegratedGradientsTest {
  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"article", "baseline", "pooled"})
  void theySumToTheDifferenceOfTheLogitsWithinOnePercent(String design) {
    ImageSize size = ImageSize.parse("32x40");
    FaceBatch batch = blobs(size, 6);
    try (ConvNet net = ConvNet.create(NetworkDesign.named(design), size, Precision.FP32, 5)) {
      List<SignedMap> maps = IntegratedGradients.plain().explain(net, batch);
      double error = 0;
      double all = 0;
      for (int face = 0; face < batch.size(); face++) {
        double difference = difference(net, batch, face);
        error += Math.abs(ToyNets.sum(maps.get(face)) - difference);
        all += Math.abs(difference);
      }
      assertThat(error).isLessThan(0.01 * all);
    }
  }

  @Test
  void ofALinearNetTheyAreTheWeightsTimesThePixels() {
    FaceBatch batch = ToyNets.noise(2);
    try (ConvNet net = ToyNets.net(ToyNets.LINEAR_HEAD, 4)) {
      ToyNets.set(net, "conv1.bias", i -> 100);
      List<SignedMap> one = new IntegratedGradients(1, 1, 1, 0, 0).explain(net, batch);
      List<SignedMap> many = new IntegratedGradients(9, 9, 1, 0, 0).explain(net, batch);
      for (int face = 0; face < 2; face++) {
        assertThat(ToyNets.sum(one.get(face))).isCloseTo(difference(net, batch, face), within(2e-3));
        assertThat(one.get(face).values()).containsExactly(many.get(face).values(), within(1e-4f));
      }
    }
  }

  @Test
  void ofALinearNetNoiseChangesTheSumByWhatItAddsToTheLogit() {
    FaceBatch batch = ToyNets.noise(1);
    try (ConvNet net = ToyNets.net(ToyNets.LINEAR_HEAD, 4)) {
      ToyNets.set(net, "conv1.bias", i -> 100);
      double plain = ToyNets.sum(new IntegratedGradients(1, 1, 1, 0, 0).explain(net, batch).get(0));
      double few = ToyNets.sum(new IntegratedGradients(1, 1, 2, 0.1, 1).explain(net, batch).get(0));
      double many = ToyNets.sum(new IntegratedGradients(1, 1, 2000, 0.1, 1).explain(net, batch).get(0));
      assertThat(few).isNotCloseTo(plain, within(1e-4));
      assertThat(Math.abs(many - plain)).isLessThan(Math.abs(few - plain) / 4);
    }
  }

  @Test
  void theNoiseIsATenthOfTheRange() {
    FaceBatch batch = ToyNets.noise(1);
    try (ConvNet net = ToyNets.net(ToyNets.LINEAR_HEAD, 4);
        PointerScope scope = new PointerScope()) {
      ToyNets.set(net, "conv1.bias", i -> 100);
      double steepness = InputGradients.of(net, batch.tensor(Precision.FP32)).norm().item_double();
      float[] plain = new IntegratedGradients(1, 1, 1, 0, 0).explain(net, batch).get(0).values();
      double squares = 0;
      for (int seed = 0; seed < 20; seed++) {
        float[] noisy = new IntegratedGradients(1, 1, 1, 0.1, seed).explain(net, batch).get(0).values();
        for (int i = 0; i < plain.length; i++) {
          squares += Math.pow(noisy[i] - plain[i], 2);
        }
      }
      assertThat(Math.sqrt(squares / 20)).isCloseTo(0.2 * steepness, withinPercentage(10));
    }
  }

  @Test
  void eachFaceHasItsOwnNoise() {
    FaceBatch alike = ToyNets.faces(2, i -> 100 + i % (3 * ToyNets.SIZE.pixels()) % 50);
    try (ConvNet net = ToyNets.net(ToyNets.LINEAR_HEAD, 4)) {
      List<SignedMap> plain = IntegratedGradients.plain().explain(net, alike);
      List<SignedMap> smooth = IntegratedGradients.smooth(1).explain(net, alike);
      assertThat(plain.get(1).values()).isEqualTo(plain.get(0).values());
      assertThat(smooth.get(1).values()).isNotEqualTo(smooth.get(0).values());
    }
  }

  @Test
  void theRuleIsExactForPolynomialsOfTwiceItsDegree() {
    Quadrature rule = Quadrature.gaussLegendre(4);
    for (int power = 0; power <= 7; power++) {
      double integral = 0;
      for (int i = 0; i < 4; i++) {
        integral += rule.weights()[i] * Math.pow(rule.nodes()[i], power);
      }
      assertThat(integral).isCloseTo(1.0 / (power + 1), within(1e-15));
    }
  }

  @Test
  void theRulesPlacesAndWeightsAreThoseOfTheTablesToTheLastDigits() {
    Quadrature five = Quadrature.gaussLegendre(5);
    double outer = Math.sqrt(5 + 2 * Math.sqrt(10 / 7.0)) / 3;
    double inner = Math.sqrt(5 - 2 * Math.sqrt(10 / 7.0)) / 3;
    double[] places = {(1 - outer) / 2, (1 - inner) / 2, 0.5, (1 + inner) / 2, (1 + outer) / 2};
    double low = (322 - 13 * Math.sqrt(70)) / 1800;
    double high = (322 + 13 * Math.sqrt(70)) / 1800;
    assertThat(five.nodes()).containsExactly(places, within(1e-15));
    assertThat(five.weights()).containsExactly(new double[] {low, high, 64 / 225.0, high, low}, within(1e-15));
    Quadrature many = Quadrature.gaussLegendre(64);
    assertThat(many.nodes()[63]).isCloseTo((1 + 0.9993050417357722) / 2, within(1e-15));
    assertThat(many.weights()[63]).isCloseTo(0.0017832807216964 / 2, within(1e-15));
  }

  /** By how much a face's logit is above that of its mean colour. */
  private static double difference(ConvNet net, FaceBatch batch, int face) {
    try (PointerScope scope = new PointerScope()) {
      Tensor photo = batch.tensor(Precision.FP32, face, face + 1);
      Tensor flat = photo.mean(new long[] {2, 3}, true, new ScalarTypeOptional()).expand_as(photo).contiguous();
      return (double) net.answers(photo)[0] - net.answers(flat)[0];
    }
  }

  /** Smooth pictures, no two alike. */
  private static FaceBatch blobs(ImageSize size, int faces) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(faces * 3 * size.pixels());
    for (int face = 0; face < faces; face++) {
      for (int i = 0; i < 3 * size.pixels(); i++) {
        double x = (double) (i / 3 % size.width()) / size.width();
        double y = (double) (i / 3 / size.width()) / size.height();
        pixels.put((byte) Math.round(128 + 100 * Math.sin(5 * x + face + i % 3) * Math.cos((4 + face) * y)));
      }
    }
    return new FaceBatch(new int[faces], pixels.flip(), size.height(), size.width());
  }
}
