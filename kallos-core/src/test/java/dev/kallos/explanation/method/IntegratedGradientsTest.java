package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.kallos.explanation.SignedMap;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.InputGradients;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
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
    FaceBatch batch = ToyNets.blobs(size, 6);
    try (ConvNet net = ConvNet.create(NetworkDesign.named(design), size, Precision.FP32, 5)) {
      List<SignedMap> maps = IntegratedGradients.adaptive().explain(net, batch);
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
      List<SignedMap> one = new IntegratedGradients(1, 1).explain(net, batch);
      List<SignedMap> many = new IntegratedGradients(9, 9).explain(net, batch);
      for (int face = 0; face < 2; face++) {
        assertThat(ToyNets.sum(one.get(face))).isCloseTo(difference(net, batch, face), within(2e-3));
        assertThat(one.get(face).values()).containsExactly(many.get(face).values(), within(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 4, 2, 1})
  void stepsHalvedComeToTheTrapezoidalRuleOfTheFinest(int first) {
    FaceBatch batch = ToyNets.blobs(ImageSize.parse("32x40"), 2);
    try (ConvNet net = ConvNet.create(NetworkDesign.named("article"), ImageSize.parse("32x40"), Precision.FP32, 5)) {
      List<SignedMap> maps = new IntegratedGradients(first, 8).explain(net, batch);
      for (int face = 0; face < batch.size(); face++) {
        double difference = difference(net, batch, face);
        for (int steps = first; steps < 8; steps *= 2) {
          assertThat(sum(trapezoids(net, batch, face, steps))).isNotCloseTo(difference, withinPercentage(1));
        }
        float[] expected = trapezoids(net, batch, face, 8);
        assertThat(maps.get(face).values()).containsExactly(expected, within(1e-5f));
      }
    }
  }

  @Test
  void stepsAreHalvedUntilTheSumIsWithinOnePercentOrThereAreAsManyAsAllowed() {
    ImageSize size = ImageSize.parse("32x40");
    FaceBatch batch = ToyNets.blobs(size, 5);
    Set<Integer> taken = new HashSet<>();
    try (ConvNet net = ConvNet.create(NetworkDesign.named("article"), size, Precision.FP32, 5)) {
      List<SignedMap> maps = new IntegratedGradients(2, 16).explain(net, batch);
      for (int face = 0; face < batch.size(); face++) {
        double difference = difference(net, batch, face);
        int steps = 2;
        float[] expected = trapezoids(net, batch, face, steps);
        while (steps < 16 && Math.abs(sum(expected) - difference) > 0.01 * Math.abs(difference)) {
          steps *= 2;
          expected = trapezoids(net, batch, face, steps);
        }
        assertThat(maps.get(face).values()).containsExactly(expected, within(1e-5f));
        taken.add(steps);
      }
    }
    assertThat(taken).hasSizeGreaterThan(1).contains(16);
  }

  /** The trapezoidal rule written out, a gradient at a time. */
  private static float[] trapezoids(ConvNet net, FaceBatch batch, int face, int steps) {
    try (PointerScope scope = new PointerScope()) {
      Tensor photo = batch.tensor(Precision.FP32, face, face + 1);
      Tensor flat = photo.mean(new long[] {2, 3}, true, new ScalarTypeOptional()).expand_as(photo).contiguous();
      float[] way = Tensors.toArray(photo.sub(flat).contiguous());
      double[] sum = new double[way.length];
      for (int i = 0; i <= steps; i++) {
        Tensor between = flat.add(photo.sub(flat).mul(new Scalar(i == 0 ? 1e-3 : (double) i / steps)));
        Tensor gradient = InputGradients.of(net, between.contiguous(torch.MemoryFormat.ChannelsLast));
        float[] values = Tensors.toArray(gradient.contiguous());
        for (int k = 0; k < sum.length; k++) {
          sum[k] += (i == 0 || i == steps ? 0.5 : 1) / steps * values[k] * way[k];
        }
      }
      float[] parts = new float[sum.length / 3];
      for (int k = 0; k < sum.length; k++) {
        parts[k % parts.length] += (float) sum[k];
      }
      return parts;
    }
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  /** By how much a face's logit is above that of its mean colour. */
  private static double difference(ConvNet net, FaceBatch batch, int face) {
    try (PointerScope scope = new PointerScope()) {
      Tensor photo = batch.tensor(Precision.FP32, face, face + 1);
      Tensor flat = photo.mean(new long[] {2, 3}, true, new ScalarTypeOptional()).expand_as(photo).contiguous();
      return (double) net.answers(photo)[0] - net.answers(flat)[0];
    }
  }
}
