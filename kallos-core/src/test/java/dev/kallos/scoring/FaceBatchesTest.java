package dev.kallos.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.image.FaceArray;
import dev.kallos.image.ImageSize;
import dev.kallos.network.FaceBatch;
import dev.kallos.training.MemoryFaces;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaceBatchesTest {
  @Test
  void aBatchLargerThanAnArrayIsRefusedInASentence() {
    assertThat(FaceBatch.bytes(2, ImageSize.parse("64x80"))).isEqualTo(2 * 3 * 64 * 80);
    assertThatThrownBy(() -> FaceBatch.bytes(700, ImageSize.parse("1024x1024")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("A batch of 700 faces of 1024x1024 is too large to hold; lower --batch or --size.");
  }

  private static final MemoryFaces FACES = MemoryFaces.corners(10, ImageSize.parse("8x9"), 1);

  @Test
  void everyFaceComesOnceInTheAskedOrder() {
    int[] order = {9, 3, 5, 0, 7, 2, 1};
    List<Integer> seen = new ArrayList<>();
    try (FaceBatches batches = FaceBatches.inOrder(FACES, order, 3)) {
      while (batches.hasNext()) {
        FaceBatch batch = batches.next();
        for (int i = 0; i < batch.size(); i++) {
          byte[] pixels = new byte[3 * 72];
          batch.pixels().get(i * pixels.length, pixels);
          assertThat(pixels).isEqualTo(FACES.pixels()[batch.faces()[i]]);
          seen.add(batch.faces()[i]);
        }
      }
    }
    assertThat(seen).containsExactly(9, 3, 5, 0, 7, 2, 1);
  }

  @Test
  void aMirroredFaceIsTurnedLeftToRight() {
    Alteration second = Alteration.mirroring(position -> position == 1, FACES.size());
    try (FaceBatches batches = new FaceBatches(FACES, new int[] {4, 4}, 2, second)) {
      FaceBatch batch = batches.next();
      for (int y = 0; y < 9; y++) {
        for (int x = 0; x < 8; x++) {
          for (int c = 0; c < 3; c++) {
            byte plain = batch.pixels().get((y * 8 + x) * 3 + c);
            byte mirrored = batch.pixels().get(3 * 72 + (y * 8 + 7 - x) * 3 + c);
            assertThat(mirrored).isEqualTo(plain);
          }
        }
      }
    }
  }

  @Test
  void fewerLargeFacesComeAtATime() {
    List<Integer> sizes = new ArrayList<>();
    try (FaceBatches batches = FaceBatches.inOrder(new BlackFaces(ImageSize.parse("1024x1024")), new int[25], 64)) {
      while (batches.hasNext()) {
        sizes.add(batches.next().size());
      }
    }
    assertThat(sizes).containsExactly(21, 4);
  }

  private record BlackFaces(ImageSize size) implements FaceArray {
    @Override
    public int faces() {
      return 1;
    }

    @Override
    public void copy(int face, ByteBuffer target) {
      target.put(new byte[3 * size.pixels()]);
    }
  }

  @Test
  void noFacesAreNoBatches() {
    try (FaceBatches batches = FaceBatches.inOrder(FACES, new int[0], 3)) {
      assertThat(batches.hasNext()).isFalse();
    }
  }
}
