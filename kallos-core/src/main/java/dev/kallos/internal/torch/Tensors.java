package dev.kallos.internal.torch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Copies between Java arrays and 32-bit tensors. Unless it says otherwise, a new tensor lies in the host's memory and belongs to
 * the caller's pointer scope.
 */
public final class Tensors {
  private Tensors() {}

  /** A new tensor of that shape with a copy of the values, row-major. */
  public static Tensor of(float[] values, long... shape) {
    return torch.from_blob(new FloatPointer(values), shape, floats()).clone();
  }

  /** As {@link #of}, but where another tensor lies. */
  public static Tensor beside(Tensor other, float[] values, long... shape) {
    return of(values, shape).to(other.device(), torch.ScalarType.Float);
  }

  /** As {@link #of}, but brought to a place and outliving every scope: the caller closes it. */
  public static Tensor owned(Placement placement, float[] values, long... shape) {
    try (PointerScope scope = new PointerScope()) {
      Tensor tensor = placement.put(of(values, shape));
      tensor.retainReference();
      return tensor;
    }
  }

  /** The values of a tensor of any layout and precision, wherever it lies, row-major. */
  public static float[] toArray(Tensor tensor) {
    try (PointerScope scope = new PointerScope()) {
      Tensor plain = tensor.detach().to(torch.ScalarType.Float).contiguous().cpu();
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
