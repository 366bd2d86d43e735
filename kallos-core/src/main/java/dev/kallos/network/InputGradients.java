package dev.kallos.network;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The gradient of the logit with respect to the pixels: the trunk step by step, the small rest behind it as a graph. */
public final class InputGradients {
  /** How many faces go through at a time, so that what one step leaves to the next stays in the core's cache. */
  private static final int PIECE = 4;

  private InputGradients() {}

  /**
   * Runs faces forward and all the way back, on the calling thread.
   *
   * @param faces N×3×H×W in −1 to 1, channels last
   * @return each logit's gradient with respect to its own face, N×3×H×W, 32 bits; the caller's pointer scope owns it
   */
  public static Tensor of(ConvNet net, Tensor faces) {
    Tensor result = torch.empty_like(faces);
    int count = (int) faces.size(0);
    for (int from = 0; from < count; from += PIECE) {
      int some = Math.min(PIECE, count - from);
      try (PointerScope scope = new PointerScope()) {
        Tensor in = net.precision() == Precision.FP32 ? faces : faces.to(torch.ScalarType.BFloat16);
        result.narrow(0, from, some).copy_(gradient(net, in.narrow(0, from, some)));
      }
    }
    return result;
  }

  private static Tensor gradient(ConvNet net, Tensor faces) {
    CoreParameters parameters = net.parameters().first();
    Trunk.Tape tape;
    try (NoGradGuard guard = new NoGradGuard()) {
      tape = net.trunk().record(faces, parameters, net.precision(), new Stopwatch(() -> 0));
    }
    Tensor behind = tape.output().detach();
    behind.set_requires_grad(true);
    Tensor logits = ConvNet.asked(net.rest(behind, parameters, DropoutMask.NONE));
    Tensor gradient = torch.grad(new TensorVector(logits.sum()), new TensorVector(behind)).get(0);
    try (NoGradGuard guard = new NoGradGuard()) {
      return net.trunk().inputGradient(tape, gradient);
    }
  }
}
