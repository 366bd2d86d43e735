package dev.kallos.explanation.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import dev.kallos.scoring.Scorer;
import dev.kallos.training.MemoryFaces;
import dev.kallos.training.Trainer;
import dev.kallos.training.TrainingData;
import dev.kallos.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On noise that is brighter in the upper left quarter where the label is 1, the true place is known. */
class FaithfulnessTest {
  private static final ImageSize SIZE = ImageSize.parse("16x16");
  private static final MemoryFaces FACES = MemoryFaces.corners(120, SIZE, 3);
  private static final int[] TESTED = IntStream.range(100, 120).filter(i -> i % 2 == 1).toArray();

  @TempDir static Path folder;

  private static ConvNet net;
  private static double[] logits;

  @BeforeAll
  static void train() throws IOException {
    Engine.start(2);
    net = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 1);
    TrainingData data =
        new TrainingData(
            FACES, FACES.labels(), IntStream.range(0, 100).toArray(), IntStream.range(100, 120).toArray());
    Trainer.Output output =
        new Trainer.Output(folder.resolve("checkpoint"), folder.resolve("history.csv"), folder.resolve("weights"));
    new Trainer(new TrainingPlan(5, 5, 16, 1e-3, 0, false), 1, Progress.silent(), () -> false, System::nanoTime)
        .train(net, data, output, false);
    logits = Scorer.logits(net, FACES, TESTED, 64, Progress.silent(), () -> false);
  }

  @AfterAll
  static void close() {
    net.close();
  }

  @Test
  void aMapOfTheTruePlaceBeatsOneOfTheWrongPlace() {
    Faithfulness right = measure(corner(0, 0));
    Faithfulness wrong = measure(corner(1, 1));

    assertThat(right.faces()).isEqualTo(TESTED.length);
    assertThat(right.deletion()).isLessThan(wrong.deletion());
    assertThat(right.insertion()).isGreaterThan(wrong.insertion());
    assertThat(right.road()).isGreaterThan(wrong.road());
  }

  @Test
  void anEmptyMapDoesNotCount() {
    SignedMap empty = new SignedMap(2, 2, new float[4]);

    assertThat(measure(empty).faces()).isZero();
  }

  @Test
  void itStopsOnRequest() {
    List<SignedMap> maps = IntStream.of(TESTED).mapToObj(i -> corner(0, 0)).toList();

    assertThatThrownBy(
            () -> Faithfulness.of(net, FACES, TESTED, maps, logits, 1, Progress.silent(), () -> true))
        .isInstanceOf(StoppedException.class);
  }

  @Test
  void imputationFillsASmoothPictureAlmostAsItWas() {
    byte[] rgb = new byte[3 * 256];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (40 + 5 * (i / 3 % 16) + 5 * (i / 48));
    }
    Picture picture = new Picture(16, 16, rgb);
    boolean[] taken = new boolean[256];
    for (int i = 0; i < 256; i++) {
      taken[i] = i % 16 > 4 && i % 16 < 10 && i / 16 > 4 && i / 16 < 10;
    }

    byte[] filled = picture.imputed(taken, new SplittableRandom(1)).rgb();
    for (int i = 0; i < rgb.length; i++) {
      int difference = Math.abs((filled[i] & 0xff) - (rgb[i] & 0xff));
      assertThat(difference).isLessThanOrEqualTo(taken[i / 3] ? 14 : 0);
    }
  }

  private static Faithfulness measure(SignedMap map) {
    List<SignedMap> maps = IntStream.of(TESTED).mapToObj(i -> map).toList();
    return Faithfulness.of(net, FACES, TESTED, maps, logits, 1, Progress.silent(), () -> false);
  }

  /** All heat, for "yes", in one quarter. */
  private static SignedMap corner(int row, int column) {
    float[] values = new float[4];
    values[2 * row + column] = 1;
    return new SignedMap(2, 2, values);
  }
}
