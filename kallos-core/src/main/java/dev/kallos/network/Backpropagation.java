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
import org.bytedeco.pytorch.global.torch;

/**
 * The gradient of a batch's loss ({@link Targets}) with respect to all parameters. Each core takes its share of the batch through
 * the whole net and back: the trunk step by step, the small rest behind it as a graph. Where convolutions are normalized the
 * cores meet at each of them ({@link NormalizedPass}). Its owner closes it, before the net.
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
    try {
      for (int i = 0; i < net.cores().count(); i++) {
        cores.add(i == 0 ? net.parameters().first() : net.parameters().another());
        watches.add(new Stopwatch(nanoTime));
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /**
   * Runs a batch through the net with dropout on, and adds its gradient to {@link #gradients}.
   *
   * @param targets what the logits ought to say
   * @param dropoutSeed what dropout draws from
   * @return N×A logits, row-major
   */
  public float[] apply(FaceBatch batch, Targets targets, long dropoutSeed) {
    int heads = net.summary().logits();
    float[] logits = new float[batch.size() * heads];
    if (net.trunk().normalized()) {
      normalized(batch, targets, dropoutSeed, logits);
      return logits;
    }
    net.cores()
        .share(
            batch.size(),
            (core, from, to) -> {
              float[] some = share(batch, from, to, targets, dropoutSeed, core);
              System.arraycopy(some, 0, logits, from * heads, some.length);
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

  private float[] share(FaceBatch batch, int from, int to, Targets targets, long dropoutSeed, int core) {
    Stopwatch watch = watches.get(core);
    watch.start();
    try (PointerScope scope = new PointerScope()) {
      Trunk.Tape tape;
      try (NoGradGuard guard = new NoGradGuard()) {
        Tensor faces = net.faces(batch, from, to);
        watch.lap("input");
        tape = net.trunk().record(faces, cores.get(core), net.precision(), watch);
      }
      Head head = head(tape.output(), from, targets, dropoutSeed, core);
      try (NoGradGuard guard = new NoGradGuard()) {
        net.trunk().backward(tape, head.gradient(), cores.get(core), watch);
      }
      return head.logits();
    }
  }

  private void normalized(FaceBatch batch, Targets targets, long dropoutSeed, float[] logits) {
    watch().start();
    NormalizedPass pass = new NormalizedPass(net, cores, watch());
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor faces = net.faces(batch, 0, batch.size());
      watch().lap("input");
      Tensor behind = pass.forward(faces);
      Tensor gradient = torch.empty_like(behind);
      net.cores()
          .share(
              batch.size(),
              (core, from, to) -> {
                try (PointerScope share = new PointerScope()) {
                  Head head = head(behind.narrow(0, from, to - from), from, targets, dropoutSeed, core);
                  try (NoGradGuard none = new NoGradGuard()) {
                    gradient.narrow(0, from, to - from).copy_(head.gradient());
                  }
                  System.arraycopy(head.logits(), 0, logits, from * net.summary().logits(), head.logits().length);
                }
              });
      watch().lap("backward head");
      pass.backward(gradient);
    }
  }

  /** What the layers behind the trunk make of some faces, and the loss's gradient with respect to what came in. */
  private record Head(float[] logits, Tensor gradient) {}

  private Head head(Tensor output, int from, Targets targets, long dropoutSeed, int core) {
    Tensor behind = output.detach();
    behind.set_requires_grad(true);
    Tensor logits = net.rest(behind, cores.get(core), DropoutMask.of(dropoutSeed, from));
    float[] values = Tensors.toArray(logits);
    watches.get(core).lap("forward head");
    int heads = net.summary().logits();
    Tensor gradient = Tensors.beside(logits, targets.lossGradient(values, from), values.length / heads, heads);
    logits.backward(gradient, new BoolOptional(), false, new TensorArrayRefOptional());
    watches.get(core).lap("backward head");
    return new Head(values, behind.grad());
  }

  @Override
  public void close() {
    cores.subList(1, cores.size()).forEach(CoreParameters::close);
  }
}
