package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final Targets TARGETS =
      new Targets(new float[] {1, 0, 0.9f, Float.NaN, 0, 1}, new float[] {1, 0.25f});

  /** The mean over three faces of the weighted sum of what each logit costs. */
  private static double loss(double[] logits) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double target = TARGETS.values()[i];
      double probability = 1 / (1 + Math.exp(-logits[i]));
      double cost = -target * Math.log(probability) - (1 - target) * Math.log(1 - probability);
      sum += Double.isNaN(target) ? 0 : TARGETS.weights()[i % 2] * cost;
    }
    return sum / 3;
  }

  @Test
  void theGradientEqualsFiniteDifferencesOfTheLossAndWhatIsUnknownHasNone() {
    double[] logits = {0.3, -2, 1.5, 0.7, -0.4, 4};
    float[] all = TARGETS.lossGradient(new float[] {0.3f, -2, 1.5f, 0.7f, -0.4f, 4}, 0);
    for (int i = 0; i < logits.length; i++) {
      double[] up = logits.clone();
      double[] down = logits.clone();
      up[i] += 1e-5;
      down[i] -= 1e-5;
      assertThat((double) all[i]).isCloseTo((loss(up) - loss(down)) / 2e-5, within(1e-6));
    }
    assertThat(all[3]).isZero();
    assertThat(TARGETS.lossGradient(new float[] {1.5f, 0.7f}, 1)).containsExactly(all[2], all[3]);
  }

  @Test
  void ofTheAskedAttributeAloneTheOthersAreUnknown() {
    Targets asked = Targets.asked(new float[] {1, 0}, 3);

    assertThat(asked.values()).containsExactly(1, Float.NaN, Float.NaN, 0, Float.NaN, Float.NaN);
    assertThat(Targets.asked(new float[] {1, 0}, 1).values()).containsExactly(1, 0);
  }
}
