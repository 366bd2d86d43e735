package dev.kallos.internal.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.kallos.internal.onednn.Shape.Work;
import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.bytedeco.dnnl.engine;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * 3×3 convolutions, padded to keep their size, and 2×2 max poolings, on the calling thread and as many cores as it may use. libtorch
 * computes convolutions with the same library, but prepares each call anew, which tells where a call takes a few faces; its own
 * pooling goes one number at a time and notes each place in 64 bits, where oneDNN takes a vector of numbers and notes a byte for
 * each.
 *
 * <p>Faces and their gradients are N×C×H×W, channels last, kernels F×C×3×3, row-major. All arrays of a call have one type: 32 bits or
 * bf16, and their owner keeps them until it returns. A NaN does not come through: ReLU makes it zero, and a pooling passes it over.
 * Threads may use one of these side by side. Its owner closes it.
 */
public final class OneDnn implements AutoCloseable {
  private final Compiler compiler;
  /** For each shape the kernels that nobody is calling. */
  private final Map<Shape, Queue<Kernel>> kernels = new ConcurrentHashMap<>();

  /** Loads the library; libtorch is started before, so that both share their threads. */
  public OneDnn() {
    try (PointerScope scope = new PointerScope()) {
      engine processor = new engine(engine.kind.cpu, 0);
      processor.retainReference();
      compiler = new Compiler(processor);
    }
  }

  /**
   * Whether this processor has all that is here for numbers of a type; each has for those of 32 bits.
   *
   * @param type 32 bits or bf16
   */
  public boolean suits(torch.ScalarType type) {
    try {
      for (Work work : Work.values()) {
        compiler.compile(new Shape(work, type, 1, 1, 1, 1, 2, 2)).close();
      }
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /**
   * A convolution.
   *
   * @param input N×C×H×W
   * @param weight F×C×3×3
   * @param bias F, with which comes ReLU; null for neither
   * @param output where to put N×F×H×W
   */
  public void convolve(Tensor input, Tensor weight, Tensor bias, Tensor output) {
    Work work = bias == null ? Work.PLAIN_CONVOLUTION : Work.RECTIFIED_CONVOLUTION;
    call(
        Shape.of(work, input, output.size(1)),
        kernel -> {
          kernel.with(DNNL_ARG_SRC, input).with(DNNL_ARG_WEIGHTS, weight).with(DNNL_ARG_DST, output);
          if (bias != null) {
            kernel.with(DNNL_ARG_BIAS, bias);
          }
        });
  }

  /**
   * A convolution's gradient with respect to its kernels.
   *
   * @param input what came in, N×C×H×W
   * @param gradient with respect to what went out, N×F×H×W
   * @param weightGradient where to put F×C×3×3
   */
  public void weightGradient(Tensor input, Tensor gradient, Tensor weightGradient) {
    call(
        Shape.of(Work.WEIGHT_GRADIENT, input, gradient.size(1)),
        kernel ->
            kernel
                .with(DNNL_ARG_SRC, input)
                .with(DNNL_ARG_DIFF_DST, gradient)
                .with(DNNL_ARG_DIFF_WEIGHTS, weightGradient));
  }

  /**
   * A convolution's gradient with respect to what came in.
   *
   * @param gradient with respect to what went out, N×F×H×W
   * @param weight F×C×3×3
   * @param inputGradient where to put N×C×H×W
   */
  public void inputGradient(Tensor gradient, Tensor weight, Tensor inputGradient) {
    call(
        Shape.of(Work.INPUT_GRADIENT, inputGradient, gradient.size(1)),
        kernel ->
            kernel
                .with(DNNL_ARG_DIFF_DST, gradient)
                .with(DNNL_ARG_WEIGHTS, weight)
                .with(DNNL_ARG_DIFF_SRC, inputGradient));
  }

  /**
   * The highest of each 2×2 numbers; among equals the first counts, row by row. A last row or column without another is pooled by
   * itself. A NaN counts as lower than any number, and what bf16 holds only as a denormal as zero.
   *
   * @param numbers N×C×H×W
   * @param highest where to put N×C×h×w
   * @param places null, or where to note for the gradient which was the highest: bytes, like {@code highest}
   */
  public void pool(Tensor numbers, Tensor highest, Tensor places) {
    Work work = places == null ? Work.POOLING : Work.NOTING_POOLING;
    call(
        Shape.of(work, numbers),
        kernel -> {
          kernel.with(DNNL_ARG_SRC, numbers).with(DNNL_ARG_DST, highest);
          if (places != null) {
            kernel.with(DNNL_ARG_WORKSPACE, places);
          }
        });
  }

  /**
   * The gradient of {@link #pool}.
   *
   * @param gradient with respect to the highest, N×C×h×w
   * @param places what was noted
   * @param numbersGradient where to put N×C×H×W
   */
  public void poolingGradient(Tensor gradient, Tensor places, Tensor numbersGradient) {
    call(
        Shape.of(Work.POOLING_GRADIENT, numbersGradient),
        kernel ->
            kernel
                .with(DNNL_ARG_DIFF_DST, gradient)
                .with(DNNL_ARG_WORKSPACE, places)
                .with(DNNL_ARG_DIFF_SRC, numbersGradient));
  }

  /**
   * Sets to zero in a gradient what ReLU holds back: where nothing above zero went out.
   *
   * @param output what came out of ReLU, N×C×H×W
   * @param gradient with respect to that, N×C×H×W; changed
   */
  public void rectify(Tensor output, Tensor gradient) {
    call(
        Shape.of(Work.RECTIFYING, output),
        kernel ->
            kernel
                .with(DNNL_ARG_DST, output)
                .with(DNNL_ARG_DIFF_DST, gradient)
                .with(DNNL_ARG_DIFF_SRC, gradient));
  }

  /** The version of oneDNN and of its presets, for instance {@code 3.11-1.5.13}; loads nothing. */
  public static String version() throws IOException {
    return Loader.getVersion("org.bytedeco", "dnnl");
  }

  private void call(Shape shape, Consumer<Kernel> arguments) {
    Queue<Kernel> idle = kernels.computeIfAbsent(shape, unknown -> new ConcurrentLinkedQueue<>());
    Kernel known = idle.poll();
    Kernel kernel = known == null ? compiler.compile(shape) : known;
    try {
      arguments.accept(kernel);
      kernel.run();
    } finally {
      idle.add(kernel);
    }
  }

  @Override
  public void close() {
    kernels.values().forEach(idle -> idle.forEach(Kernel::close));
    compiler.processor().close();
  }
}
