package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Placement;
import dev.kallos.network.NetworkSummary.Shape;
import dev.kallos.network.PooledConvolution.Window;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Piece by piece it comes to what a convolution of the whole and libtorch's pooling of it do. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PooledConvolutionTest {
  private static final long[] TWO = {2, 2};
  private static final long[] NONE = {0, 0};
  private static final long[] ONE = {1, 1};

  @BeforeAll
  static void start() {
    Engine.start(1);
  }

  private enum With {
    LIBTORCH(LibtorchArithmetic::new),
    ONEDNN(OneDnnArithmetic::load);

    private final Supplier<TrunkArithmetic> arithmetic;

    With(Supplier<TrunkArithmetic> arithmetic) {
      this.arithmetic = arithmetic;
    }
  }

  @ParameterizedTest
  @CsvSource({"LIBTORCH, BFloat16, 64", "LIBTORCH, Float, 6", "ONEDNN, BFloat16, 64", "ONEDNN, BFloat16, 6",
      "ONEDNN, Float, 64", "ONEDNN, Float, 6"})
  void aConvolutionIsPooledPieceByPieceAsLibtorchPoolsItWhole(With with, torch.ScalarType type, int channels) {
    Shape convolved = new Shape(64, 63, channels);
    Shape out = new Shape(32, 32, channels);
    try (TrunkArithmetic arithmetic = with.arithmetic.get();
        PointerScope scope = new PointerScope()) {
      boolean suits = !(arithmetic instanceof OneDnnArithmetic library) || library.suits(type);
      Assumptions.assumeTrue(suits, "this processor's oneDNN has no convolution in " + type);
      PooledConvolution step =
          new PooledConvolution("conv", "pool", Window.PAIRS, false, false, convolved, out, arithmetic);
      int faces = 2 * step.piece() + 1;
      Tensor input = numbers(type, faces, 64, 63, 3, 1);
      Tensor weight = numbers(type, channels, 3, 3, 3, 0.3).contiguous();
      Tensor bias = numbers(type, 1, 1, 1, channels, 0.1).view(-1);
      Tensor places = step.places(input, faces);
      Tensor output = step.forward(input, weight, bias, places, new Stopwatch(() -> 0));
      Tensor convolution = arithmetic.convolution(input, weight, bias);
      Tensor indices = output.to(torch.ScalarType.Long);
      Tensor expected = torch.empty_like(output);
      torch.max_pool2d_with_indices_outf(convolution, TWO, TWO, NONE, ONE, true, expected, indices);
      assertThat(output.equal(expected.relu())).isTrue();
      assertThat(step.forward(input, weight, bias, null, new Stopwatch(() -> 0)).equal(output)).isTrue();

      Tensor gradient = numbers(type, faces, 32, 32, channels, 1);
      Tensor held = torch.threshold_backward(gradient, output, new Scalar(0));
      Tensor back = torch.max_pool2d_with_indices_backward(held, convolution, TWO, TWO, NONE, ONE, true, indices);
      assertThat(step.convolutionGradient(output, places, gradient).equal(back)).isTrue();
      assertThat(gradient.equal(held)).isTrue();
    }
  }

  @Test
  void aGradientInAnotherOrderIsHeldBackTheSame() {
    try (TrunkArithmetic arithmetic = OneDnnArithmetic.load();
        PointerScope scope = new PointerScope()) {
      Tensor output = numbers(torch.ScalarType.Float, 2, 5, 4, 3, 1).relu_();
      Tensor gradient = numbers(torch.ScalarType.Float, 2, 5, 4, 3, 1).flip(0).contiguous();
      Tensor expected = torch.threshold_backward(gradient, output, new Scalar(0));
      arithmetic.rectify(output, gradient);
      assertThat(gradient.equal(expected)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"FP32", "BF16"})
  void theProcessorsCoresHaveOneDnnAndACardLibtorch(Precision precision) {
    try (TrunkArithmetic cores = TrunkArithmetic.of(Placement.CORES, precision);
        TrunkArithmetic card = TrunkArithmetic.of(Placement.CARD, precision);
        OneDnnArithmetic library = OneDnnArithmetic.load()) {
      assertThat(cores instanceof OneDnnArithmetic).isEqualTo(library.suits(precision.type()));
      assertThat(card).isInstanceOf(LibtorchArithmetic.class);
    }
  }

  private static Tensor numbers(torch.ScalarType type, int faces, int height, int width, int channels, double scale) {
    torch.manual_seed(1);
    long[] sides = {faces, height, width, channels};
    Tensor numbers = torch.empty(sides, new TensorOptions(torch.ScalarType.Float), new MemoryFormatOptional());
    return numbers.normal_().mul_(new Scalar(scale)).to(type).permute(0, 3, 1, 2);
  }
}
