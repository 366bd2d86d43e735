package dev.kallos.network;

import dev.kallos.network.NetworkSummary.Shape;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.DeviceOptional;
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
 * A convolution, its ReLU and the max pooling behind it, if there is one, as one step, forward and backward, on one thread and
 * without a graph.
 *
 * <p>The order is convolution, pooling, ReLU: ReLU and maximum can change places, and behind the pooling ReLU has a quarter of
 * the values to work on. On a core faces go through some at a time, so that the convolution's output, the largest array there is,
 * stays in its cache; it is never kept: the gradient needs only which place of each window was the highest.
 *
 * <p>The gradient with respect to the input is itself computed as a convolution, with turned kernels. oneDNN's own 32-bit kernel
 * for it must not be used here: when two threads ask for it at once for a shape that is new to the process, one of them may run
 * it before its scratch memory is set, and the process dies.
 *
 * @param name the convolution's name, for instance {@code conv1}
 * @param pooling the pooling's name; the convolution's own where nothing is pooled
 * @param window what is pooled into one
 * @param normalized whether the convolution is normalized in training
 * @param whole whether all faces go through at a time
 * @param convolved the convolution's shape
 * @param out the shape behind the pooling
 */
record PooledConvolution(
    String name, String pooling, Window window, boolean normalized, boolean whole, Shape convolved, Shape out) {
  /** What is pooled into one: a place alone, each 2×2, or all places. */
  enum Window {
    PLACE,
    PAIRS,
    ALL
  }

  /** How large a convolution's output may be; two to eight megabytes were equally fast on cores with two of their own. */
  private static final int CACHED_BYTES = 4 << 20;

  private static final long[] ONE = {1, 1};
  private static final long[] NONE = {0, 0};
  private static final long[] ALL_BUT_CHANNELS = {0, 2, 3};

  /** How many faces go through at a time. */
  int piece() {
    return whole ? Integer.MAX_VALUE : Math.max(1, CACHED_BYTES / (4 * convolved.size()));
  }

  /** How many of the design's layers it stands for. */
  int layers() {
    return window == Window.PLACE ? 1 : 2;
  }

  /**
   * Room to note for the gradient which place of each window was the highest: N×F×h×w of {@link #out}, channels last.
   *
   * @param beside where it is to lie, of the type that numbers have
   */
  Tensor places(Tensor beside, int faces) {
    return empty(beside, faces, out, inLanes(beside) ? LanePooling.PLACES : torch.ScalarType.Long);
  }

  private boolean inLanes(Tensor numbers) {
    return window == Window.PAIRS && LanePooling.suits(numbers, convolved);
  }

  /**
   * The forward pass.
   *
   * @param input N×C×H×W, channels last
   * @param places null, or {@link #places}
   * @return N×F×h×w of {@link #out}, channels last; the caller's pointer scope owns it
   */
  Tensor forward(Tensor input, Tensor weight, Tensor bias, Tensor places, Stopwatch watch) {
    int faces = (int) input.size(0);
    Tensor output = empty(input, faces, out, input.scalar_type());
    pass(input, weight, new TensorOptional(bias), true, output, places, watch);
    return output;
  }

  /**
   * The forward pass of convolution and pooling alone, without bias and ReLU.
   *
   * @param input N×C×H×W, channels last
   * @param output where to put N×F×h×w
   * @param places {@link #places}
   */
  void convolve(Tensor input, Tensor weight, Tensor output, Tensor places, Stopwatch watch) {
    pass(input, weight, new TensorOptional(), false, output, places, watch);
  }

  private void pass(
      Tensor input,
      Tensor weight,
      TensorOptional bias,
      boolean relu,
      Tensor output,
      Tensor places,
      Stopwatch watch) {
    int faces = (int) input.size(0);
    LanePooling lanes = inLanes(input) ? new LanePooling(convolved) : null;
    for (int from = 0; from < faces; from += piece()) {
      int some = Math.min(piece(), faces - from);
      try (PointerScope scope = new PointerScope()) {
        Tensor convolution = torch.conv2d(input.narrow(0, from, some), weight, bias, ONE, ONE, ONE, 1);
        watch.lap("forward " + name);
        Tensor pooled = output.narrow(0, from, some);
        Tensor where = places == null ? null : places.narrow(0, from, some);
        if (lanes != null) {
          lanes.forward(convolution, pooled, where);
        } else {
          pool(convolution, pooled, where);
        }
        if (relu) {
          pooled.relu_();
        }
        watch.lap("forward " + pooling);
      }
    }
  }

  private void pool(Tensor convolution, Tensor pooled, Tensor where) {
    if (window == Window.PLACE) {
      pooled.copy_(convolution);
      return;
    }
    Tensor noted = where == null ? empty(pooled, (int) pooled.size(0), out, torch.ScalarType.Long) : where;
    torch.max_pool2d_with_indices_outf(convolution, sides(), sides(), NONE, ONE, true, pooled, noted);
  }

  /**
   * The backward pass over a few faces: from the gradient with respect to the output to that with respect to the convolution's
   * own output.
   *
   * @param output what went out
   * @param places what the forward pass noted
   * @param gradient the gradient with respect to the output; what ReLU holds back is set to zero in it
   * @return N×F×H×W; the caller's pointer scope owns it
   */
  Tensor convolutionGradient(Tensor output, Tensor places, Tensor gradient) {
    torch.threshold_backward_outf(gradient, output, new Scalar(0), gradient);
    return unpooled(gradient, places);
  }

  /**
   * The backward pass over a few faces through the pooling alone.
   *
   * @param gradient the gradient with respect to what was pooled, N×F×h×w
   * @return N×F×H×W; the caller's pointer scope owns it
   */
  Tensor unpooled(Tensor gradient, Tensor places) {
    if (window == Window.PLACE) {
      return gradient;
    }
    Tensor shape = empty(gradient, (int) gradient.size(0), convolved, gradient.scalar_type());
    if (places.scalar_type().intern() == LanePooling.PLACES) {
      new LanePooling(convolved).backward(gradient, places, shape);
      return shape;
    }
    return torch.max_pool2d_with_indices_backward(gradient, shape, sides(), sides(), NONE, ONE, true, places);
  }

  /**
   * Adds to the gradient of a bias. Pooling hands each gradient to one place, so the sum over places may as well be taken behind
   * it.
   *
   * @param outputGradient the gradient with respect to the output, behind ReLU
   * @param biasGradient F, 32 bits
   */
  static void addBiasGradient(Tensor outputGradient, Tensor biasGradient) {
    biasGradient.add_(outputGradient.sum(ALL_BUT_CHANNELS, false, new ScalarTypeOptional(torch.ScalarType.Float)));
  }

  /**
   * Adds to the gradient of kernels.
   *
   * @param input what came in
   * @param convolutionGradient {@link #convolutionGradient}
   * @param weightGradient F×C×3×3, 32 bits
   */
  static void addWeightGradient(Tensor input, Tensor convolutionGradient, Tensor weight, Tensor weightGradient) {
    BoolPointer weightAlone = new BoolPointer(3).put(0, false).put(1, true).put(2, false);
    T_TensorTensorTensor_T gradients =
        torch.convolution_backward(
            convolutionGradient, input, weight, new LongArrayRefOptional(), ONE, ONE, ONE, false, NONE, 1, weightAlone);
    weightGradient.add_(gradients.get1());
  }

  /**
   * Kernels for {@link #inputGradient}.
   *
   * @param weight F×C×3×3
   * @return C×F×3×3, each kernel turned by 180°
   */
  static Tensor turned(Tensor weight) {
    return weight.flip(2, 3).transpose(0, 1);
  }

  /**
   * The gradient of a 3×3 convolution with respect to its input.
   *
   * @param convolutionGradient the gradient with respect to its output, N×F×H×W
   * @param turned {@link #turned}
   * @return N×C×H×W; the caller's pointer scope owns it
   */
  static Tensor inputGradient(Tensor convolutionGradient, Tensor turned) {
    return torch.conv2d(convolutionGradient, turned, new TensorOptional(), ONE, ONE, ONE, 1);
  }

  /** Rows and columns that are pooled into one. */
  private long[] sides() {
    return window == Window.ALL ? new long[] {convolved.height(), convolved.width()} : new long[] {2, 2};
  }

  /** An N×C×H×W tensor where another lies, channels last, whose values are whatever memory held. */
  static Tensor empty(Tensor beside, int faces, Shape shape, torch.ScalarType type) {
    long[] sides = {faces, shape.height(), shape.width(), shape.channels()};
    TensorOptions options = new TensorOptions(type).device(new DeviceOptional(beside.device()));
    return torch.empty(sides, options, new MemoryFormatOptional()).permute(0, 3, 1, 2);
  }
}
