package dev.kallos.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.network.FaceBatch;
import dev.kallos.network.Targets;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixupTest {
  private static final int FACES = 5;

  /** Face i is all of brightness 50·i, and its two targets are i/10 and 1 − i/10. */
  private static FaceBatch batch() {
    ByteBuffer pixels = ByteBuffer.allocateDirect(FACES * 12);
    for (int i = 0; i < FACES * 12; i++) {
      pixels.put(i, (byte) (50 * (i / 12)));
    }
    return new FaceBatch(new int[FACES], pixels, 2, 2);
  }

  private static Targets targets() {
    float[] values = new float[2 * FACES];
    for (int i = 0; i < FACES; i++) {
      values[2 * i] = i / 10f;
      values[2 * i + 1] = 1 - i / 10f;
    }
    return new Targets(values, new float[] {1, 2});
  }

  @Test
  void pixelsAndTargetsAreMixedAlikeAndEachFaceKeepsTheLargerPartOfItself() {
    for (int seed = 0; seed < 50; seed++) {
      FaceBatch batch = batch();
      Targets mixed = new Mixup(0.4).apply(batch, targets(), new SplittableRandom(seed));
      for (int i = 0; i < FACES; i++) {
        float target = mixed.values()[2 * i];
        assertThat(target - i / 10f).isBetween(-0.2001f, 0.2001f);
        assertThat(mixed.values()[2 * i + 1]).isCloseTo(1 - target, within(1e-6f));
        for (int k = 0; k < 12; k++) {
          assertThat(batch.pixels().get(12 * i + k) & 0xff).isCloseTo(Math.round(500 * target), within(1));
        }
      }
      assertThat(mixed.weights()).containsExactly(1, 2);
    }
  }

  @Test
  void theWeightIsDrawnFromTheBetaDistributionOfItsShape() {
    double sum = 0;
    double squares = 0;
    int draws = 4000;
    SplittableRandom random = new SplittableRandom(1);
    for (int d = 0; d < draws; d++) {
      Targets two = new Targets(new float[] {0, 1}, new float[] {1});
      FaceBatch batch = new FaceBatch(new int[2], ByteBuffer.allocateDirect(6), 1, 1);
      double other = new Mixup(2).apply(batch, two, random).values()[0];
      sum += other / draws;
      squares += (other - 0.5) * (other - 0.5) / draws;
    }
    assertThat(sum).isCloseTo(0.5 - 3.0 / 16, within(0.01));
    assertThat(squares).isCloseTo(1.0 / 20, within(0.003));
  }

  @Test
  void whatIsUnknownOfOneFaceIsUnknownOfTheMixture() {
    Targets half = new Targets(new float[] {Float.NaN, 1}, new float[] {1});
    FaceBatch batch = new FaceBatch(new int[2], ByteBuffer.allocateDirect(6), 1, 1);
    assertThat(new Mixup(1).apply(batch, half, new SplittableRandom(3)).values()).containsOnly(Float.NaN);
  }

  @Test
  void whereTheWeightLeavesNothingOfTheOtherFaceWhatIsKnownStaysKnown() {
    Targets half = new Targets(new float[] {Float.NaN, 1}, new float[] {1});
    FaceBatch batch = new FaceBatch(new int[2], ByteBuffer.allocateDirect(6), 1, 1);
    assertThat(new Mixup(1e-4).apply(batch, half, new SplittableRandom(3)).values()).containsExactly(Float.NaN, 1);
  }

  @Test
  void withoutAShapeNothingIsMixedNorDrawn() {
    FaceBatch batch = batch();
    SplittableRandom random = new SplittableRandom(7);
    Targets targets = targets();
    assertThat(new Mixup(0).apply(batch, targets, random)).isSameAs(targets);
    assertThat(batch.pixels()).isEqualTo(batch().pixels());
    assertThat(random.nextLong()).isEqualTo(new SplittableRandom(7).nextLong());
  }
}
