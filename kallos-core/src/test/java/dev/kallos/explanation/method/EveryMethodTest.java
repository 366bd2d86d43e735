package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Gradients;
import dev.kallos.network.FaceBatch;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold for each method and each control alike. */
class EveryMethodTest {
  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @Test
  void noTwoShareAName() {
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      List<Explainer> all = ToyNets.everything(net);
      assertThat(all).extracting(Explainer::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z-]+"));
      assertThat(all).extracting(Explainer::name).doesNotHaveDuplicates();
      assertThat(all).extracting(Explainer::paper).doesNotContain("");
    }
  }

  @Test
  void theNegatedLogitTurnsEveryMapAround() {
    FaceBatch batch = ToyNets.noise(3);
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      for (Explainer explainer : ToyNets.everything(net)) {
        if (explainer instanceof RandomMap) {
          continue;
        }
        List<SignedMap> before = explainer.explain(net, batch);
        ToyNets.negateLogit(net);
        List<SignedMap> after = explainer.explain(net, batch);
        for (int face = 0; face < 3; face++) {
          float[] expected = before.get(face).values().clone();
          for (int i = 0; i < expected.length; i++) {
            expected[i] = -expected[i];
          }
          assertThat(after.get(face).values()).as(explainer.id()).containsExactly(expected, within(1e-5f));
        }
      }
    }
  }

  @Test
  void aFaceGetsTheSameMapAloneAndInABatch() {
    FaceBatch three = ToyNets.noise(3);
    int bytes = 3 * ToyNets.SIZE.pixels();
    FaceBatch last =
        new FaceBatch(new int[] {2}, three.pixels().slice(2 * bytes, bytes), three.height(), three.width());
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      for (Explainer explainer : ToyNets.everything(net)) {
        SignedMap together = explainer.explain(net, three).get(2);
        SignedMap alone = explainer.explain(net, last).get(0);
        assertThat(alone.values()).as(explainer.id()).containsExactly(together.values(), within(1e-5f));
      }
    }
  }

  @Test
  void ofALayerThatIsSilentEverywhereTheMapIsEmptyAndNotUndefined() {
    FaceBatch batch = ToyNets.noise(2);
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      ToyNets.set(net, "conv2.bias", i -> -1e3);
      for (Explainer explainer : ToyNets.everything(net)) {
        if (!explainer.isControl()) {
          for (SignedMap map : explainer.explain(net, batch)) {
            for (float value : map.values()) {
              assertThat(Math.abs(value)).as(explainer.id()).isZero();
            }
          }
        }
      }
    }
  }

  @Test
  void ofAPhotoOfOneColourNoMapIsUndefined() {
    FaceBatch batch = ToyNets.faces(2, i -> 90);
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      for (Explainer explainer : ToyNets.everything(net)) {
        for (SignedMap map : explainer.explain(net, batch)) {
          for (float value : map.values()) {
            assertThat(value).as(explainer.id()).isFinite();
          }
        }
      }
    }
  }

  @Test
  void noneLeavesGradientsBehind() {
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      for (Explainer explainer : ToyNets.everything(net)) {
        explainer.explain(net, ToyNets.noise(2));
        assertThat(Tensors.toArray(Gradients.of(net))).as(explainer.id()).containsOnly(0);
      }
    }
  }
}
