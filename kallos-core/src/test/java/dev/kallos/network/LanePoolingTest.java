package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.internal.torch.Engine;
import dev.kallos.network.NetworkSummary.Shape;
import dev.kallos.network.PooledConvolution.Window;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanePoolingTest {
  private static final long[] TWO = {2, 2};
  private static final long[] NONE = {0, 0};
  private static final long[] ONE = {1, 1};

  @BeforeAll
  static void start() {
    Engine.start(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 2, 4", "3, 8, 6, 64", "2, 7, 6, 4", "2, 6, 9, 8", "3, 5, 7, 12", "1, 109, 89, 64"})
  void poolsToTheSameNumbersAsLibtorchThereAndBack(int faces, int height, int width, int channels) {
    try (PointerScope scope = new PointerScope()) {
      assertSame(numbers(faces, height, width, channels, 1));
    }
  }

  @Test
  void takesTheFirstOfEqualsRowByRow() {
    try (PointerScope scope = new PointerScope()) {
      assertSame(numbers(4, 16, 16, 32, 1).round_());
    }
  }

  @Test
  void ordersNumbersOfAllSizesAndBothSigns() {
    try (PointerScope scope = new PointerScope()) {
      Tensor signs = numbers(2, 16, 16, 32, 1).flip(0).sign_();
      Tensor wide = numbers(2, 16, 16, 32, 40).exp_().mul_(signs);
      Scalar tiny = new Scalar(1e-20);
      assertThat(wide.isposinf().any().item_bool()).isTrue();
      assertThat(wide.isneginf().any().item_bool()).isTrue();
      assertThat(wide.gt(new Scalar(0)).logical_and(wide.lt(tiny)).any().item_bool()).isTrue();
      assertSame(wide);
    }
  }

  @Test
  void aPictureOfNaNsStaysOne() {
    for (double nan : new double[] {Double.NaN, -Double.NaN}) {
      try (PointerScope scope = new PointerScope()) {
        Tensor pooled = empty(1, 2, 2, 4);
        Tensor faces = empty(1, 4, 4, 4).fill_(new Scalar(nan));
        new LanePooling(new Shape(4, 4, 4)).forward(faces, pooled, null);
        assertThat(pooled.isnan().all().item_bool()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"BFloat16, 64, Short", "BFloat16, 6, Long", "Float, 64, Long"})
  void bf16OfFourTimesAsManyChannelsIsPooledSoAndNothingElse(
      torch.ScalarType type, int channels, torch.ScalarType places) {
    Shape convolved = new Shape(4, 4, channels);
    Shape out = new Shape(2, 2, channels);
    PooledConvolution step = new PooledConvolution("conv", "pool", Window.PAIRS, false, false, convolved, out);
    try (PointerScope scope = new PointerScope()) {
      Tensor input = numbers(1, 4, 4, 3, 1).to(type);
      assertThat(step.places(input, 1).scalar_type().intern()).isEqualTo(places);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 6})
  void aConvolutionIsPooledPieceByPieceAsLibtorchPoolsItWhole(int channels) {
    Shape convolved = new Shape(64, 63, channels);
    Shape out = new Shape(32, 32, channels);
    PooledConvolution step = new PooledConvolution("conv", "pool", Window.PAIRS, false, false, convolved, out);
    int faces = 2 * step.piece() + 1;
    try (PointerScope scope = new PointerScope()) {
      Tensor input = numbers(faces, 64, 63, 3, 1);
      Tensor weight = numbers(channels, 3, 3, 3, 0.3);
      Tensor bias = numbers(1, 1, 1, channels, 0.1).view(-1);
      Tensor places = step.places(input, faces);
      Tensor output = step.forward(input, weight, bias, places, new Stopwatch(() -> 0));
      TensorOptional shift = new TensorOptional(bias);
      Tensor convolution = torch.conv2d(input, weight, shift, ONE, ONE, ONE, 1);
      Tensor indices = output.to(torch.ScalarType.Long);
      Tensor expected = torch.empty_like(output);
      torch.max_pool2d_with_indices_outf(convolution, TWO, TWO, NONE, ONE, true, expected, indices);
      assertThat(output.equal(expected.relu())).isTrue();
      assertThat(step.forward(input, weight, bias, null, new Stopwatch(() -> 0)).equal(output)).isTrue();
      Tensor gradient = numbers(faces, 32, 32, channels, 1);
      Tensor back = torch.max_pool2d_with_indices_backward(gradient, convolution, TWO, TWO, NONE, ONE, true, indices);
      assertThat(step.unpooled(gradient, places).equal(back)).isTrue();
    }
  }

  private static void assertSame(Tensor faces) {
    int count = (int) faces.size(0);
    int channels = (int) faces.size(1);
    int height = (int) faces.size(2);
    int width = (int) faces.size(3);
    Tensor expected = empty(count, (height + 1) / 2, (width + 1) / 2, channels);
    Tensor indices = expected.to(torch.ScalarType.Long);
    torch.max_pool2d_with_indices_outf(faces, TWO, TWO, NONE, ONE, true, expected, indices);
    Tensor gradient = numbers(count, (height + 1) / 2, (width + 1) / 2, channels, 1);
    Tensor expectedBack = torch.max_pool2d_with_indices_backward(gradient, faces, TWO, TWO, NONE, ONE, true, indices);

    LanePooling lanes = new LanePooling(new Shape(height, width, channels));
    Tensor pooled = empty(count, (height + 1) / 2, (width + 1) / 2, channels);
    Tensor places = pooled.to(LanePooling.PLACES);
    lanes.forward(faces, pooled, places);
    Tensor back = empty(count, height, width, channels).fill_(new Scalar(7));
    lanes.backward(gradient, places, back);

    assertThat(pooled.equal(expected)).isTrue();
    assertThat(back.equal(expectedBack)).isTrue();
    Tensor alone = empty(count, (height + 1) / 2, (width + 1) / 2, channels);
    lanes.forward(faces, alone, null);
    assertThat(alone.equal(expected)).isTrue();
  }

  private static Tensor numbers(int faces, int height, int width, int channels, double scale) {
    torch.manual_seed(1);
    return empty(faces, height, width, channels).normal_().mul_(new Scalar(scale));
  }

  private static Tensor empty(int faces, int height, int width, int channels) {
    TensorOptions options = new TensorOptions(LanePooling.NUMBERS);
    return torch.empty(new long[] {faces, height, width, channels}, options, null).permute(0, 3, 1, 2);
  }
}
