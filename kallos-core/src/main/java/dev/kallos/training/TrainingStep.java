package dev.kallos.training;

import dev.kallos.StoppedException;
import dev.kallos.evaluation.Scores;
import dev.kallos.image.FaceArray;
import dev.kallos.network.Backpropagation;
import dev.kallos.network.ChannelStatistics;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.FacesAtOnce;
import dev.kallos.network.Stopwatch;
import dev.kallos.network.Targets;
import dev.kallos.scoring.FaceBatches;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** One batch's forward pass, backward pass and move of the parameters. Its owner closes it, before the net. */
public final class TrainingStep implements AutoCloseable {
  static final String OTHER_CORES = "waiting for the other cores";
  static final String OPTIMIZER = "optimizer";

  private final ConvNet net;
  private final ConvNet plain;
  private final Backpropagation backpropagation;
  private final Adam adam;
  private final double learningRate;

  /**
   * Steps for a net, without weight decay.
   *
   * @param learningRate Adam's step size
   * @param l2 factor of the squared kernels added to the loss
   * @param nanoTime the clock of {@link #watch}
   */
  public TrainingStep(ConvNet net, double learningRate, double l2, LongSupplier nanoTime) {
    this(net, learningRate, l2, 0, 0, nanoTime);
  }

  /**
   * The same with weight decay and an average of the parameters.
   *
   * @param weightDecay by what share of the step size weights shrink each step
   * @param averaged over about how many steps the settled net's parameters are averaged; 0 for no average
   */
  TrainingStep(
      ConvNet net, double learningRate, double l2, double weightDecay, int averaged, LongSupplier nanoTime) {
    this.net = net;
    this.learningRate = learningRate;
    this.plain = net.normalized() || averaged > 0 ? net.another(0) : net;
    Backpropagation passes = null;
    try {
      passes = new Backpropagation(net, nanoTime);
      this.adam = new Adam(net.parameters(), l2, weightDecay, averaged);
      this.backpropagation = passes;
    } catch (RuntimeException | Error e) {
      if (passes != null) {
        passes.close();
      }
      if (plain != net) {
        plain.close();
      }
      throw e;
    }
  }

  /**
   * What a step saw before it moved the parameters.
   *
   * @param loss mean binary cross-entropy of the asked attribute, without the L2 penalty
   * @param right how many faces were answered right
   */
  public record Seen(double loss, int right) {}

  /**
   * Takes a whole step towards the labels of the asked attribute.
   *
   * @param labels 1 or 0 for each face of the batch
   * @param dropoutSeed what dropout draws from
   */
  public Seen apply(FaceBatch batch, float[] labels, long dropoutSeed) {
    return apply(batch, labels, Targets.asked(labels, net.summary().logits()), dropoutSeed, 1);
  }

  /**
   * Takes a step.
   *
   * @param labels the asked attribute's, 1 or 0 for each face of the batch: what the answers are counted by
   * @param targets what the logits are moved towards
   * @param dropoutSeed what dropout draws from
   * @param factor what the step size is multiplied by
   */
  public Seen apply(FaceBatch batch, float[] labels, Targets targets, long dropoutSeed, double factor) {
    float[] logits = backpropagation.apply(batch, targets, dropoutSeed);
    watch().lap(OTHER_CORES);
    adam.step(net.cores(), backpropagation.gradients(), factor * learningRate);
    watch().lap(OPTIMIZER);
    int heads = net.summary().logits();
    double loss = 0;
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      loss += Scores.loss(labels[i] > 0 ? 1 : 0, logits[i * heads]) / labels.length;
      right += logits[i * heads] > 0 == labels[i] > 0 ? 1 : 0;
    }
    return new Seen(loss, right);
  }

  /**
   * Makes the net as it is used: its weights averaged, and what normalizing does moved into them, by the averaged weights' own
   * statistics (Izmailov et al. 2018) over faces as they are scored, not as they are changed for training (Touvron et al. 2019).
   *
   * @param faces which faces the statistics are of, in no order that tells their labels
   * @param batch how many are normalized together, fewer of large faces
   * @param stopped asked before each batch
   * @throws StoppedException once {@code stopped} says so
   */
  void settle(FaceArray source, int[] faces, int batch, BooleanSupplier stopped) {
    if (plain == net) {
      return;
    }
    float[] averaged = adam.averaged();
    plain.parameters().set(averaged);
    if (net.normalized()) {
      int together = FacesAtOnce.inBatch(batch, source.size());
      try (FaceBatches batches = FaceBatches.inOrder(source, whole(faces, together), together)) {
        plain.parameters().set(ChannelStatistics.of(plain, batches.until(stopped)).plain(averaged));
      }
    }
  }

  /** What {@link #settle} made last; it stays this object's. */
  public ConvNet settled() {
    return plain;
  }

  /**
   * The order of an epoch, without what is left over for a last batch of less than an eighth where the net is normalized: the mean
   * and variance of a few faces say little, and each epoch leaves out others. Nor with a single face left where it is normalized
   * over one place of each: nothing of a face is left then.
   */
  int[] whole(int[] order, int batch) {
    int left = order.length % batch;
    boolean nothing = left == 1 && net.summary().fewestNormalized().stream().anyMatch(places -> places == 1);
    boolean few = order.length > batch && (8L * left < batch || nothing);
    return net.normalized() && few ? Arrays.copyOf(order, order.length - left) : order;
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
    if (plain != net) {
      plain.close();
    }
  }
}
