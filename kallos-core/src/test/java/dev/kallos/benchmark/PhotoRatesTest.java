package dev.kallos.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoRatesTest {
  private static final ImageSize SIZE = ImageSize.parse("32x40");

  @Test
  void theFolderOfPhotosGoesWithAllThatIsInIt() throws IOException {
    PhotoFolder folder = PhotoFolder.create(3, 1);
    Files.writeString(Files.createDirectories(folder.folder().resolve("cache/packs")).resolve("pixels.npy"), "half");
    folder.close();
    assertThat(folder.folder()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 64, 300})
  void whateverTheBatchSharesAreOfAsManyFacesAsThereArePhotos(int batch) throws IOException {
    Engine.start(2);
    Repetitions few = new Repetitions(System::nanoTime, 0, () -> false);
    ByteBuffer pixels = ByteBuffer.allocateDirect(batch * 3 * SIZE.pixels());
    try (ConvNet net = ConvNet.create(NetworkDesign.POOLED, SIZE, Precision.FP32, 1);
        PhotoFolder folder = PhotoFolder.create(80, 1)) {
      PhotoRates rates = new PhotoRates(net, folder, few, () -> false);
      BenchmarkResult.Scoring scoring = rates.scoring(new FaceBatch(new int[batch], pixels, SIZE.height(), SIZE.width()));
      assertThat(scoring.imagesPerSecond()).isFinite().isPositive();
      assertThat(scoring.shareOfSlower()).isFinite().isPositive().isLessThan(scoring.shareOfBoth());
      BenchmarkResult.Packing packing = rates.packing();
      assertThat(packing.imagesPerSecond()).isFinite().isPositive();
      assertThat(packing.shareOfDecoding()).isFinite().isPositive();
    }
  }
}
