package dev.kallos.training;

import dev.kallos.network.Backpropagation;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.Stopwatch;
import java.util.function.LongSupplier;

/** One batch's forward pass, backward pass and move of the parameters. Its owner closes it, before the net. */
public final class TrainingStep implements AutoCloseable {
  static final String OTHER_CORES = "waiting for the other cores";
  static final String OPTIMIZER = "optimizer";

  private final ConvNet net;
  private final Backpropagation backpropagation;
  private final Adam adam;

  /**
   * Steps for a net.
   *
   * @param learningRate Adam's step size
   * @param l2 factor of the squared kernels added to the loss
   * @param nanoTime the clock of {@link #watch}
   */
  public TrainingStep(ConvNet net, double learningRate, double l2, LongSupplier nanoTime) {
    this.net = net;
    this.backpropagation = new Backpropagation(net, nanoTime);
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
   * @param dropoutSeed what dropout draws from
   */
  public Seen apply(FaceBatch batch, float[] labels, long dropoutSeed) {
    float[] logits = backpropagation.apply(batch, labels, dropoutSeed);
    watch().lap(OTHER_CORES);
    adam.step(net.cores(), backpropagation.gradients());
    watch().lap(OPTIMIZER);
    double loss = 0;
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      loss += CrossEntropy.of(logits[i], labels[i] > 0) / labels.length;
      right += logits[i] > 0 == labels[i] > 0 ? 1 : 0;
    }
    return new Seen(loss, right);
  }

  /** Where the steps' time went: on the first core through the net, then in the optimizer. */
  public Stopwatch watch() {
    return backpropagation.watch();
  }

  Adam adam() {
    return adam;
  }

  @Override
  public void close() {
    adam.close();
    backpropagation.close();
  }
}
