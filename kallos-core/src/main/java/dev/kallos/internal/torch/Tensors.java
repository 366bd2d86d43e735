package dev.kallos.internal.torch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Copies between Java arrays and 32-bit tensors on the processor. Unless it says otherwise, a new tensor belongs to the
 * caller's pointer scope.
 */
public final class Tensors {
  private Tensors() {}

  /** A new tensor of that shape with a copy of the values, row-major. */
  public static Tensor of(float[] values, long... shape) {
    return torch.from_blob(new FloatPointer(values), shape, floats()).clone();
  }

  /** As {@link #of}, but outliving every scope: the caller closes it. */
  public static Tensor owned(float[] values, long... shape) {
    try (PointerScope scope = new PointerScope()) {
      Tensor tensor = of(values, shape);
      tensor.retainReference();
      return tensor;
    }
  }

  /** The values of a tensor of any layout and precision, row-major. */
  public static float[] toArray(Tensor tensor) {
    try (PointerScope scope = new PointerScope()) {
      Tensor plain = tensor.detach().to(torch.ScalarType.Float).contiguous();
      float[] values = new float[Math.toIntExact(plain.numel())];
      new FloatPointer(plain.data_ptr()).get(values);
      return values;
    }
  }

  /** Options of a 32-bit float tensor. */
  public static TensorOptions floats() {
    return new TensorOptions(torch.ScalarType.Float);
  }
}
