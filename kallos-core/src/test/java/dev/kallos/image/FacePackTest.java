package dev.kallos.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.Progress;
import dev.kallos.dataset.Celeba10k;
import dev.kallos.dataset.DatasetReader;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.SmallFaces;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FacePackTest {
  private static final ImageSize SIZE = new ImageSize(10, 15);

  @TempDir Path temp;

  @Test
  void rowIHoldsFaceI() throws Exception {
    try (FaceDataset data = read(SmallFaces.official(temp.resolve("data"), 200));
        FacePack pack = FacePack.open(data, SIZE, temp.resolve("cache"), false, 3, Progress.silent())) {
      assertThat(pack.faces()).isEqualTo(200);
      assertThat(pack.unreadable()).isEmpty();
      for (int face = 0; face < 200; face++) {
        ByteBuffer pixels = ByteBuffer.allocate(450);
        pack.copy(face, pixels);
        assertThat(pixels.array()).isEqualTo(PackMaker.decode(data, face, SIZE));
        assertThat(pixels.get(0) & 0xFF).isBetween(SmallFaces.colour(face).getRed() - 4, SmallFaces.colour(face).getRed() + 4);
      }
    }
  }

  @Test
  void tenThousandRealFacesPack() throws Exception {
    try (FaceDataset data = read(Celeba10k.folder())) {
      ImageSize size = new ImageSize(64, 80);
      try (FacePack pack = FacePack.open(data, size, temp, false, 2, Progress.silent())) {
        assertThat(pack.faces()).isEqualTo(10_000);
        assertThat(pack.unreadable()).isEmpty();
      }
    }
  }

  static FaceDataset read(Path folder) throws Exception {
    return DatasetReader.read(DatasetRequest.of(folder), Progress.silent());
  }
}
