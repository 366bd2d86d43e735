package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import dev.kallos.training.MemoryFaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapMakingTest {
  private static final ImageSize SIZE = ImageSize.parse("16x16");

  @TempDir Path folder;

  /** Says the same of every face, in so many cells. */
  private record Flat(SignedMap map) implements Explainer {
    @Override
    public String id() {
      return "flat";
    }

    @Override
    public String name() {
      return "Flat";
    }

    @Override
    public String paper() {
      return "–";
    }

    @Override
    public String layer() {
      return "conv1";
    }

    @Override
    public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
      return Collections.nCopies(batch.size(), map);
    }
  }

  @Test
  void mapsThatJavaCannotHoldAreRefusedAtTheFirstBatch() throws IOException {
    int faces = 20_000;
    int side = (int) Math.sqrt(Runtime.getRuntime().maxMemory() / 2 / faces / Float.BYTES);

    assertThatThrownBy(() -> make(faces, side - 1)).isInstanceOf(StoppedException.class);
    assertThatThrownBy(() -> make(faces, side + 1))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith("20,000 maps of %1$dx%1$d cells by Flat take".formatted(side + 1))
        .hasMessageContaining("name a later --layer, or give Java more with KALLOS_JAVA_OPTS=-Xmx");
  }

  @Test
  void mapsKeptByAProcessOfMoreMemoryAreRefusedTheSameWay() throws IOException {
    int faces = 20_000;
    int side = (int) Math.sqrt(Runtime.getRuntime().maxMemory() / 2 / faces / Float.BYTES) + 1;
    Explainer flat = flat(side);
    int[] first = IntStream.range(0, 64).toArray();
    kept(side).keep(flat, first, Collections.nCopies(first.length, new SignedMap(side, side, new float[side * side])));

    assertThatThrownBy(() -> make(flat, faces, side, new AtomicInteger(1)))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("more than half of what Java may use");
  }

  /** Makes the first batch's maps, and then is to stop. */
  private void make(int faces, int side) throws IOException {
    make(flat(side), faces, side, new AtomicInteger());
  }

  private void make(Explainer explainer, int faces, int side, AtomicInteger asked) throws IOException {
    Engine.start(1);
    try (ConvNet net = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 1)) {
      MapMaking making =
          new MapMaking(
              net, MemoryFaces.corners(faces, SIZE, 1), kept(side), Progress.silent(), () -> asked.getAndIncrement() > 0);
      making.make(explainer, IntStream.range(0, faces).toArray());
    }
  }

  private static Explainer flat(int side) {
    return new Flat(new SignedMap(side, side, new float[side * side]));
  }

  private KeptMaps kept(int side) {
    return new KeptMaps(folder.resolve("kept" + side), new byte[1]);
  }
}
