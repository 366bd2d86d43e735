package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.explanation.Direction;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.HeatMap;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.ImageSize;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.GlobalMaxPooling;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.Layer.MaxPooling;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A net whose input no pooling divides evenly, which looks for a bright spot: its maps lie where the spot is. */
class CellPlaceTest {
  private static final ImageSize SIZE = new ImageSize(65, 57);
  private static final int CELL = 8;

  private static final NetworkDesign SPOTS =
      new NetworkDesign(
          "spots",
          List.of(
              new Convolution(1, false), new MaxPooling(), new Convolution(1, false), new MaxPooling(),
              new Convolution(1, false), new MaxPooling(), new Convolution(1, false), new GlobalMaxPooling(), new Logit()));

  static Stream<Explainer> layerMethods() {
    return Stream.of(
        new HiResCam("conv4"),
        new GradCam("conv4"),
        new LayerCam(List.of("conv4")),
        new LayerCam(List.of("conv2", "conv3", "conv4")),
        new ScoreCam("conv4"),
        new AblationCam("conv4"));
  }

  static Stream<Explainer> methodsOfCells() {
    return Stream.concat(layerMethods(), Stream.of(new Occlusion(), new RandomMap(1), new MeanFace()));
  }

  @ParameterizedTest
  @MethodSource("layerMethods")
  void theHottestPixelIsInASpotAnywhereButAtTheBorder(Explainer explainer) {
    try (ConvNet net = ConvNet.create(SPOTS, SIZE, Precision.FP32, 1)) {
      for (int layer = 1; layer <= 4; layer++) {
        int channels = layer == 1 ? 3 : 1;
        ToyNets.set(net, "conv" + layer + ".weight", i -> isMiddle(i, channels) ? 1.0 / channels : 0);
        ToyNets.set(net, "conv" + layer + ".bias", i -> 0);
      }
      ToyNets.set(net, "logit.weight", i -> 1);
      for (int y = CELL + CELL / 2; y < SIZE.height(); y += CELL) {
        for (int x = CELL + CELL / 2; x < SIZE.width(); x += CELL) {
          HeatMap heat = explainer.explain(net, spot(x, y)).get(0).heat(Direction.FOR).resized(SIZE.width(), SIZE.height());
          assertThat(Math.abs(heat.peak() % SIZE.width() - x)).as("across, spot at %d, %d", x, y).isLessThan(3);
          assertThat(Math.abs(heat.peak() / SIZE.width() - y)).as("down, spot at %d, %d", x, y).isLessThan(3);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methodsOfCells")
  void theMapEndsWhereThePictureDoes(Explainer explainer) {
    try (ConvNet net = ConvNet.create(SPOTS, SIZE, Precision.FP32, 1)) {
      SignedMap map = explainer.explain(net, spot(10, 10)).get(0);
      assertThat(map.extent().columns() / map.extent().rows()).isEqualTo(65.0 / 57);
      assertThat(map.extent().columns()).isGreaterThan(map.width() - 1).isLessThanOrEqualTo(map.width());
      assertThat(map.extent().rows()).isGreaterThan(map.height() - 1).isLessThanOrEqualTo(map.height());
    }
  }

  /** Whether a kernel's weight is that of its middle, whatever the order of channels and places. */
  private static boolean isMiddle(int index, int channels) {
    return index % 9 == 4 && index / 9 < channels;
  }

  /** A grey face with a bright square of five pixels a side around a place. */
  private static FaceBatch spot(int x, int y) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(3 * SIZE.pixels());
    for (int i = 0; i < SIZE.pixels(); i++) {
      boolean bright = Math.abs(i % SIZE.width() - x) <= 2 && Math.abs(i / SIZE.width() - y) <= 2;
      for (int channel = 0; channel < 3; channel++) {
        pixels.put((byte) (bright ? 255 : 128));
      }
    }
    return new FaceBatch(new int[1], pixels.flip(), SIZE.height(), SIZE.width());
  }
}
