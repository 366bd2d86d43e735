package dev.kallos.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatMapTest {
  @TempDir Path folder;

  @Test
  void theSignsOfAMapAreItsDirections() {
    SignedMap map = new SignedMap(1, 4, new float[] {2, -3, 0, Float.NaN});

    assertThat(map.heat(Direction.FOR).values()).containsExactly(2, 0, 0, 0);
    assertThat(map.heat(Direction.AGAINST).values()).containsExactly(0, 3, 0, 0);
  }

  @Test
  void anEmptyMapStaysEmptyAndIsTransparent() throws IOException {
    HeatMap empty = new HeatMap(2, 2, new float[4]);
    HeatMapPicture.write(empty, Direction.FOR, folder.resolve("empty.png"));

    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty.normalized().values()).containsExactly(0, 0, 0, 0);
    BufferedImage png = ImageIO.read(folder.resolve("empty.png").toFile());
    for (int i = 0; i < 4; i++) {
      assertThat(png.getRGB(i % 2, i / 2) >>> 24).isZero();
    }
  }

  @Test
  void theHottestCellIsOpaqueAndAColdOneTransparent() throws IOException {
    HeatMapPicture.write(new HeatMap(1, 2, new float[] {0, 5}), Direction.AGAINST, folder.resolve("m.png"));

    BufferedImage png = ImageIO.read(folder.resolve("m.png").toFile());
    assertThat(png.getRGB(0, 0) >>> 24).isZero();
    assertThat(png.getRGB(1, 0)).isEqualTo(0xff1a239e);
  }

  @Test
  void stretchingIsLinearBetweenCellCentresAndLevelBeyond() {
    HeatMap stretched = new HeatMap(1, 2, new float[] {0, 4}).resized(4, 2);

    assertThat(stretched.values()).containsExactly(0, 1, 3, 4, 0, 1, 3, 4);
  }

  @Test
  void whatOfTheLastCellsLiesBeyondThePictureIsLeftOut() {
    float[] cells = {1, 5, 3};
    float[] sixteenPixelsACell = new HeatMap(1, 3, cells).resized(48, 1).values();
    HeatMap cut = new HeatMap(1, 3, Extent.of(16, 37, 16), cells);

    assertThat(cut.resized(37, 1).values()).containsExactly(Arrays.copyOf(sixteenPixelsACell, 37), within(1e-6f));
  }

  @Test
  void thePeakStaysWhereItIsWhenStretched() {
    HeatMap map = new HeatMap(3, 3, new float[] {0, 1, 0, 0, 0, 9, 0, 0, 0});
    HeatMap stretched = map.resized(30, 30);

    assertThat(map.peak()).isEqualTo(5);
    assertThat(stretched.peak() / 30 / 10).isEqualTo(1);
    assertThat(stretched.peak() % 30 / 10).isEqualTo(2);
  }
}
