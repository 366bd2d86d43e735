package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.NetworkDesign;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HiResCamTest {
  private static final double BIAS = -0.75;

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @Test
  void behindGlobalMaxPoolingItsCellsAndTheBiasAreTheLogitAndEachIsWhatTheHighestPlacesAdd() {
    FaceBatch batch = ToyNets.noise(5);
    try (ConvNet net = ToyNets.net(NetworkDesign.POOLED, 4)) {
      ToyNets.set(net, "logit.bias", i -> BIAS);
      float[] weights = ToyNets.get(net, "logit.weight");
      float[][][] features = ToyNets.features(net, "conv3", batch);

      List<SignedMap> maps = new HiResCam("conv3").explain(net, batch);

      float[] logits = net.logits(batch);
      for (int face = 0; face < maps.size(); face++) {
        assertThat(ToyNets.sum(maps.get(face)) + BIAS).isCloseTo(logits[face], within(1e-5));
        double[] added = new double[maps.get(face).values().length];
        for (int channel = 0; channel < weights.length; channel++) {
          int highest = highest(features[face][channel]);
          added[highest] += weights[channel] * features[face][channel][highest];
        }
        for (int cell = 0; cell < added.length; cell++) {
          assertThat((double) maps.get(face).values()[cell]).isCloseTo(added[cell], within(1e-6));
        }
      }
    }
  }

  private static int highest(float[] values) {
    int highest = 0;
    for (int i = 1; i < values.length; i++) {
      highest = values[i] > values[highest] ? i : highest;
    }
    return highest;
  }
}
