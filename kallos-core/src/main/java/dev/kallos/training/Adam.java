package dev.kallos.training;

import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ParameterVector;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Adam (Kingma and Ba 2015) over a whole parameter vector at once. An L2 penalty λ‖w‖² is added to the gradient as 2λw, as a
 * penalty in the loss would. Its owner closes it.
 */
final class Adam implements AutoCloseable {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-7;

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
        java.util.Arrays.fill(factors, entry.offset(), entry.offset() + entry.size(), (float) (2 * l2));
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

  /** Moves the parameters by their gradients, and sets those to zero. */
  void step() {
    steps++;
    double bias1 = 1 - Math.pow(BETA1, steps);
    double bias2 = 1 - Math.pow(BETA2, steps);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor gradient = parameters.gradients();
      gradient.addcmul_(penalty, parameters.values());
      mean.lerp_(gradient, new Scalar(1 - BETA1));
      square.mul_(new Scalar(BETA2)).addcmul_(gradient, gradient, new Scalar(1 - BETA2));
      Tensor scale = square.sqrt().div_(new Scalar(Math.sqrt(bias2))).add_(new Scalar(EPSILON));
      parameters.values().addcdiv_(mean, scale, new Scalar(-learningRate / bias1));
      gradient.zero_();
    }
  }

  @Override
  public void close() {
    square.close();
    mean.close();
    penalty.close();
  }
}
