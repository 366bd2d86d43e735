package dev.kallos.network;

import dev.kallos.network.NetworkSummary.Shape;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongArrayRefOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution, its ReLU and the max pooling behind it as one step, forward and backward, on one core and without a graph.
 *
 * <p>The order is convolution, pooling, ReLU: ReLU and maximum can change places, and behind the pooling ReLU has a quarter of
 * the values to work on. Faces go through some at a time, so that the convolution's output, the largest array there is, stays in
 * the core's cache and is never kept: the gradient needs only which place of each 2×2 was the highest.
 *
 * @param name the convolution's name, for instance {@code conv1}
 * @param pooling the pooling's name
 * @param in the shape that comes in
 * @param convolved the convolution's shape
 * @param out the shape behind the pooling
 */
record PooledConvolution(String name, String pooling, Shape in, Shape convolved, Shape out) {
  /** How large a convolution's output may be; two to eight megabytes were equally fast on cores with two of their own. */
  private static final int CACHED_BYTES = 4 << 20;

  private static final long[] ONE = {1, 1};
  private static final long[] TWO = {2, 2};
  private static final long[] NONE = {0, 0};
  private static final long[] ALL_BUT_CHANNELS = {0, 2, 3};

  /** How many faces go through at a time. */
  int piece() {
    return Math.max(1, CACHED_BYTES / (4 * convolved.size()));
  }

  /**
   * The forward pass.
   *
   * @param input N×C×H×W, channels last
   * @param places null, or where to note for the gradient which place was the highest: N×F×⌈H/2⌉×⌈W/2⌉, 64-bit
   * @return N×F×⌈H/2⌉×⌈W/2⌉, channels last; the caller's pointer scope owns it
   */
  Tensor forward(Tensor input, Tensor weight, Tensor bias, Tensor places, Stopwatch watch) {
    int faces = (int) input.size(0);
    Tensor output = empty(faces, out, input.scalar_type());
    Tensor noted = places == null ? empty(Math.min(faces, piece()), out, torch.ScalarType.Long) : places;
    TensorOptional shift = new TensorOptional(bias);
    for (int from = 0; from < faces; from += piece()) {
      int some = Math.min(piece(), faces - from);
      try (PointerScope scope = new PointerScope()) {
        Tensor convolution = torch.conv2d(input.narrow(0, from, some), weight, shift, ONE, ONE, ONE, 1);
        watch.lap("forward " + name);
        Tensor pooled = output.narrow(0, from, some);
        Tensor where = noted.narrow(0, places == null ? 0 : from, some);
        torch.max_pool2d_with_indices_outf(convolution, TWO, TWO, NONE, ONE, true, pooled, where);
        pooled.relu_();
        watch.lap("forward " + pooling);
      }
    }
    return output;
  }

  /**
   * The backward pass over a few faces; adds to the gradients of weight and bias.
   *
   * @param input what came in
   * @param output what went out
   * @param places what the forward pass noted
   * @param gradient the loss's gradient with respect to the output; used up
   * @param weightGradient F×C×3×3, 32 bits
   * @param biasGradient F, 32 bits
   * @param inputToo whether the gradient with respect to the input is wanted
   * @return that gradient, or null; the caller's pointer scope owns it
   */
  Tensor backward(
      Tensor input,
      Tensor output,
      Tensor places,
      Tensor gradient,
      Tensor weight,
      Tensor weightGradient,
      Tensor biasGradient,
      boolean inputToo,
      Stopwatch watch) {
    torch.threshold_backward_outf(gradient, output, new Scalar(0), gradient);
    // Pooling hands each gradient to one place, so the sum over places may as well be taken behind it.
    biasGradient.add_(gradient.sum(ALL_BUT_CHANNELS, false, new ScalarTypeOptional(torch.ScalarType.Float)));
    Tensor shape = empty((int) input.size(0), convolved, input.scalar_type());
    Tensor unpooled = torch.max_pool2d_with_indices_backward(gradient, shape, TWO, TWO, NONE, ONE, true, places);
    watch.lap("backward " + pooling);
    T_TensorTensorTensor_T gradients =
        torch.convolution_backward(
            unpooled,
            input,
            weight,
            new LongArrayRefOptional(),
            ONE,
            ONE,
            ONE,
            false,
            NONE,
            1,
            wanted(inputToo));
    weightGradient.add_(gradients.get1());
    watch.lap("backward " + name);
    return inputToo ? gradients.get0() : null;
  }

  /**
   * The backward pass to the input alone.
   *
   * @param input what came in
   * @param output what went out
   * @param places what the forward pass noted
   * @param gradient the gradient with respect to the output; used up
   * @return the gradient with respect to the input; the caller's pointer scope owns it
   */
  Tensor inputGradient(Tensor input, Tensor output, Tensor places, Tensor gradient, Tensor weight) {
    torch.threshold_backward_outf(gradient, output, new Scalar(0), gradient);
    Tensor shape = empty((int) input.size(0), convolved, input.scalar_type());
    Tensor unpooled = torch.max_pool2d_with_indices_backward(gradient, shape, TWO, TWO, NONE, ONE, true, places);
    BoolPointer inputAlone = new BoolPointer(3).put(0, true).put(1, false).put(2, false);
    return torch
        .convolution_backward(
            unpooled, input, weight, new LongArrayRefOptional(), ONE, ONE, ONE, false, NONE, 1, inputAlone)
        .get0();
  }

  /** Which gradients a convolution's backward pass is to make: its input's, its weight's, its bias's. */
  private static BoolPointer wanted(boolean inputToo) {
    return new BoolPointer(3).put(0, inputToo).put(1, true).put(2, false);
  }

  /** An N×C×H×W tensor, channels last, whose values are whatever memory held. */
  static Tensor empty(int faces, Shape shape, torch.ScalarType type) {
    long[] sides = {faces, shape.height(), shape.width(), shape.channels()};
    return torch.empty(sides, new TensorOptions(type), new MemoryFormatOptional()).permute(0, 3, 1, 2);
  }
}
