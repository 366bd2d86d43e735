package dev.kallos.training;

import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** One batch's forward pass, backward pass and move of the parameters. Its owner closes it. */
public final class TrainingStep implements AutoCloseable {
  private final ConvNet net;
  private final Adam adam;

  /**
   * Steps for a net.
   *
   * @param learningRate Adam's step size
   * @param l2 factor of the squared kernels added to the loss
   */
  public TrainingStep(ConvNet net, double learningRate, double l2) {
    this.net = net;
    this.adam = new Adam(net.parameters(), learningRate, l2);
  }

  /**
   * What a step saw before it moved the parameters.
   *
   * @param loss mean binary cross-entropy of the batch, without the L2 penalty
   * @param right how many faces were answered right
   */
  public record Seen(double loss, int right) {}

  /**
   * Takes a step.
   *
   * @param labels 1 or 0 for each face of the batch
   */
  public Seen apply(FaceBatch batch, float[] labels) {
    try (PointerScope scope = new PointerScope()) {
      Tensor logits = net.logits(batch.tensor(net.precision()), true);
      Tensor loss = torch.binary_cross_entropy_with_logits(logits, Tensors.of(labels, labels.length));
      loss.backward();
      adam.step();
      float[] answers = Tensors.toArray(logits);
      int right = 0;
      for (int i = 0; i < labels.length; i++) {
        right += answers[i] > 0 == labels[i] > 0 ? 1 : 0;
      }
      return new Seen(loss.item_float(), right);
    }
  }

  Adam adam() {
    return adam;
  }

  @Override
  public void close() {
    adam.close();
  }
}
