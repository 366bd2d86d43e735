package dev.kallos.training;

import dev.kallos.network.FaceBatch;
import dev.kallos.network.Targets;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Lays another face of the batch over each face, and mixes what is wanted of them alike (Zhang et al., "mixup: Beyond Empirical
 * Risk Minimization", ICLR 2018). All faces of a batch are mixed by one weight, and each face keeps the larger part of itself.
 *
 * @param shape of the symmetric beta distribution the weight is drawn from; 0 for no mixing
 */
record Mixup(double shape) {
  private static final int WHOLE = 256;

  /**
   * Mixes a batch.
   *
   * @param batch its pixels are mixed in place
   * @param targets of its faces; a target unknown in one of two faces that are mixed is unknown in their mixture
   * @param random drawn from only if there is something to mix
   * @return the mixture's targets
   */
  Targets apply(FaceBatch batch, Targets targets, SplittableRandom random) {
    if (shape == 0 || batch.size() < 2) {
      return targets;
    }
    double drawn = BetaDistribution.of(shape, shape).inverseCumulativeProbability(random.nextDouble());
    int own = (int) Math.round(WHOLE * Math.max(drawn, 1 - drawn));
    int partner = 1 + random.nextInt(batch.size() - 1);
    if (own == WHOLE) {
      return targets;
    }
    mixPixels(batch, own, partner);
    return new Targets(mixed(targets.values(), targets.weights().length, own, partner), targets.weights());
  }

  private static void mixPixels(FaceBatch batch, int own, int partner) {
    int face = 3 * batch.height() * batch.width();
    byte[] before = new byte[batch.size() * face];
    ByteBuffer pixels = batch.pixels().duplicate().position(0);
    pixels.get(before);
    byte[] after = new byte[face];
    for (int i = 0; i < batch.size(); i++) {
      int here = i * face;
      int there = (i + partner) % batch.size() * face;
      for (int k = 0; k < face; k++) {
        int sum = own * (before[here + k] & 0xff) + (WHOLE - own) * (before[there + k] & 0xff);
        after[k] = (byte) ((sum + WHOLE / 2) / WHOLE);
      }
      pixels.put(here, after);
    }
  }

  private static float[] mixed(float[] values, int attributes, int own, int partner) {
    float[] mixed = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      mixed[i] = (own * values[i] + (WHOLE - own) * values[(i + partner * attributes) % values.length]) / WHOLE;
    }
    return mixed;
  }
}
