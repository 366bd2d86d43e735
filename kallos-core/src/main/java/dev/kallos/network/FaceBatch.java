package dev.kallos.network;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
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
   * The pixels as a net takes them: N×3×H×W in −1 to 1, stored channels last, in the given precision. The tensor belongs to
   * the caller's pointer scope.
   */
  public Tensor tensor(Precision precision) {
    Tensor bytes =
        torch.from_blob(
            new BytePointer(pixels),
            new long[] {faces.length, height, width, 3},
            new TensorOptions(torch.ScalarType.Byte));
    torch.ScalarType type = precision == Precision.BF16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Float;
    return bytes
        .permute(0, 3, 1, 2)
        .to(torch.ScalarType.Float)
        .mul_(new Scalar(1 / 127.5f))
        .sub_(new Scalar(1f))
        .to(type, false, false, new MemoryFormatOptional(torch.MemoryFormat.ChannelsLast));
  }
}
