package dev.kallos.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Gradients;
import dev.kallos.network.FakeDevice;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.ParameterVector;
import dev.kallos.network.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.Test;

class AdamTest {
  @Test
  void stepsEqualThePapersFormulas() {
    Engine.start(1);
    double rate = 0.01;
    double l2 = 0.1;
    try (ConvNet net = ConvNet.create(NetworkDesign.ARTICLE, ImageSize.parse("8x8"), Precision.FP32, 1);
        Adam adam = new Adam(net.parameters(), l2, 0, 0)) {
      ParameterVector.Entry free = net.parameters().entries().get(0);
      ParameterVector.Entry penalised =
          net.parameters().entries().stream().filter(ParameterVector.Entry::l2).findFirst().orElseThrow();
      List<ParameterVector.Entry> all = net.parameters().entries();
      ParameterVector.Entry last = all.stream().filter(ParameterVector.Entry::l2).reduce((a, b) -> b).orElseThrow();
      ParameterVector.Entry logit = all.get(all.size() - 2);
      int[] at = {free.offset() + 3, penalised.offset() + 5, last.offset() + last.size() - 1, logit.offset()};
      boolean[] penalty = {false, true, true, false};
      assertThat(at[2]).as("in the second piece").isGreaterThan(1 << 18);
      assertThat(at[3]).as("in the third piece").isGreaterThan(2 << 18);
      double[] value = new double[4];
      double[] mean = new double[4];
      double[] square = new double[4];
      for (int k = 0; k < 4; k++) {
        value[k] = net.parameters().toArray()[at[k]];
      }
      SplittableRandom random = new SplittableRandom(1);
      for (int step = 1; step <= 5; step++) {
        float[] gradients = new float[(int) net.summary().parameters()];
        for (int k = 0; k < 4; k++) {
          gradients[at[k]] = (float) random.nextDouble(-1, 1);
          double g = gradients[at[k]] + (penalty[k] ? 2 * l2 * value[k] : 0);
          mean[k] = 0.9 * mean[k] + 0.1 * g;
          square[k] = 0.999 * square[k] + 0.001 * g * g;
          double m = mean[k] / (1 - Math.pow(0.9, step));
          double v = square[k] / (1 - Math.pow(0.999, step));
          value[k] -= rate * m / (Math.sqrt(v) + 1e-7);
        }
        setGradients(net, gradients);
        adam.step(net.cores(), List.of(Gradients.of(net)), rate);
      }

      float[] values = net.parameters().toArray();
      for (int k = 0; k < 4; k++) {
        assertThat((double) values[at[k]]).as("parameter " + at[k]).isCloseTo(value[k], within(1e-5));
      }
      assertThat(Tensors.toArray(Gradients.of(net))).containsOnly(0);
    }
  }

  @Test
  void weightDecayShrinksWeightsApartFromTheGradientAndBiasesNot() {
    Engine.start(1);
    double rate = 0.01;
    double decay = 0.5;
    try (ConvNet net = ConvNet.create(NetworkDesign.ARTICLE, ImageSize.parse("8x8"), Precision.FP32, 1);
        Adam adam = new Adam(net.parameters(), 0, decay, 0)) {
      float[] before = new float[(int) net.summary().parameters()];
      Arrays.fill(before, 2);
      net.parameters().set(before);

      adam.step(net.cores(), List.of(Gradients.of(net)), rate);

      float[] after = net.parameters().toArray();
      for (ParameterVector.Entry entry : net.parameters().entries()) {
        double expected = entry.name().endsWith(".bias") ? 2 : 2 * (1 - rate * decay);
        assertThat((double) after[entry.offset()]).as(entry.name()).isCloseTo(expected, within(1e-6));
      }
    }
  }

  @Test
  void theAverageIsTheMeanOfTheStepsUntilThereAreSoManyAndThenARunningOne() {
    Engine.start(1);
    try (ConvNet net = ConvNet.create(NetworkDesign.ARTICLE, ImageSize.parse("8x8"), Precision.FP32, 1);
        Adam adam = new Adam(net.parameters(), 0, 0, 5)) {
      int count = (int) net.summary().parameters();
      int[] at = {3, count / 2, count - 1};
      SplittableRandom random = new SplittableRandom(1);
      double[] sum = new double[3];
      double[] running = new double[3];
      for (int step = 1; step <= 8; step++) {
        float[] gradients = new float[count];
        IntStream.of(at).forEach(i -> gradients[i] = (float) random.nextDouble(-1, 1));
        setGradients(net, gradients);
        adam.step(net.cores(), List.of(Gradients.of(net)), 0.1);
        float[] values = net.parameters().toArray();
        float[] averaged = adam.averaged();
        for (int k = 0; k < 3; k++) {
          sum[k] += values[at[k]];
          running[k] = step <= 5 ? sum[k] / step : 0.8 * running[k] + 0.2 * values[at[k]];
          assertThat((double) averaged[at[k]]).as(k + " after " + step).isCloseTo(running[k], within(1e-6));
        }
      }
    }
  }

  @Test
  void onADeviceOfItsOwnNothingIsLeftBehind() {
    Engine.start(2);
    try (ConvNet net = FakeDevice.shapes(NetworkDesign.ARTICLE, ImageSize.parse("8x8"), Precision.FP32);
        Adam adam = new Adam(net.parameters(), 0.1, 0.1, 0)) {
      assertThatCode(() -> adam.step(net.cores(), List.of(Gradients.of(net)), 0.01))
          .doesNotThrowAnyException();
    }
  }

  private static void setGradients(ConvNet net, float[] gradients) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Gradients.of(net).copy_(Tensors.of(gradients, gradients.length));
    }
  }
}
