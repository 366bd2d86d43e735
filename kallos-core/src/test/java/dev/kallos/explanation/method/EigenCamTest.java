package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EigenCamTest {
  private static final int ITERATIONS = 5000;

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  /** The first has more places than channels; of the second, at its own last layer, as many channels as would do. */
  @ParameterizedTest
  @ValueSource(strings = {"conv1", "conv2"})
  void itIsTheProjectionOnTheFirstPrincipalDirectionSignedAsTheAnswer(String layer) {
    FaceBatch batch = ToyNets.noise(2);
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      float[] logits = net.logits(batch);
      float[][][] features = ToyNets.features(net, layer, batch);
      List<SignedMap> maps = new EigenCam(layer).explain(net, batch);
      for (int face = 0; face < 2; face++) {
        double sign = logits[face] > 0 ? 1 : -1;
        double[] expected = project(features[face]);
        for (int cell = 0; cell < expected.length; cell++) {
          assertThat((double) maps.get(face).values()[cell]).isCloseTo(sign * expected[cell], within(1e-3));
        }
      }
    }
  }

  /** By power iteration on the channels. */
  private static double[] project(float[][] channels) {
    double[] direction = new double[channels.length];
    Arrays.fill(direction, 1);
    double[] projection = new double[channels[0].length];
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double length = Math.sqrt(Arrays.stream(direction).map(v -> v * v).sum());
      Arrays.fill(projection, 0);
      for (int c = 0; c < channels.length; c++) {
        direction[c] /= length;
        for (int i = 0; i < projection.length; i++) {
          projection[i] += direction[c] * channels[c][i];
        }
      }
      for (int c = 0; c < channels.length; c++) {
        direction[c] = 0;
        for (int i = 0; i < projection.length; i++) {
          direction[c] += projection[i] * channels[c][i];
        }
      }
    }
    return projection;
  }
}
