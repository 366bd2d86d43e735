package dev.kallos.internal.torch;

import org.bytedeco.pytorch.global.torch;

/** Whether libtorch can compute on an NVIDIA card in this process, or what stands in the way. */
public enum Cuda {
  /** The native libraries are those for the processor alone. */
  NOT_BUILT,
  /** libtorch's part for cards cannot be loaded, since NVIDIA's own libraries are not all there. */
  NOT_LOADED,
  /** No card answers, for want of one or of its driver. */
  NO_CARD,
  /** A card computes, but not in bf16. */
  CARD_WITHOUT_BF16,
  /** A card computes, in bf16 too. */
  CARD;

  /**
   * Asks; where the native libraries are for cards too, it starts libtorch for that.
   *
   * @param threads as {@link Engine#start} takes them
   */
  public static Cuda ofProcess(int threads) {
    if (!Engine.isBuiltForCards()) {
      return NOT_BUILT;
    }
    Engine.start(threads);
    if (!torch.getCUDAHooks().hasCUDART()) {
      return NOT_LOADED;
    }
    if (!torch.cuda_is_available()) {
      return NO_CARD;
    }
    return torch.getCUDAHooks().supportsBFloat16ConvolutionWithCuDNNv8() ? CARD : CARD_WITHOUT_BF16;
  }

  /** Whether a net can lie on a card. */
  public boolean isUsable() {
    return this == CARD || this == CARD_WITHOUT_BF16;
  }
}
