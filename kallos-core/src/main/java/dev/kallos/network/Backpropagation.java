package dev.kallos.network;

import dev.kallos.internal.torch.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;

/**
 * The gradient of a batch's mean binary cross-entropy with respect to all parameters. Each core takes its share of the batch
 * through the whole net and back: the trunk step by step, the small rest behind it as a graph. Its owner closes it, before the
 * net.
 */
public final class Backpropagation implements AutoCloseable {
  private final ConvNet net;
  private final List<CoreParameters> cores = new ArrayList<>();
  private final List<Stopwatch> watches = new ArrayList<>();

  /**
   * Backward passes through a net.
   *
   * @param nanoTime the clock of {@link #watch}
   */
  public Backpropagation(ConvNet net, LongSupplier nanoTime) {
    this.net = net;
    for (int i = 0; i < net.cores().count(); i++) {
      cores.add(i == 0 ? net.parameters().first() : net.parameters().another());
      watches.add(new Stopwatch(nanoTime));
    }
  }

  /**
   * Runs a batch through the net with dropout on, and adds its gradient to {@link #gradients}.
   *
   * @param labels 1 or 0 for each face
   * @param dropoutSeed what dropout draws from
   * @return one logit a face
   */
  public float[] apply(FaceBatch batch, float[] labels, long dropoutSeed) {
    float[] logits = new float[batch.size()];
    net.cores()
        .share(
            batch.size(),
            (core, from, to) -> {
              float[] some = share(batch, from, to, labels, dropoutSeed, cores.get(core), watches.get(core));
              System.arraycopy(some, 0, logits, from, some.length);
            });
    return logits;
  }

  /** A vector of all gradients for each core; their sum is the batch's gradient. */
  public List<Tensor> gradients() {
    return cores.stream().map(CoreParameters::gradients).toList();
  }

  /** Where the first core's time went: {@code input}, {@code forward conv1}, {@code backward head} and so on. */
  public Stopwatch watch() {
    return watches.get(0);
  }

  private float[] share(
      FaceBatch batch,
      int from,
      int to,
      float[] labels,
      long dropoutSeed,
      CoreParameters core,
      Stopwatch watch) {
    watch.start();
    try (PointerScope scope = new PointerScope()) {
      Trunk.Tape tape;
      try (NoGradGuard guard = new NoGradGuard()) {
        Tensor faces = batch.tensor(net.precision(), from, to);
        watch.lap("input");
        tape = net.trunk().record(faces, core, net.precision(), watch);
      }
      Tensor behind = tape.output().detach();
      behind.set_requires_grad(true);
      Tensor logits = net.rest(behind, core, DropoutMask.of(dropoutSeed, from));
      float[] values = Tensors.toArray(logits);
      watch.lap("forward head");
      Tensor gradient = Tensors.of(lossGradient(values, labels, from), values.length);
      logits.backward(gradient, new BoolOptional(), false, new TensorArrayRefOptional());
      watch.lap("backward head");
      try (NoGradGuard guard = new NoGradGuard()) {
        net.trunk().backward(tape, behind.grad(), core, net.precision(), watch);
      }
      return values;
    }
  }

  /** The derivative of the batch's mean cross-entropy with respect to each logit: (probability − label) / N. */
  private static float[] lossGradient(float[] logits, float[] labels, int from) {
    float[] gradient = new float[logits.length];
    for (int i = 0; i < gradient.length; i++) {
      double probability = 1 / (1 + Math.exp(-logits[i]));
      gradient[i] = (float) ((probability - labels[from + i]) / labels.length);
    }
    return gradient;
  }

  @Override
  public void close() {
    cores.subList(1, cores.size()).forEach(CoreParameters::close);
  }
}
