package dev.kallos.network;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The gradient of the logit with respect to the pixels. */
public final class InputGradients {
  private InputGradients() {}

  /**
   * Runs faces forward and all the way back, on the calling thread.
   *
   * @param faces N×3×H×W in −1 to 1
   * @return each logit's gradient with respect to its own face, N×3×H×W, 32 bits; the caller's pointer scope owns it
   */
  public static Tensor of(ConvNet net, Tensor faces) {
    Tensor result = torch.empty_like(faces);
    try (PointerScope scope = new PointerScope()) {
      Tensor x = faces.detach();
      x.set_requires_grad(true);
      result.copy_(torch.grad(new TensorVector(net.logits(x).sum()), new TensorVector(x)).get(0));
    }
    return result;
  }
}
