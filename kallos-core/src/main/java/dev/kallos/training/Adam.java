package dev.kallos.training;

import dev.kallos.internal.torch.Cores;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ParameterVector;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Adam (Kingma and Ba 2015) over a whole parameter vector, which the cores share. An L2 penalty λ‖w‖² is added to the gradient as
 * 2λw, as a penalty in the loss would. Its owner closes it.
 */
final class Adam implements AutoCloseable {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-7;
  /** How many parameters are moved at a time: all that is read and written for them stays in a core's cache. */
  private static final int PIECE = 1 << 16;

  private final ParameterVector parameters;
  private final double learningRate;
  private final Tensor penalty;
  private final Tensor mean;
  private final Tensor square;
  private long steps;

  Adam(ParameterVector parameters, double learningRate, double l2) {
    this.parameters = parameters;
    this.learningRate = learningRate;
    int length = Math.toIntExact(parameters.values().numel());
    float[] factors = new float[length];
    for (ParameterVector.Entry entry : parameters.entries()) {
      if (entry.l2()) {
        Arrays.fill(factors, entry.offset(), entry.offset() + entry.size(), (float) (2 * l2));
      }
    }
    this.penalty = Tensors.owned(factors, length);
    this.mean = Tensors.owned(new float[length], length);
    this.square = Tensors.owned(new float[length], length);
  }

  /** What it remembers: the running mean and square of the gradients, and how many steps it took. */
  record State(float[] mean, float[] square, long steps) {}

  State state() {
    return new State(Tensors.toArray(mean), Tensors.toArray(square), steps);
  }

  void restore(State state) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      mean.copy_(Tensors.of(state.mean(), state.mean().length));
      square.copy_(Tensors.of(state.square(), state.square().length));
    }
    steps = state.steps();
  }

  /**
   * Moves the parameters by their gradients, and sets those to zero.
   *
   * @param gradients vectors whose sum is the gradient
   */
  void step(Cores cores, List<Tensor> gradients) {
    steps++;
    cores.share(
        Math.toIntExact(mean.numel()),
        (core, from, to) -> {
          for (int at = from; at < to; at += PIECE) {
            move(at, Math.min(PIECE, to - at), gradients);
          }
        });
  }

  private void move(int from, int length, List<Tensor> gradients) {
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
      g.addcmul_(penalty.narrow(0, from, length), w);
      Tensor m = mean.narrow(0, from, length).lerp_(g, new Scalar(1 - BETA1));
      Tensor v = square.narrow(0, from, length).mul_(new Scalar(BETA2)).addcmul_(g, g, new Scalar(1 - BETA2));
      Tensor scale = v.sqrt().div_(new Scalar(Math.sqrt(bias2))).add_(new Scalar(EPSILON));
      w.addcdiv_(m, scale, new Scalar(-learningRate / bias1));
      g.zero_();
    }
  }

  @Override
  public void close() {
    square.close();
    mean.close();
    penalty.close();
  }
}
