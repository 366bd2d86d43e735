package dev.kallos.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.StoppedException;
import dev.kallos.evaluation.EnsembleScores;
import dev.kallos.image.ImageSize;
import dev.kallos.image.Photos;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.FakeDevice;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** 150 photos, more than two cores' blocks of 64, of which every seventh is no photo. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhotoScorerTest {
  private static final ImageSize SIZE = ImageSize.parse("16x16");
  private static final int PHOTOS = 150;

  private final List<Path> photos = new ArrayList<>();
  private ConvNet net;

  @BeforeAll
  void draw(@TempDir Path folder) throws IOException {
    Engine.start(2);
    net = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 1);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < PHOTOS; i++) {
      byte[] rgb = new byte[3 * 20 * 24];
      random.nextBytes(rgb);
      byte[] jpeg = Photos.jpeg(new Photos.Pixels(20, 24, rgb), 90);
      photos.add(Files.write(folder.resolve(i + ".jpg"), i % 7 == 3 ? new byte[] {1, 2} : jpeg));
    }
  }

  @AfterAll
  void close() {
    net.close();
  }

  @Test
  void eachPhotoGetsTheLogitItHasAlone() throws IOException {
    List<Path> seen = new ArrayList<>();
    new PhotoScorer(net, () -> false)
        .score(
            photos,
            (photo, result) -> {
              int i = seen.size();
              seen.add(photo);
              if (i % 7 == 3) {
                assertThat(result.logit()).isEmpty();
                assertThat(result.problem()).contains("neither a JPEG nor a PNG");
              } else {
                assertThat(result.logit().orElseThrow()).isCloseTo(alone(net, photo), within(1e-4));
                assertThat(result.problem()).isEmpty();
              }
            });
    assertThat(seen).isEqualTo(photos);
  }

  @Test
  void allCoresDecodeForANetOnADeviceOfItsOwn() throws IOException {
    try (ConvNet there = FakeDevice.net(NetworkDesign.BASELINE, SIZE, Precision.FP32, 1)) {
      CountDownLatch both = new CountDownLatch(2);
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      BooleanSupplier waiting =
          () -> {
            if (threads.add(Thread.currentThread())) {
              both.countDown();
            }
            return !comesInTime(both);
          };
      List<OptionalDouble> logits = new ArrayList<>();
      new PhotoScorer(there, waiting).score(photos, (photo, result) -> logits.add(result.logit()));
      assertThat(logits.get(5).orElseThrow()).isCloseTo(alone(net, photos.get(5)), within(1e-4));
    }
  }

  private static boolean comesInTime(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void severalNetsAnswerWithTheMeanOfTheirLogits() throws IOException {
    try (ConvNet other = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 2);
        ConvNet third = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 3)) {
      List<OptionalDouble> logits = new ArrayList<>();
      new PhotoScorer(List.of(net, other, third), () -> false)
          .score(photos, (photo, result) -> logits.add(result.logit()));
      assertThat(logits).hasSize(PHOTOS);
      for (int i = 0; i < PHOTOS; i++) {
        if (i % 7 == 3) {
          assertThat(logits.get(i)).isEmpty();
        } else {
          double mean = (alone(net, photos.get(i)) + alone(other, photos.get(i)) + alone(third, photos.get(i))) / 3;
          assertThat(logits.get(i).orElseThrow()).isCloseTo(mean, within(1e-4));
        }
      }
    }
  }

  @Test
  void theMeanIsToTheLastBitTheOneThatAnEnsemblesScoresAreMadeBy() throws IOException {
    try (ConvNet other = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 2);
        ConvNet third = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 3)) {
      List<ConvNet> nets = List.of(net, other, third);
      for (Path photo : List.of(photos.get(0), photos.get(1), photos.get(2), photos.get(4), photos.get(5), photos.get(6))) {
        List<double[]> members = new ArrayList<>();
        for (ConvNet one : nets) {
          members.add(new double[] {alone(one, photo)});
        }
        new PhotoScorer(nets, () -> false)
            .score(
                List.of(photo),
                (same, result) -> assertThat(result.logit()).hasValue(EnsembleScores.mean(members)[0]));
      }
    }
  }

  @Test
  void aPhotoThatWentAwayIsAbsentWhateverItsPath() throws IOException {
    new PhotoScorer(net, () -> false)
        .score(
            List.of(photos.get(0).resolveSibling("gone.jpg")),
            (photo, result) -> assertThat(result.problem()).contains("absent"));
  }

  @Test
  void aFileTooLargeToBeReadSparesThePhotosAroundIt(@TempDir Path folder) throws IOException {
    Path film = folder.resolve("film.tif");
    try (RandomAccessFile file = new RandomAccessFile(film.toFile(), "rw")) {
      file.setLength(3L << 30);
    }
    List<PhotoScorer.Result> results = new ArrayList<>();
    new PhotoScorer(net, () -> false)
        .score(List.of(photos.get(0), film, photos.get(1)), (photo, result) -> results.add(result));
    assertThat(results).extracting(result -> result.logit().isPresent()).containsExactly(true, false, true);
    assertThat(results.get(1).problem()).contains("neither a JPEG nor a PNG");
  }

  @Test
  void itStopsWhenAsked() {
    assertThatThrownBy(() -> new PhotoScorer(net, () -> true).score(photos, (photo, result) -> {}))
        .isInstanceOf(StoppedException.class);
  }

  private static double alone(ConvNet net, Path photo) throws IOException {
    byte[] rgb = Photos.decode(Files.readAllBytes(photo), SIZE).rgb();
    ByteBuffer pixels = ByteBuffer.allocateDirect(rgb.length).put(rgb).flip();
    return net.logits(new FaceBatch(new int[1], pixels, SIZE.height(), SIZE.width()))[0];
  }
}
