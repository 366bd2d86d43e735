package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.explanation.HeatMap;
import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.Precision;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Methods that hide parts of the photo. */
class MaskingTest {
  private static final int WIDTH = ToyNets.SIZE.width();
  private static final int HEIGHT = ToyNets.SIZE.height();
  private static final int PIXELS = ToyNets.SIZE.pixels();

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @Test
  void scoreCamIsComputedByHand() {
    FaceBatch batch = ToyNets.noise(2);
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      ToyNets.set(net, "conv1.bias", i -> 0.3);
      ToyNets.set(net, "conv2.bias", i -> 2);
      ToyNets.set(net, "logit.bias", i -> 1);
      List<SignedMap> maps = new ScoreCam("conv2").explain(net, batch);
      float[][][] features = ToyNets.features(net, "conv2", batch);
      for (int face = 0; face < 2; face++) {
        float[] photo = pixels(batch, face);
        double[] expected = new double[maps.get(face).values().length];
        for (float[] channel : features[face]) {
          HeatMap output = new HeatMap(maps.get(face).height(), maps.get(face).width(), channel);
          double weight = answer(net, masked(photo, unit(output).resized(WIDTH, HEIGHT))) - answer(net, new float[3 * PIXELS]);
          for (int i = 0; i < expected.length; i++) {
            expected[i] += max(channel) == min(channel) ? 0 : weight * channel[i];
          }
        }
        for (int i = 0; i < expected.length; i++) {
          assertThat((double) maps.get(face).values()[i]).isCloseTo(expected[i], within(1e-4));
        }
      }
    }
  }

  @Test
  void occlusionOfALinearNetIsExact() {
    FaceBatch batch = ToyNets.noise(2);
    try (ConvNet net = ToyNets.net(ToyNets.LINEAR_HEAD, 4)) {
      ToyNets.set(net, "conv1.bias", i -> 100);
      List<SignedMap> maps = new Occlusion().explain(net, batch);
      for (int face = 0; face < 2; face++) {
        float[] photo = pixels(batch, face);
        double[] parts = parts(net, photo);
        assertThat(maps.get(face).height()).isEqualTo(HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
          for (int x = 0; x < WIDTH; x++) {
            double expected = 0;
            for (int window = 0; window < 4; window++) {
              expected += windowSum(parts, y - 1 + window / 2, x - 1 + window % 2) / 4;
            }
            assertThat((double) maps.get(face).values()[y * WIDTH + x]).isCloseTo(expected, within(2e-3));
          }
        }
      }
    }
  }

  @Test
  void windowsOfALargerPhotoCoverEachCellFourTimes() {
    Occlusion.Grid grid = Occlusion.Grid.over(80, 64);
    assertThat(grid.step()).isEqualTo(4);
    assertThat(grid.rows()).isEqualTo(20);
    assertThat(grid.columns()).isEqualTo(16);
    try (PointerScope scope = new PointerScope()) {
      Tensor count = Tensors.of(new float[80 * 64], 1, 1, 80, 64);
      for (int window = 0; window < grid.windows(); window++) {
        grid.window(count, window).add_(new Scalar(1));
      }
      assertThat(Tensors.toArray(count)).containsOnly(4);
    }
  }

  /** What each pixel adds to a linear net's logit beyond the mean colour, by differences. */
  private static double[] parts(ConvNet net, float[] photo) {
    double[] parts = new double[PIXELS];
    float[] mean = new float[3];
    for (int i = 0; i < photo.length; i++) {
      mean[i / PIXELS] += photo[i] / PIXELS;
    }
    float whole = answer(net, photo);
    for (int p = 0; p < PIXELS; p++) {
      float[] without = photo.clone();
      for (int c = 0; c < 3; c++) {
        without[c * PIXELS + p] = mean[c];
      }
      parts[p] = whole - answer(net, without);
    }
    return parts;
  }

  /** The sum over the two by two pixels whose upper left one this is, as far as they are inside. */
  private static double windowSum(double[] parts, int top, int left) {
    double sum = 0;
    for (int y = Math.max(0, top); y < Math.min(HEIGHT, top + 2); y++) {
      for (int x = Math.max(0, left); x < Math.min(WIDTH, left + 2); x++) {
        sum += parts[y * WIDTH + x];
      }
    }
    return sum;
  }

  private static float[] pixels(FaceBatch batch, int face) {
    try (PointerScope scope = new PointerScope()) {
      return Tensors.toArray(batch.tensor(Precision.FP32, face, face + 1));
    }
  }

  private static float[] masked(float[] photo, HeatMap mask) {
    float[] masked = photo.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] *= mask.values()[i % PIXELS];
    }
    return masked;
  }

  private static HeatMap unit(HeatMap map) {
    float low = min(map.values());
    float spread = max(map.values()) - low;
    float[] unit = map.values().clone();
    for (int i = 0; i < unit.length; i++) {
      unit[i] = spread == 0 ? 0 : (unit[i] - low) / spread;
    }
    return new HeatMap(map.height(), map.width(), unit);
  }

  private static float answer(ConvNet net, float[] photo) {
    try (PointerScope scope = new PointerScope()) {
      return net.answers(Tensors.of(photo, 1, 3, HEIGHT, WIDTH))[0];
    }
  }

  private static float max(float[] values) {
    float max = values[0];
    for (float value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  private static float min(float[] values) {
    float min = values[0];
    for (float value : values) {
      min = Math.min(min, value);
    }
    return min;
  }
}
