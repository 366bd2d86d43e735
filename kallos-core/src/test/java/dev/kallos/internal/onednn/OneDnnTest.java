package dev.kallos.internal.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.OtherProcess;
import dev.kallos.internal.torch.Cores;
import dev.kallos.internal.torch.Engine;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongArrayRefOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What it computes is what libtorch's own operations do: poolings to the bit, and convolutions up to the last digits, since libtorch
 * may choose another kernel.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class OneDnnTest {
  private static final long[] TWO = {2, 2};
  private static final long[] NONE = {0, 0};
  private static final long[] ONE = {1, 1};

  /** Faces, channels in and out, height, width. */
  private static final int[][] SHAPES = {
    {1, 3, 4, 2, 2}, {2, 3, 32, 13, 10}, {3, 6, 10, 7, 6}, {2, 32, 64, 5, 9}, {1, 64, 32, 1, 1}, {4, 16, 48, 8, 8}
  };

  private static OneDnn library;

  @BeforeAll
  static void start() {
    Engine.start(1);
    library = new OneDnn();
  }

  @AfterAll
  static void close() {
    library.close();
  }

  private enum Numbers {
    FP32(torch.ScalarType.Float),
    BF16(torch.ScalarType.BFloat16);

    private final torch.ScalarType type;

    Numbers(torch.ScalarType type) {
      this.type = type;
    }
  }

  /** Each type that the processor has. */
  private static Stream<Numbers> numbers() {
    return Stream.of(Numbers.values()).filter(numbers -> library.suits(numbers.type));
  }

  /** Each shape in each of these types. */
  private static Stream<Arguments> shapes() {
    return numbers()
        .flatMap(numbers -> Stream.of(SHAPES).map(s -> Arguments.of(numbers, s[0], s[1], s[2], s[3], s[4])));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void convolvesToTheSameNumbersAsLibtorch(Numbers numbers, int faces, int in, int out, int height, int width) {
    try (PointerScope scope = new PointerScope()) {
      Tensor input = array(numbers, faces, height, width, in);
      Tensor weight = weight(numbers, out, in);
      Tensor bias = array(numbers, 1, 1, 1, out).view(-1);
      Tensor output = array(numbers, faces, height, width, out);
      library.convolve(input, weight, null, output);
      assertSame(output, torch.conv2d(input, weight, new TensorOptional(), ONE, ONE, ONE, 1));
      library.convolve(input, weight, bias, output);
      assertSame(output, torch.conv2d(input, weight, new TensorOptional(bias), ONE, ONE, ONE, 1).relu_());
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void goesBackThroughAConvolutionToTheSameNumbers(
      Numbers numbers, int faces, int in, int out, int height, int width) {
    try (PointerScope scope = new PointerScope()) {
      Tensor input = array(numbers, faces, height, width, in);
      Tensor gradient = array(numbers, faces, height, width, out);
      Tensor weight = weight(numbers, out, in);
      Tensor inputGradient = torch.empty_like(input);
      library.inputGradient(gradient, weight, inputGradient);
      Tensor turned = weight.flip(2, 3).transpose(0, 1);
      assertSame(inputGradient, torch.conv2d(gradient, turned, new TensorOptional(), ONE, ONE, ONE, 1));

      assertKernelsGradient(library, input, gradient, weight);
    }
  }

  private static void assertKernelsGradient(OneDnn library, Tensor input, Tensor gradient, Tensor weight) {
    Tensor computed = torch.empty_like(weight);
    library.weightGradient(input, gradient, computed);
    BoolPointer weightAlone = new BoolPointer(3).put(0, false).put(1, true).put(2, false);
    Tensor expected =
        torch
            .convolution_backward(
                gradient, input, weight, new LongArrayRefOptional(), ONE, ONE, ONE, false, NONE, 1, weightAlone)
            .get1();
    assertSame(computed, expected);
  }

  private static void assertSame(Tensor computed, Tensor expected) {
    double digits = computed.scalar_type().intern() == torch.ScalarType.BFloat16 ? 1e-2 : 1e-5;
    assertThat(computed.allclose(expected, digits, digits, false)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void poolsToTheSameNumbersThereAndBack(Numbers numbers, int faces, int in, int out, int height, int width) {
    try (PointerScope scope = new PointerScope()) {
      assertPooled(numbers, array(numbers, faces, height, width, out));
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void poolingTakesTheFirstOfEqualsRowByRow(Numbers numbers) {
    try (PointerScope scope = new PointerScope()) {
      assertPooled(numbers, array(numbers, 4, 17, 16, 32).round_());
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void poolingOrdersNumbersOfAllSizesAndBothSigns(Numbers numbers) {
    try (PointerScope scope = new PointerScope()) {
      Tensor signs = array(numbers, 2, 16, 16, 32).flip(0).sign_();
      Tensor wide = array(numbers, 2, 16, 16, 32).mul_(new Scalar(18)).exp_().mul_(signs);
      Tensor largest = wide.gt(new Scalar(1e20));
      Tensor smallest = wide.abs().lt(new Scalar(1e-20));
      assertThat(largest.any().item_bool()).isTrue();
      assertThat(smallest.any().item_bool()).isTrue();
      assertPooled(numbers, wide.masked_fill_(largest, new Scalar(Double.POSITIVE_INFINITY)));
    }
  }

  private static void assertPooled(Numbers numbers, Tensor faces) {
    int count = (int) faces.size(0);
    int channels = (int) faces.size(1);
    int height = (int) (faces.size(2) + 1) / 2;
    int width = (int) (faces.size(3) + 1) / 2;
    Tensor expected = array(numbers, count, height, width, channels);
    Tensor indices = expected.to(torch.ScalarType.Long);
    torch.max_pool2d_with_indices_outf(faces, TWO, TWO, NONE, ONE, true, expected, indices);
    Tensor gradient = array(numbers, count, height, width, channels);
    Tensor expectedBack = torch.max_pool2d_with_indices_backward(gradient, faces, TWO, TWO, NONE, ONE, true, indices);

    Tensor pooled = torch.empty_like(expected);
    Tensor places = pooled.to(torch.ScalarType.Byte);
    library.pool(faces, pooled, places);
    Tensor back = torch.empty_like(faces).fill_(new Scalar(7));
    library.poolingGradient(gradient, places, back);
    assertThat(pooled.equal(expected)).isTrue();
    assertThat(back.equal(expectedBack)).isTrue();

    Tensor alone = torch.empty_like(expected);
    library.pool(faces, alone, null);
    assertThat(alone.equal(expected)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void reluHoldsBackTheGradientWhereNothingWentOut(Numbers numbers) {
    try (PointerScope scope = new PointerScope()) {
      Tensor output = array(numbers, 2, 5, 3, 6).relu_();
      Tensor gradient = array(numbers, 2, 5, 3, 6).flip(0);
      Tensor expected = torch.threshold_backward(gradient, output, new Scalar(0));
      library.rectify(output, gradient);
      assertThat(expected.eq(new Scalar(0)).any().item_bool()).isTrue();
      assertThat(gradient.equal(expected)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void aNaNDoesNotComeThrough(Numbers numbers) {
    try (PointerScope scope = new PointerScope()) {
      Tensor faces = array(numbers, 1, 2, 2, 16).fill_(new Scalar(-2));
      faces.select(0, 0).select(1, 1).select(1, 0).fill_(new Scalar(Double.NaN));
      Tensor pooled = array(numbers, 1, 1, 1, 16);
      library.pool(faces, pooled, null);
      assertThat(pooled.eq(new Scalar(-2)).all().item_bool()).isTrue();

      Tensor output = array(numbers, 1, 2, 2, 32);
      Tensor bias = array(numbers, 1, 1, 1, 32).view(-1).fill_(new Scalar(0));
      library.convolve(faces, weight(numbers, 32, 16), bias, output);
      assertThat(output.isnan().any().item_bool()).isFalse();
    }
  }

  @Test
  void anArrayOfAnotherSizeIsRefusedBeforeItIsTouched() {
    try (PointerScope scope = new PointerScope()) {
      Tensor faces = array(Numbers.FP32, 1, 4, 4, 16);
      Tensor small = array(Numbers.FP32, 1, 1, 2, 16);
      assertThatThrownBy(() -> library.pool(faces, small, null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("128 bytes in place of 256");
      Tensor room = array(Numbers.FP32, 1, 2, 2, 16);
      library.pool(faces, room, null);
      assertThat(room.equal(torch.max_pool2d(faces, TWO))).isTrue();
    }
  }

  @Test
  void aProcessorWithoutAvx512SuitsNumbersOf32BitsAlone() throws Exception {
    assertThat(withoutAvx512(Suited.class)).isEqualTo("Float true%nBFloat16 false%n".formatted());
  }

  /** There arrays are brought into another layout for it. */
  @Test
  void withoutAvx512TheKernelsGradientIsTheSame() throws Exception {
    assertThat(withoutAvx512(KernelsGradient.class)).isEqualTo("%d shapes%n".formatted(SHAPES.length));
  }

  /** What a process prints whose oneDNN is told to leave AVX-512 aside. */
  private static String withoutAvx512(Class<?> main) throws Exception {
    ProcessBuilder process = OtherProcess.of(main);
    process.environment().put("ONEDNN_MAX_CPU_ISA", "AVX2");
    Process asked = process.start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(asked.waitFor()).isZero();
    return answer;
  }

  static final class Suited {
    public static void main(String[] arguments) {
      Engine.start(1);
      try (OneDnn library = new OneDnn()) {
        for (Numbers numbers : Numbers.values()) {
          System.out.println(numbers.type + " " + library.suits(numbers.type));
        }
      }
    }
  }

  static final class KernelsGradient {
    public static void main(String[] arguments) {
      Engine.start(1);
      int same = 0;
      try (OneDnn library = new OneDnn();
          PointerScope scope = new PointerScope()) {
        for (int[] shape : SHAPES) {
          Tensor input = array(Numbers.FP32, shape[0], shape[3], shape[4], shape[1]);
          Tensor gradient = array(Numbers.FP32, shape[0], shape[3], shape[4], shape[2]);
          assertKernelsGradient(library, input, gradient, weight(Numbers.FP32, shape[2], shape[1]));
          same++;
        }
      }
      System.out.println(same + " shapes");
    }
  }

  @Test
  void aConvolutionIsTheSumOfItsTerms() {
    try (PointerScope scope = new PointerScope()) {
      Tensor input = array(Numbers.FP32, 1, 4, 5, 3);
      Tensor weight = weight(Numbers.FP32, 2, 3);
      Tensor output = array(Numbers.FP32, 1, 4, 5, 2);
      library.convolve(input, weight, null, output);
      for (int f = 0; f < 2; f++) {
        for (int y = 0; y < 4; y++) {
          for (int x = 0; x < 5; x++) {
            assertThat((double) at(output, 0, f, y, x)).isCloseTo(sum(input, weight, f, y, x), Offset.offset(1e-5));
          }
        }
      }
    }
  }

  private static double sum(Tensor input, Tensor weight, int f, int y, int x) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          boolean inside = y + dy >= 0 && y + dy < 4 && x + dx >= 0 && x + dx < 5;
          sum += inside ? at(input, 0, c, y + dy, x + dx) * at(weight, f, c, dy + 1, dx + 1) : 0;
        }
      }
    }
    return sum;
  }

  private static float at(Tensor tensor, long a, long b, long c, long d) {
    return tensor.select(0, a).select(0, b).select(0, c).select(0, d).item_float();
  }

  @Test
  void threadsCallOneOfTheseSideBySide() {
    try (PointerScope scope = new PointerScope();
        Cores cores = Cores.start(4)) {
      Tensor input = array(Numbers.FP32, 64, 12, 12, 3);
      Tensor weight = weight(Numbers.FP32, 16, 3);
      Tensor output = array(Numbers.FP32, 64, 12, 12, 16);
      cores.share(
          64,
          (core, from, to) -> {
            for (int face = from; face < to; face++) {
              try (PointerScope own = new PointerScope();
                  NoGradGuard guard = new NoGradGuard()) {
                library.convolve(input.narrow(0, face, 1), weight, null, output.narrow(0, face, 1));
              }
            }
          });
      assertSame(output, torch.conv2d(input, weight, new TensorOptional(), ONE, ONE, ONE, 1));
    }
  }

  @Test
  void aKernelForSeveralCoresIsNotTheOneForOne() {
    try (PointerScope scope = new PointerScope()) {
      Tensor faces = array(Numbers.FP32, 1, 2, 2, 4);
      Shape one = Shape.of(Shape.Work.POOLING, faces);
      torch.set_num_threads(2);
      assertThat(Shape.of(Shape.Work.POOLING, faces)).isNotEqualTo(one);
      torch.set_num_threads(1);
      assertThat(Shape.of(Shape.Work.POOLING, faces)).isEqualTo(one);
    } finally {
      torch.set_num_threads(1);
    }
  }

  private static Tensor weight(Numbers numbers, int out, int in) {
    torch.manual_seed(2);
    return torch.empty(new long[] {out, in, 3, 3}, new TensorOptions(numbers.type), new MemoryFormatOptional()).normal_();
  }

  private static Tensor array(Numbers numbers, int faces, int height, int width, int channels) {
    torch.manual_seed(1);
    long[] sides = {faces, height, width, channels};
    return torch.empty(sides, new TensorOptions(numbers.type), new MemoryFormatOptional()).normal_().permute(0, 3, 1, 2);
  }
}
