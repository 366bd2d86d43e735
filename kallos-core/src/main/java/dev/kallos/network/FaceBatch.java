package dev.kallos.network;

import dev.kallos.UnusableInputException;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Placement;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Some faces gathered for one step.
 *
 * @param faces their indices
 * @param pixels their pixels in native memory: N×H×W×3 unsigned bytes, RGB
 * @param height H
 * @param width W
 */
public record FaceBatch(int[] faces, ByteBuffer pixels, int height, int width) {
  public int size() {
    return faces.length;
  }

  /**
   * How many bytes the pixels of so many faces take.
   *
   * @throws UnusableInputException if they are more than one array can hold
   */
  public static int bytes(int faces, ImageSize size) {
    long bytes = 3L * size.pixels() * faces;
    if (bytes > Integer.MAX_VALUE) {
      throw new UnusableInputException(
          "A batch of %,d faces of %s is too large to hold; lower --batch or --size.".formatted(faces, size));
    }
    return (int) bytes;
  }

  /** All faces as a net takes them; see {@link #tensor(Precision, int, int)}. */
  public Tensor tensor(Precision precision) {
    return tensor(precision, 0, size());
  }

  /**
   * The faces from {@code from} on, before {@code to}, as a net takes them: N×3×H×W in −1 to 1, stored channels last, in the
   * given precision. The tensor belongs to the caller's pointer scope.
   */
  public Tensor tensor(Precision precision, int from, int to) {
    return tensor(Placement.CORES, precision, from, to);
  }

  /** The same at another place, where bytes become numbers: they are a quarter of these to carry. */
  Tensor tensor(Placement placement, Precision precision, int from, int to) {
    Tensor bytes =
        torch.from_blob(
            new BytePointer(pixels).getPointer(3L * height * width * from),
            new long[] {to - from, height, width, 3},
            new TensorOptions(torch.ScalarType.Byte));
    Tensor floats =
        placement.put(bytes).permute(0, 3, 1, 2).to(torch.ScalarType.Float).mul_(new Scalar(1 / 127.5f)).sub_(new Scalar(1f));
    return precision == Precision.FP32 ? floats : floats.to(torch.ScalarType.BFloat16);
  }
}
