package dev.kallos.network;

import dev.kallos.network.NetworkSummary.Shape;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution, its ReLU and the max pooling behind it, if there is one, as one step, forward and backward, on one thread and
 * without a graph.
 *
 * <p>ReLU and maximum can change places: where ReLU does not come with the convolution it comes behind the pooling, where it has a
 * quarter of the values to work on. On a core faces go through some at a time, so that the convolution's output, the largest array
 * there is, stays in its cache; it is never kept: the gradient needs only which place of each window was the highest.
 *
 * @param name the convolution's name, for instance {@code conv1}
 * @param pooling the pooling's name; the convolution's own where nothing is pooled
 * @param window what is pooled into one
 * @param normalized whether the convolution is normalized in training
 * @param whole whether all faces go through at a time
 * @param convolved the convolution's shape
 * @param out the shape behind the pooling
 * @param arithmetic what computes it
 */
record PooledConvolution(
    String name,
    String pooling,
    Window window,
    boolean normalized,
    boolean whole,
    Shape convolved,
    Shape out,
    TrunkArithmetic arithmetic) {
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
   * @param beside where it is to lie
   */
  Tensor places(Tensor beside, int faces) {
    return TrunkArithmetic.empty(beside, faces, out, window == Window.PAIRS ? arithmetic.places() : torch.ScalarType.Long);
  }

  /**
   * The forward pass.
   *
   * @param input N×C×H×W, channels last
   * @param places null, or {@link #places}
   * @return N×F×h×w of {@link #out}, channels last; the caller's pointer scope owns it
   */
  Tensor forward(Tensor input, Tensor weight, Tensor bias, Tensor places, Stopwatch watch) {
    Tensor output = TrunkArithmetic.empty(input, input.size(0), out, input.scalar_type());
    pass(input, weight, bias, output, places, watch);
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
    pass(input, weight, null, output, places, watch);
  }

  private void pass(Tensor input, Tensor weight, Tensor bias, Tensor output, Tensor places, Stopwatch watch) {
    int faces = (int) input.size(0);
    for (int from = 0; from < faces; from += piece()) {
      int some = Math.min(piece(), faces - from);
      try (PointerScope scope = new PointerScope()) {
        Tensor convolution = arithmetic.convolution(input.narrow(0, from, some), weight, bias);
        watch.lap("forward " + name);
        Tensor pooled = output.narrow(0, from, some);
        pool(convolution, pooled, places == null ? null : places.narrow(0, from, some));
        if (bias != null && !arithmetic.rectifies()) {
          pooled.relu_();
        }
        watch.lap("forward " + pooling);
      }
    }
  }

  private void pool(Tensor convolution, Tensor pooled, Tensor places) {
    switch (window) {
      case PLACE -> pooled.copy_(convolution);
      case PAIRS -> arithmetic.pool(convolution, pooled, places);
      case ALL -> {
        Tensor noted = places == null ? places(pooled, (int) pooled.size(0)) : places;
        torch.max_pool2d_with_indices_outf(convolution, all(), all(), NONE, ONE, true, pooled, noted);
      }
    }
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
    arithmetic.rectify(output, gradient);
    return unpooled(gradient, places);
  }

  /**
   * The backward pass over a few faces through the pooling alone.
   *
   * @param gradient the gradient with respect to what was pooled, N×F×h×w
   * @param places what the forward pass noted
   * @return N×F×H×W; the caller's pointer scope owns it
   */
  Tensor unpooled(Tensor gradient, Tensor places) {
    return switch (window) {
      case PLACE -> gradient;
      case PAIRS -> arithmetic.unpooled(gradient, places, convolved);
      case ALL -> {
        Tensor shape = TrunkArithmetic.empty(gradient, gradient.size(0), convolved, gradient.scalar_type());
        yield torch.max_pool2d_with_indices_backward(gradient, shape, all(), all(), NONE, ONE, true, places);
      }
    };
  }

  /**
   * Adds to the gradient of a bias. Pooling hands each gradient to one place, so the sum over places may as well be taken behind
   * it. It is rounded to the type of what is summed, as the kernels' gradients are: libtorch would copy everything into 32 bits first
   * to hand on a sum in these.
   *
   * @param outputGradient the gradient with respect to the output, behind ReLU
   * @param biasGradient F, 32 bits
   */
  static void addBiasGradient(Tensor outputGradient, Tensor biasGradient) {
    biasGradient.add_(outputGradient.sum(ALL_BUT_CHANNELS, false, new ScalarTypeOptional()));
  }

  /**
   * Adds to the gradient of kernels.
   *
   * @param input what came in, N×C×H×W
   * @param convolutionGradient {@link #convolutionGradient}
   * @param weight F×C×3×3
   * @param weightGradient F×C×3×3, 32 bits
   */
  void addWeightGradient(Tensor input, Tensor convolutionGradient, Tensor weight, Tensor weightGradient) {
    weightGradient.add_(arithmetic.weightGradient(input, convolutionGradient, weight));
  }

  /**
   * The gradient of the convolution with respect to its input.
   *
   * @param convolutionGradient {@link #convolutionGradient}
   * @param weight F×C×3×3
   * @return N×C×H×W; the caller's pointer scope owns it
   */
  Tensor inputGradient(Tensor convolutionGradient, Tensor weight) {
    return arithmetic.inputGradient(convolutionGradient, weight);
  }

  private long[] all() {
    return new long[] {convolved.height(), convolved.width()};
  }
}
