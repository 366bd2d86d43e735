package dev.kallos.network;

import java.util.Arrays;

/**
 * What the logits of a batch of N faces ought to say, for each of A attributes.
 *
 * @param values N×A, row-major: 1 the attribute holds, 0 it does not, or a share between
 * @param weights A: how much each attribute counts in the loss
 */
public record Targets(float[] values, float[] weights) {
  /**
   * Labels of the asked attribute alone.
   *
   * @param attributes how many the net has a logit for
   */
  public static Targets asked(float[] labels, int attributes) {
    float[] values = new float[labels.length * attributes];
    Arrays.fill(values, Float.NaN);
    for (int i = 0; i < labels.length; i++) {
      values[i * attributes] = labels[i];
    }
    float[] weights = new float[attributes];
    Arrays.fill(weights, 1);
    return new Targets(values, weights);
  }

  /**
   * The derivative of the batch's loss with respect to some faces' logits. The loss is the mean over faces of the weighted sum
   * over attributes of the binary cross-entropy; what is unknown (NaN) counts nothing.
   *
   * @param logits n×A of the faces from {@code from} on
   */
  float[] lossGradient(float[] logits, int from) {
    int faces = values.length / weights.length;
    float[] gradient = new float[logits.length];
    for (int i = 0; i < gradient.length; i++) {
      float target = values[from * weights.length + i];
      double probability = 1 / (1 + Math.exp(-logits[i]));
      double weight = weights[i % weights.length];
      gradient[i] = Float.isNaN(target) ? 0 : (float) (weight * (probability - target) / faces);
    }
    return gradient;
  }
}
