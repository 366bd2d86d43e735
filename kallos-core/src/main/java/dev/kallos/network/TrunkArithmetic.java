package dev.kallos.network;

import dev.kallos.internal.torch.Placement;
import dev.kallos.network.NetworkSummary.Shape;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * What a trunk's convolutions and 2×2 poolings are computed with. Each call runs on the calling thread, under its pointer scope and
 * without a graph; all tensors of faces are N×C×H×W, channels last. Its owner closes it.
 */
sealed interface TrunkArithmetic extends AutoCloseable permits LibtorchArithmetic, OneDnnArithmetic {
  /**
   * The fastest there is in a place. On systems other than Linux it is not known whether oneDNN shares libtorch's threads; if it did
   * not, each core would work with as many as there are cores.
   *
   * @param placement where the tensors lie
   * @param precision of the numbers
   */
  static TrunkArithmetic of(Placement placement, Precision precision) {
    if (placement.wholeBatches() || !Loader.getPlatform().equals("linux-x86_64")) {
      return new LibtorchArithmetic();
    }
    OneDnnArithmetic arithmetic = OneDnnArithmetic.load();
    if (arithmetic.suits(precision.type())) {
      return arithmetic;
    }
    arithmetic.close();
    return new LibtorchArithmetic();
  }

  /**
   * A convolution, 3×3 and of the same size.
   *
   * @param input N×C×H×W
   * @param weight F×C×3×3
   * @param bias F, with which comes ReLU if this {@link #rectifies}; null for neither
   * @return N×F×H×W
   */
  Tensor convolution(Tensor input, Tensor weight, Tensor bias);

  /** Whether a convolution with a bias brings ReLU with it, where that costs nothing. */
  boolean rectifies();

  /** The type of what {@link #pool} notes. */
  torch.ScalarType places();

  /**
   * Max pooling of 2×2; among equals the first counts, row by row. A last row or column without another is pooled by itself.
   *
   * @param numbers N×C×H×W
   * @param highest where to put N×C×h×w
   * @param places null, or where to note, like {@code highest}, which was the highest
   */
  void pool(Tensor numbers, Tensor highest, Tensor places);

  /**
   * The gradient of {@link #pool}.
   *
   * @param gradient with respect to what was pooled, N×C×h×w
   * @param places what was noted, N×C×h×w
   * @param numbers the shape of what came in
   * @return N×C×H×W
   */
  Tensor unpooled(Tensor gradient, Tensor places, Shape numbers);

  /**
   * Sets to zero in a gradient what ReLU holds back.
   *
   * @param output what came out of ReLU, N×C×h×w
   * @param gradient with respect to that, N×C×h×w; changed
   */
  void rectify(Tensor output, Tensor gradient);

  /**
   * A convolution's gradient with respect to its kernels.
   *
   * @param input what came in, N×C×H×W
   * @param gradient with respect to what went out, N×F×H×W
   * @param weight F×C×3×3
   * @return F×C×3×3
   */
  Tensor weightGradient(Tensor input, Tensor gradient, Tensor weight);

  /**
   * A convolution's gradient with respect to its input.
   *
   * @param gradient with respect to what went out, N×F×H×W
   * @param weight F×C×3×3
   * @return N×C×H×W
   */
  Tensor inputGradient(Tensor gradient, Tensor weight);

  /** An N×C×H×W tensor where another lies, channels last, whose values are whatever memory held. */
  static Tensor empty(Tensor beside, long faces, Shape shape, torch.ScalarType type) {
    long[] sides = {faces, shape.height(), shape.width(), shape.channels()};
    TensorOptions options = new TensorOptions(type).device(new DeviceOptional(beside.device()));
    return torch.empty(sides, options, new MemoryFormatOptional()).permute(0, 3, 1, 2);
  }

  @Override
  void close();
}
