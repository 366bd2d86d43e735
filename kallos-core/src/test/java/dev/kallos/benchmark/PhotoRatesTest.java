package dev.kallos.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.image.ImageSize;
import dev.kallos.image.Photos;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoRatesTest {
  private static final ImageSize SIZE = ImageSize.parse("32x40");

  @Test
  void theFolderOfPhotosGoesWithAllThatIsInIt() throws IOException {
    PhotoFolder folder = PhotoFolder.create(PhotoSize.CELEBA, 3, 1);
    Files.writeString(Files.createDirectories(folder.folder().resolve("cache/packs")).resolve("pixels.npy"), "half");
    folder.close();
    assertThat(folder.folder()).doesNotExist();
  }

  @Test
  void theFoldersPhotosHaveTheSizeThatIsAskedFor() throws IOException {
    try (PhotoFolder folder = PhotoFolder.create(new PhotoSize(300, 200), 5, 1)) {
      assertThat(folder.photos()).hasSize(5);
      for (Path photo : folder.photos()) {
        Photos.Pixels pixels = Photos.decode(Files.readAllBytes(photo));
        assertThat(pixels.width() + "x" + pixels.height()).isEqualTo("300x200");
      }
      assertThat(Files.readAllBytes(folder.photos().get(0))).isNotEqualTo(Files.readAllBytes(folder.photos().get(1)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "16, 2, 4, 4, 6",
    "64, 2, 4, 2.5, 4.5",
    "64, 3, 4, 3, 5.5",
    "300, 2, 15, 4, 6",
  })
  void whateverTheBatchSharesAreOfAsManyFacesAsThereArePhotos(
      int batch, int decoding, int net, double slower, double both) throws IOException {
    ByteBuffer pixels = ByteBuffer.allocateDirect(batch * 3 * SIZE.pixels());
    FaceBatch faces = new FaceBatch(new int[batch], pixels, SIZE.height(), SIZE.width());
    try (ConvNet pooled = net();
        PhotoFolder folder = tiny(80)) {
      BenchmarkResult.Scoring scoring = rates(pooled, folder, decoding, net, 8).scoring(faces);
      assertThat(scoring.imagesPerSecond()).isCloseTo(80 / 8.0, within(1e-9));
      assertThat(scoring.shareOfSlower()).isCloseTo(slower / 8, within(1e-9));
      assertThat(scoring.shareOfBoth()).isCloseTo(both / 8, within(1e-9));
    }
  }

  @Test
  void packingsShareIsOfDecodingAsManyPhotosAsArePacked() throws IOException {
    int decoded = 1280;
    int packed = 1600;
    try (ConvNet net = net();
        PhotoFolder folder = tiny(packed)) {
      BenchmarkResult.Packing packing = rates(net, folder, 2, 100, 4).packing();
      assertThat(packing.imagesPerSecond()).isCloseTo(packed / 4.0, within(1e-9));
      assertThat(packing.shareOfDecoding()).isCloseTo(2.0 / decoded * packed / 4, within(1e-9));
    }
  }

  private static ConvNet net() {
    Engine.start(2);
    return ConvNet.create(NetworkDesign.POOLED, SIZE, Precision.FP32, 1);
  }

  /** Photos that take next to no time to decode. */
  private static PhotoFolder tiny(int count) throws IOException {
    PhotoFolder folder = PhotoFolder.create(PhotoSize.CELEBA, count, 1);
    byte[] jpeg = Photos.jpeg(new Photos.Pixels(8, 8, new byte[8 * 8 * 3]), 90);
    for (Path photo : folder.photos()) {
      Files.write(photo, jpeg);
    }
    return folder;
  }

  /** By a clock that has works which take turns take so many seconds each, however long they really take. */
  private static PhotoRates rates(ConvNet net, PhotoFolder folder, int... seconds) {
    AtomicInteger reads = new AtomicInteger();
    AtomicLong now = new AtomicLong();
    LongSupplier clock =
        () -> {
          int read = reads.getAndIncrement();
          boolean ends = read % 2 == 1;
          return now.addAndGet(ends ? TimeUnit.SECONDS.toNanos(seconds[read / 2 % seconds.length]) : 0);
        };
    return new PhotoRates(net, folder, new Repetitions(clock, 0, () -> false), () -> false);
  }
}
