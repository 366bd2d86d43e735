package dev.kallos.internal.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What a kernel is compiled for.
 *
 * @param work what it does
 * @param type of all numbers: 32 bits or bf16
 * @param threads on how many cores
 * @param faces N
 * @param in channels that come in, C
 * @param out channels that a convolution puts out, F
 * @param height H, before pooling
 * @param width W, before pooling
 */
record Shape(Work work, torch.ScalarType type, int threads, long faces, long in, long out, long height, long width) {
  /**
   * What a kernel does, and which arrays it takes as they lie; kernels and their gradients change their layout, and for these
   * gradients, with AVX2 alone, so do the others.
   */
  enum Work {
    PLAIN_CONVOLUTION(DNNL_ARG_SRC, DNNL_ARG_DST),
    RECTIFIED_CONVOLUTION(DNNL_ARG_SRC, DNNL_ARG_DST, DNNL_ARG_BIAS),
    WEIGHT_GRADIENT(DNNL_ARG_SRC, DNNL_ARG_DIFF_DST),
    INPUT_GRADIENT(DNNL_ARG_DIFF_DST, DNNL_ARG_DIFF_SRC),
    POOLING(DNNL_ARG_SRC, DNNL_ARG_DST),
    NOTING_POOLING(DNNL_ARG_SRC, DNNL_ARG_DST, DNNL_ARG_WORKSPACE),
    POOLING_GRADIENT(DNNL_ARG_DIFF_DST, DNNL_ARG_WORKSPACE, DNNL_ARG_DIFF_SRC),
    RECTIFYING(DNNL_ARG_DST, DNNL_ARG_DIFF_DST, DNNL_ARG_DIFF_SRC);

    private final int[] arrays;

    Work(int... arrays) {
      this.arrays = arrays;
    }

    int[] arrays() {
      return arrays.clone();
    }
  }

  /**
   * Of work on as many cores as the calling thread may use.
   *
   * @param input N×C×H×W
   * @param out F
   */
  static Shape of(Work work, Tensor input, long out) {
    return new Shape(
        work,
        input.scalar_type().intern(),
        torch.get_num_threads(),
        input.size(0),
        input.size(1),
        out,
        input.size(2),
        input.size(3));
  }

  /** Of work that leaves channels as many as they are. */
  static Shape of(Work work, Tensor input) {
    return of(work, input, input.size(1));
  }

  /** N×C×H×W, channels last. */
  memory.desc input() {
    return input(format_tag.nhwc);
  }

  /** N×C×H×W in a layout. */
  memory.desc input(format_tag layout) {
    return faces(in, height, width, layout);
  }

  /** N×F×H×W, channels last. */
  memory.desc convolved() {
    return convolved(format_tag.nhwc);
  }

  /** N×F×H×W in a layout. */
  memory.desc convolved(format_tag layout) {
    return faces(out, height, width, layout);
  }

  /** N×C×h×w, channels last. */
  memory.desc pooled() {
    return faces(in, (height + 1) / 2, (width + 1) / 2, format_tag.nhwc);
  }

  private memory.desc faces(long channels, long height, long width, format_tag layout) {
    return new memory.desc(new long[] {faces, channels, height, width}, numbers(), layout);
  }

  /** F×C×3×3, row-major. */
  memory.desc weight() {
    return weight(format_tag.oihw);
  }

  /** F×C×3×3 in a layout. */
  memory.desc weight(format_tag layout) {
    return new memory.desc(new long[] {out, in, 3, 3}, numbers(), layout);
  }

  /** F, or nothing where there is no bias. */
  memory.desc bias() {
    return work == Work.RECTIFIED_CONVOLUTION
        ? new memory.desc(new long[] {out}, numbers(), format_tag.a)
        : new memory.desc();
  }

  /** How many rows and columns the last windows of a pooling lack. */
  long[] lacking() {
    return new long[] {height % 2, width % 2};
  }

  private data_type numbers() {
    return type == torch.ScalarType.BFloat16 ? data_type.bf16 : data_type.f32;
  }
}
