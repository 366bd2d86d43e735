package dev.kallos.benchmark;

import dev.kallos.benchmark.BenchmarkResult.LimitRates;
import dev.kallos.network.Precision;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** The machine's own rates, through libtorch: arithmetic in GFLOP/s and copying in GB/s, each the median of some repetitions. */
final class Limits {
  private static final long[] ONE = {1, 1};
  private static final int SIDE = 1536;
  private static final int COPIED = 1 << 26;

  private Limits() {}

  static LimitRates of(Repetitions repetitions) {
    return new LimitRates(
        product(Precision.FP32, repetitions),
        convolution(Precision.FP32, repetitions),
        product(Precision.BF16, repetitions),
        convolution(Precision.BF16, repetitions),
        copy(repetitions));
  }

  /** A product of two 1536×1536 matrices. */
  private static double product(Precision precision, Repetitions repetitions) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor a = torch.randn(SIDE, SIDE).to(type(precision));
      Tensor b = torch.randn(SIDE, SIDE).to(type(precision));
      double seconds = repetitions.median(() -> a.matmul(b));
      return 2.0 * SIDE * SIDE * SIDE / seconds / 1e9;
    }
  }

  /** A 3×3 convolution from 64 to 64 channels over 64×64 places, 16 pictures, channels last. */
  private static double convolution(Precision precision, Repetitions repetitions) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor x =
          torch
              .randn(16, 64, 64, 64)
              .to(type(precision), false, false, new MemoryFormatOptional(torch.MemoryFormat.ChannelsLast));
      Tensor w = torch.randn(64, 64, 3, 3).to(type(precision));
      double seconds = repetitions.median(() -> torch.conv2d(x, w, new TensorOptional(), ONE, ONE, ONE, 1));
      return 2.0 * 16 * 64 * 64 * 64 * 64 * 9 / seconds / 1e9;
    }
  }

  /** A copy of 256 MiB; what is read and what is written both count. */
  private static double copy(Repetitions repetitions) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor from = torch.randn(COPIED);
      Tensor to = torch.randn(COPIED);
      double seconds = repetitions.median(() -> to.copy_(from));
      return 2.0 * Float.BYTES * COPIED / seconds / 1e9;
    }
  }

  private static torch.ScalarType type(Precision precision) {
    return precision == Precision.BF16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Float;
  }
}
