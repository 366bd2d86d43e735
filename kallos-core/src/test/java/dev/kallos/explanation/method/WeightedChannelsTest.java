package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.HeatMap;
import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Methods that weigh the channels of a convolution, by hand where its head is linear: there the gradient is the logit's weight. */
class WeightedChannelsTest {
  private static final int CHANNELS = 3;
  private static final int CELLS = ToyNets.SIZE.pixels();

  private final FaceBatch batch = ToyNets.noise(2);

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  /** A channel's weight, from its gradients and its output at all places. */
  private interface Weight {
    double of(double[] gradients, float[] output);
  }

  @Test
  void gradCamPlusPlusIsComputedByHand() {
    assertWeighed(
        new GradCamPlusPlus("conv1"),
        (gradients, output) -> {
          double sum = sum(output);
          double weight = 0;
          for (double g : gradients) {
            double alpha = g * g / (2 * g * g + sum * Math.abs(g * g * g));
            weight += alpha * g;
          }
          return weight;
        });
  }

  @Test
  void xGradCamIsComputedByHand() {
    assertWeighed(
        new XGradCam("conv1"),
        (gradients, output) -> {
          double weight = 0;
          for (int i = 0; i < CELLS; i++) {
            weight += gradients[i] * output[i] / sum(output);
          }
          return weight;
        });
  }

  @Test
  void ablationCamIsComputedByHand() {
    assertWeighed(
        new AblationCam("conv1"),
        (gradients, output) -> {
          double fall = 0;
          for (int i = 0; i < CELLS; i++) {
            fall += gradients[i] * output[i];
          }
          return fall;
        });
  }

  @Test
  void whereTheHeadIsLinearOverMeanPooledFeaturesFourMethodsAreOne() {
    try (ConvNet net = ToyNets.net(ToyNets.LINEAR_HEAD, 4)) {
      double[] weights = {0.3, -0.2, 0.1};
      ToyNets.set(net, "logit.weight", i -> weights[i % CHANNELS]);
      List<SignedMap> expected = new GradCam("conv1").explain(net, batch);
      for (Explainer other : List.of(new HiResCam("conv1"), new XGradCam("conv1"))) {
        assertSame(other.explain(net, batch), expected, other.id());
      }
    }
  }

  @Test
  void xGradCamSumsToWhatHiResCamSumsTo() {
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      List<SignedMap> one = new XGradCam("conv2").explain(net, batch);
      List<SignedMap> other = new HiResCam("conv2").explain(net, batch);
      for (int face = 0; face < 2; face++) {
        assertThat(ToyNets.sum(one.get(face))).isCloseTo(ToyNets.sum(other.get(face)), within(1e-4));
      }
    }
  }

  @Test
  void layerCamHasTheStrongerOfWhatSpeaksForAndWhatSpeaksAgainst() {
    try (ConvNet net = ToyNets.net(ToyNets.LINEAR_HEAD, 4)) {
      List<SignedMap> maps = new LayerCam(List.of("conv1")).explain(net, batch);
      float[][][] features = ToyNets.features(net, "conv1", batch);
      float[] logit = ToyNets.get(net, "logit.weight");
      for (int face = 0; face < 2; face++) {
        for (int cell = 0; cell < CELLS; cell++) {
          double pro = 0;
          double con = 0;
          for (int c = 0; c < CHANNELS; c++) {
            double part = logit[cell * CHANNELS + c] * features[face][c][cell];
            pro += Math.max(part, 0);
            con += Math.max(-part, 0);
          }
          assertThat((double) maps.get(face).values()[cell]).isCloseTo(pro >= con ? pro : -con, within(1e-5));
        }
      }
    }
  }

  @Test
  void whereNoGradientIsNegativeLayerCamIsHiResCam() {
    try (ConvNet net = ToyNets.net(ToyNets.LINEAR_HEAD, 4)) {
      ToyNets.set(net, "logit.weight", i -> 0.01 * (i % 7));
      assertSame(
          new LayerCam(List.of("conv1")).explain(net, batch), new HiResCam("conv1").explain(net, batch), "layercam");
    }
  }

  @Test
  void fusedLayersTakeTheHighestOfTheScaledMapsInTheFinestCells() {
    try (ConvNet net = ToyNets.net(ToyNets.TWO_LAYERS, 4)) {
      ToyNets.set(net, "conv2.weight", i -> 0.01 * (i % 5));
      ToyNets.set(net, "logit.weight", i -> 0.01 * (i % 3));
      List<SignedMap> fused = new LayerCam(List.of("conv1", "conv2")).explain(net, batch);
      List<SignedMap> shallow = new LayerCam(List.of("conv1")).explain(net, batch);
      List<SignedMap> deep = new LayerCam(List.of("conv2")).explain(net, batch);
      for (int face = 0; face < 2; face++) {
        HeatMap coarse = heat(deep.get(face)).normalized().resized(8, 12);
        float[] fine = heat(shallow.get(face)).normalized().values();
        assertThat(fused.get(face).height()).isEqualTo(12);
        assertThat(fused.get(face).width()).isEqualTo(8);
        for (int i = 0; i < CELLS; i++) {
          double expected = Math.max(Math.tanh(2 * fine[i]), coarse.values()[i]);
          assertThat((double) fused.get(face).values()[i]).isCloseTo(expected, within(1e-5));
        }
      }
    }
  }

  private void assertWeighed(Explainer explainer, Weight weight) {
    try (ConvNet net = ToyNets.net(ToyNets.LINEAR_HEAD, 4)) {
      List<SignedMap> maps = explainer.explain(net, batch);
      float[][][] features = ToyNets.features(net, "conv1", batch);
      float[] logit = ToyNets.get(net, "logit.weight");
      for (int face = 0; face < 2; face++) {
        double[] expected = new double[CELLS];
        for (int c = 0; c < CHANNELS; c++) {
          double[] gradients = new double[CELLS];
          for (int cell = 0; cell < CELLS; cell++) {
            gradients[cell] = logit[cell * CHANNELS + c];
          }
          double w = weight.of(gradients, features[face][c]);
          for (int cell = 0; cell < CELLS; cell++) {
            expected[cell] += w * features[face][c][cell];
          }
        }
        for (int cell = 0; cell < CELLS; cell++) {
          assertThat((double) maps.get(face).values()[cell]).isCloseTo(expected[cell], within(1e-4));
        }
      }
    }
  }

  private static void assertSame(List<SignedMap> maps, List<SignedMap> expected, String name) {
    for (int face = 0; face < expected.size(); face++) {
      assertThat(maps.get(face).values()).as(name).containsExactly(expected.get(face).values(), within(1e-5f));
    }
  }

  private static HeatMap heat(SignedMap map) {
    return new HeatMap(map.height(), map.width(), map.values());
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
