package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.GlobalAveragePooling;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.Layer.MaxPooling;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.NetworkSummary;
import dev.kallos.network.Precision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClassActivationMapTest {
  private static final NetworkDesign AVERAGED =
      new NetworkDesign(
          "averaged",
          List.of(
              new Convolution(4, false),
              new MaxPooling(),
              new Convolution(6, false, true),
              new GlobalAveragePooling(),
              new Logit()));

  private final NetworkSummary summary = NetworkSummary.of(AVERAGED, ToyNets.SIZE, 3);

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @Test
  void eachCellIsTheWeightedSumOfItsChannelsAndAllCellsWithTheBiasAreTheLogit() {
    FaceBatch batch = ToyNets.noise(5);
    try (ConvNet net = ConvNet.create(summary, Precision.FP32, 4)) {
      ToyNets.set(net, "logit.bias", i -> 0.25 + i);
      float[] weights = ToyNets.get(net, "logit.weight");
      float[][][] features = ToyNets.features(net, "conv2", batch);

      List<SignedMap> maps = new ClassActivationMap("conv2").explain(net, batch);

      float[] logits = net.logits(batch);
      for (int i = 0; i < maps.size(); i++) {
        assertThat(ToyNets.sum(maps.get(i)) + 0.25).isCloseTo(logits[i], within(1e-5));
        int cells = maps.get(i).values().length;
        for (int cell = 0; cell < cells; cell++) {
          double value = 0;
          for (int c = 0; c < 6; c++) {
            value += weights[c] * features[i][c][cell] / cells;
          }
          assertThat((double) maps.get(i).values()[cell]).isCloseTo(value, within(1e-6));
        }
      }
    }
  }

  @Test
  void hiResCamIsTheSameMap() {
    FaceBatch batch = ToyNets.noise(3);
    try (ConvNet net = ConvNet.create(summary, Precision.FP32, 4)) {
      List<SignedMap> maps = new ClassActivationMap("conv2").explain(net, batch);
      List<SignedMap> same = new HiResCam("conv2").explain(net, batch);
      for (int i = 0; i < maps.size(); i++) {
        assertThat(same.get(i).values()).containsExactly(maps.get(i).values(), within(1e-6f));
      }
    }
  }

  @Test
  void onlyANetWithAMeanRightBeforeTheLogitHasThemAndThenTheyAreItsMainMaps() {
    assertThat(ClassActivationMap.fits(summary)).isTrue();
    assertThat(ClassActivationMap.fits(NetworkSummary.of(ToyNets.DEEP, ToyNets.SIZE))).isFalse();
    assertThat(ClassActivationMap.fits(NetworkSummary.of(NetworkDesign.POOLED, ToyNets.SIZE))).isFalse();
    assertThat(Methods.of(summary, Optional.empty(), 1).main()).isEqualTo(new ClassActivationMap("conv2"));
    assertThat(Methods.of(summary, Optional.of("conv1"), 1).main().id()).isNotEqualTo("cam");
  }
}
