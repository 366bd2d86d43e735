package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.explanation.Direction;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ControlsTest {
  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @Test
  void edgesLieWhereBrightnessChanges() {
    int width = ToyNets.SIZE.width();
    FaceBatch batch = ToyNets.faces(1, i -> i / 3 % width < 4 ? 50 : 60);
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      float sign = net.logits(batch)[0] > 0 ? 1 : -1;
      float[] map = new Edges().explain(net, batch).get(0).values();
      for (int i = 0; i < map.length; i++) {
        boolean atTheStep = i % width == 3 || i % width == 4;
        assertThat(map[i]).isCloseTo(atTheStep ? sign * 40 : 0, within(1e-3f));
      }
    }
  }

  @Test
  void edgesOfALargePhotoAreMeansOverBlocksAndOverWhatThereIsOfThoseAtTheBorder() {
    ImageSize size = ImageSize.parse("251x251");
    ByteBuffer pixels = ByteBuffer.allocateDirect(3 * size.pixels());
    for (int i = 0; pixels.hasRemaining(); i++) {
      pixels.put((byte) (i / 3 % 251 < 250 ? 50 : 60));
    }
    FaceBatch batch = new FaceBatch(new int[1], pixels.flip(), size.height(), size.width());
    try (ConvNet net = ConvNet.create(NetworkDesign.POOLED, size, Precision.FP32, 1)) {
      float sign = net.logits(batch)[0] > 0 ? 1 : -1;
      SignedMap map = new Edges().explain(net, batch).get(0);
      assertThat(map.width()).isEqualTo(126);
      assertThat(map.height()).isEqualTo(126);
      for (int i = 0; i < map.values().length; i++) {
        float expected = i % 126 == 125 ? 40 : i % 126 == 124 ? 20 : 0;
        assertThat(map.values()[i]).isCloseTo(sign * expected, within(1e-3f));
      }
    }
  }

  @Test
  void theMeanFaceIsTheSameForAllAndWarmAtEyesNoseAndMouth() {
    ImageSize size = ImageSize.parse("89x109");
    ByteBuffer pixels = ByteBuffer.allocateDirect(2 * 3 * size.pixels());
    FaceBatch batch = new FaceBatch(new int[] {0, 1}, pixels, size.height(), size.width());
    try (ConvNet net = ConvNet.create(NetworkDesign.POOLED, size, Precision.FP32, 1)) {
      List<SignedMap> maps = new MeanFace().explain(net, batch);
      SignedMap map = maps.get(0);
      assertThat(maps.get(1).values()).isEqualTo(map.values());
      Direction direction = Direction.of(net.logits(batch)[0]);
      float[] heat = map.heat(direction).resized(178, 218).values();
      assertThat(heat[111 * 178 + 69]).isGreaterThan(5 * heat[60 * 178 + 89]);
      assertThat(heat[135 * 178 + 88]).isGreaterThan(5 * heat[60 * 178 + 89]);
      assertThat(heat[152 * 178 + 105]).isGreaterThan(5 * heat[200 * 178 + 20]);
    }
  }

  @Test
  void theRandomMapHangsOnSeedAndFaceAlone() {
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      FaceBatch batch = ToyNets.noise(2);
      float[] first = new RandomMap(1).explain(net, batch).get(0).values();
      assertThat(new RandomMap(1).explain(net, batch).get(0).values()).isEqualTo(first);
      assertThat(new RandomMap(1).explain(net, batch).get(1).values()).isNotEqualTo(first);
      assertThat(new RandomMap(2).explain(net, batch).get(0).values()).isNotEqualTo(first);
    }
  }
}
