package dev.kallos.network;

import dev.kallos.network.NetworkSummary.Shape;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.LongArrayRefOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** libtorch's own operations, which there are in every place. */
record LibtorchArithmetic() implements TrunkArithmetic {
  private static final long[] ONE = {1, 1};
  private static final long[] TWO = {2, 2};
  private static final long[] NONE = {0, 0};

  @Override
  public Tensor convolution(Tensor input, Tensor weight, Tensor bias) {
    TensorOptional shift = bias == null ? new TensorOptional() : new TensorOptional(bias);
    return torch.conv2d(input, weight, shift, ONE, ONE, ONE, 1);
  }

  @Override
  public boolean rectifies() {
    return false;
  }

  @Override
  public torch.ScalarType places() {
    return torch.ScalarType.Long;
  }

  @Override
  public void pool(Tensor numbers, Tensor highest, Tensor places) {
    Shape shape = new Shape((int) highest.size(2), (int) highest.size(3), (int) highest.size(1));
    Tensor noted = places == null ? TrunkArithmetic.empty(highest, highest.size(0), shape, places()) : places;
    torch.max_pool2d_with_indices_outf(numbers, TWO, TWO, NONE, ONE, true, highest, noted);
  }

  @Override
  public Tensor unpooled(Tensor gradient, Tensor places, Shape numbers) {
    Tensor shape = TrunkArithmetic.empty(gradient, gradient.size(0), numbers, gradient.scalar_type());
    return torch.max_pool2d_with_indices_backward(gradient, shape, TWO, TWO, NONE, ONE, true, places);
  }

  @Override
  public void rectify(Tensor output, Tensor gradient) {
    torch.threshold_backward_outf(gradient, output, new Scalar(0), gradient);
  }

  @Override
  public Tensor weightGradient(Tensor input, Tensor gradient, Tensor weight) {
    BoolPointer weightAlone = new BoolPointer(3).put(0, false).put(1, true).put(2, false);
    return torch
        .convolution_backward(
            gradient, input, weight, new LongArrayRefOptional(), ONE, ONE, ONE, false, NONE, 1, weightAlone)
        .get1();
  }

  /**
   * As a convolution with kernels turned by 180°. libtorch's own operation must not be used on a processor in 32 bits: when two
   * threads ask for it at once for a shape that is new to the process, one of them may run it before its scratch memory is set, and
   * the process dies.
   */
  @Override
  public Tensor inputGradient(Tensor gradient, Tensor weight) {
    return convolution(gradient, weight.flip(2, 3).transpose(0, 1), null);
  }

  @Override
  public void close() {
    // libtorch keeps what it compiles for itself.
  }
}
