package dev.kallos.training;

import dev.kallos.internal.torch.Cores;
import dev.kallos.internal.torch.Placement;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ParameterVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Adam (Kingma and Ba 2015) over a whole parameter vector, which the cores share. An L2 penalty λ‖w‖² is added to the gradient as
 * 2λw, as a penalty in the loss would; weight decay is apart from the gradient (Loshchilov and Hutter 2019). Its owner closes it.
 */
final class Adam implements AutoCloseable {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-7;
  /**
   * How many parameters a core moves at a time. Of fewer, calls take as long as what they do; more at a time were no faster on
   * cores with a megabyte of cache of their own, and need more memory.
   */
  private static final int PIECE = 1 << 18;

  private final ParameterVector parameters;
  private final List<Tensor> owned = new ArrayList<>();
  /** Before which parameter all those lie that the penalty holds for. */
  private final int penalized;
  private final Tensor penalty;
  private final Tensor decay;
  private final Tensor mean;
  private final Tensor square;
  private final Optional<Tensor> average;
  private final int averaged;
  private final boolean decays;
  private final int piece;
  private long steps;

  /**
   * For a net's parameters.
   *
   * @param l2 the penalty's factor, on the layers the design names
   * @param weightDecay by what share of the step size weights shrink each step; biases do not
   * @param averaged over about how many steps the parameters are averaged; 0 for no average
   */
  Adam(ParameterVector parameters, double l2, double weightDecay, int averaged) {
    this.parameters = parameters;
    this.averaged = averaged;
    int length = Math.toIntExact(parameters.values().numel());
    Placement placement = parameters.placement();
    this.piece = placement.wholeBatches() ? length : PIECE;
    this.decays = weightDecay > 0;
    try {
      this.penalized = l2 > 0 ? ends(parameters, ParameterVector.Entry::l2) : 0;
      this.penalty = own(factors(parameters, length, ParameterVector.Entry::l2, 2 * l2));
      this.decay = own(factors(parameters, length, entry -> !entry.bias(), weightDecay));
      this.mean = own(new float[length]);
      this.square = own(new float[length]);
      this.average = averaged > 0 ? Optional.of(own(parameters.toArray())) : Optional.empty();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private Tensor own(float[] values) {
    Tensor vector = Tensors.owned(parameters.placement(), values, values.length);
    owned.add(vector);
    return vector;
  }

  private static int ends(ParameterVector parameters, Predicate<ParameterVector.Entry> which) {
    return parameters.entries().stream().filter(which).mapToInt(entry -> entry.offset() + entry.size()).max().orElse(0);
  }

  private static float[] factors(
      ParameterVector parameters, int length, Predicate<ParameterVector.Entry> which, double factor) {
    float[] factors = new float[length];
    for (ParameterVector.Entry entry : parameters.entries()) {
      if (which.test(entry)) {
        Arrays.fill(factors, entry.offset(), entry.offset() + entry.size(), (float) factor);
      }
    }
    return factors;
  }

  /**
   * What it remembers: the running mean and square of the gradients, the running mean of the parameters if it keeps one, and how
   * many steps it took.
   */
  record State(float[] mean, float[] square, Optional<float[]> average, long steps) {}

  /** Whether all it would remember is a number: squares run over while the loss is still one. */
  boolean isFinite() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return Stream.of(parameters.values(), mean, square).allMatch(vector -> vector.isfinite().all().item_bool());
    }
  }

  State state() {
    return new State(Tensors.toArray(mean), Tensors.toArray(square), average.map(Tensors::toArray), steps);
  }

  /** The parameters averaged over the last steps (Polyak and Juditsky 1992), or as they are if no average is kept. */
  float[] averaged() {
    return average.map(Tensors::toArray).orElseGet(parameters::toArray);
  }

  void restore(State state) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      mean.copy_(Tensors.of(state.mean(), state.mean().length));
      square.copy_(Tensors.of(state.square(), state.square().length));
      average.ifPresent(a -> a.copy_(Tensors.of(state.average().orElseThrow(), state.mean().length)));
    }
    steps = state.steps();
  }

  /**
   * Moves the parameters by their gradients, and sets those to zero.
   *
   * @param gradients vectors whose sum is the gradient
   * @param learningRate the step size
   */
  void step(Cores cores, List<Tensor> gradients, double learningRate) {
    steps++;
    cores.share(
        Math.toIntExact(mean.numel()),
        (core, from, to) -> {
          for (int at = from; at < to; at += piece) {
            move(at, Math.min(piece, to - at), gradients, learningRate);
          }
        });
  }

  private void move(int from, int length, List<Tensor> gradients, double learningRate) {
    double bias1 = 1 - Math.pow(BETA1, steps);
    double bias2 = 1 - Math.pow(BETA2, steps);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor w = parameters.values().narrow(0, from, length);
      Tensor g = gradients.get(0).narrow(0, from, length);
      for (Tensor more : gradients.subList(1, gradients.size())) {
        Tensor other = more.narrow(0, from, length);
        g.add_(other);
        other.zero_();
      }
      if (from < penalized) {
        g.addcmul_(penalty.narrow(0, from, length), w);
      }
      Tensor m = mean.narrow(0, from, length).lerp_(g, new Scalar(1 - BETA1));
      Tensor v = square.narrow(0, from, length).mul_(new Scalar(BETA2)).addcmul_(g, g, new Scalar(1 - BETA2));
      Tensor scale = v.sqrt().div_(new Scalar(Math.sqrt(bias2))).add_(new Scalar(EPSILON));
      if (decays) {
        w.addcmul_(w, decay.narrow(0, from, length), new Scalar(-learningRate));
      }
      w.addcdiv_(m, scale, new Scalar(-learningRate / bias1));
      g.zero_();
      double share = 1.0 / Math.min(steps, Math.max(1, averaged));
      average.ifPresent(a -> a.narrow(0, from, length).lerp_(w, new Scalar(share)));
    }
  }

  @Override
  public void close() {
    owned.forEach(Tensor::close);
  }
}
