package dev.kallos.explanation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AugmentedCamTest {
  private static final int WIDTH = ToyNets.SIZE.width();
  private static final int PIXELS = ToyNets.SIZE.pixels();

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @Test
  void aMapThatMovesWithThePhotoIsLeftAsItIs() {
    FaceBatch batch = ToyNets.noise(3);
    Explainer redness = new Fake((photo, pixel) -> (photo.pixels().get(3 * pixel) & 255) - 128);
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      List<SignedMap> maps = new AugmentedCam(redness).explain(net, batch);
      for (int face = 0; face < 3; face++) {
        assertThat(maps.get(face).width()).isEqualTo(WIDTH);
        assertThat(maps.get(face).values())
            .containsExactly(redness.explain(net, batch).get(face).values(), within(1e-4f));
      }
    }
  }

  @Test
  void aMapThatDoesNotMoveIsSpreadOverTwentyFivePlacesAndTheirMirrorImages() {
    int hot = 6 * WIDTH + 3;
    Explainer stuck = new Fake((photo, pixel) -> pixel == hot ? -1 : 0);
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      float[] values = new AugmentedCam(stuck).explain(net, ToyNets.noise(1)).get(0).values();
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        int x = pixel % WIDTH;
        boolean near = Math.abs(pixel / WIDTH - 6) <= 2;
        int places = (near && Math.abs(x - 3) <= 2 ? 1 : 0) + (near && Math.abs(WIDTH - 1 - x - 3) <= 2 ? 1 : 0);
        int shown = shown(x, WIDTH) * shown(pixel / WIDTH, PIXELS / WIDTH) * 2;
        assertThat(values[pixel]).as("%d, %d", x, pixel / WIDTH).isCloseTo(-(float) places / shown, within(1e-6f));
      }
    }
  }

  @Test
  void mirroringThePhotoMirrorsTheMap() {
    FaceBatch batch = ToyNets.noise(1);
    FaceBatch mirrored =
        ToyNets.faces(1, i -> batch.pixels().get(3 * (i / 3 - i / 3 % WIDTH + WIDTH - 1 - i / 3 % WIDTH) + i % 3));
    Explainer augmented = new AugmentedCam(new HiResCam("conv2"));
    try (ConvNet net = ToyNets.net(ToyNets.DEEP, 2)) {
      float[] map = augmented.explain(net, batch).get(0).values();
      float[] other = augmented.explain(net, mirrored).get(0).values();
      for (int i = 0; i < PIXELS; i++) {
        assertThat(other[i - i % WIDTH + WIDTH - 1 - i % WIDTH]).isCloseTo(map[i], within(1e-5f));
      }
    }
  }

  /** In how many of five shifts of at most two a place stays in the picture. */
  private static int shown(int place, int length) {
    return (int) IntStream.rangeClosed(-2, 2).filter(shift -> place + shift >= 0 && place + shift < length).count();
  }

  /** A map that hangs on the pixels by a rule. */
  private record Fake(Rule rule) implements Explainer {
    private interface Rule {
      double value(FaceBatch photo, int pixel);
    }

    @Override
    public String id() {
      return "fake";
    }

    @Override
    public String name() {
      return "Fake";
    }

    @Override
    public String paper() {
      return "-";
    }

    @Override
    public String layer() {
      return "input";
    }

    @Override
    public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
      return IntStream.range(0, batch.size())
          .mapToObj(
              face -> {
                FaceBatch one =
                    new FaceBatch(
                        new int[] {face}, batch.pixels().slice(3 * PIXELS * face, 3 * PIXELS), batch.height(), WIDTH);
                return new SignedMap(batch.height(), WIDTH, floats(pixel -> rule.value(one, pixel)));
              })
          .toList();
    }

    private static float[] floats(IntToDoubleFunction value) {
      float[] floats = new float[PIXELS];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) value.applyAsDouble(i);
      }
      return floats;
    }
  }
}
