package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class PhotoFileTest {
  private static final byte[] TIFF = {'I', 'I', 42, 0, 8, 0, 0, 0};

  @TempDir Path temp;

  @Test
  void aJpegAndAPngAreReadByteForByte() throws IOException {
    for (byte[] photo :
        List.of(
            SmallFaces.jpeg(Color.ORANGE, 20, 30),
            SmallFaces.encoded(Color.ORANGE, 20, 30, BufferedImage.TYPE_INT_RGB, "png"),
            new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})) {
      assertThat(PhotoFile.read(Files.write(temp.resolve("a.jpg"), photo))).isEqualTo(photo);
    }
  }

  @Test
  void whatIsNeitherAJpegNorAPngIsToldByItsFirstBytesHoweverLargeItIs() throws IOException {
    for (long size : new long[] {0, 8, 3L << 30}) {
      Path file = sized(TIFF, size);
      assertThatThrownBy(() -> PhotoFile.read(file)).isInstanceOf(IOException.class).hasMessage("neither a JPEG nor a PNG");
    }
  }

  @Test
  void aPhotoLargerThanCanBeUsedIsRefusedWithItsSize() throws IOException {
    Path file = sized(SmallFaces.jpeg(Color.ORANGE, 20, 30), 300_000_000);
    assertThatThrownBy(() -> PhotoFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage("a JPEG of 300 MB, more than can be used");
    assertThat(PhotoFile.read(sized(SmallFaces.jpeg(Color.ORANGE, 20, 30), PhotoFile.MOST_BYTES)))
        .hasSize(PhotoFile.MOST_BYTES);
  }

  @Test
  void theSameHoldsOfThePhotosOfADataSet() throws IOException {
    sized(SmallFaces.jpeg(Color.ORANGE, 20, 30), 300_000_000);
    assertThatThrownBy(() -> new FolderPhotos(temp, "").read("a.jpg")).hasMessage("a JPEG of 300 MB, more than can be used");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no pipes in folders there")
  void aPipeIsRefusedWithoutWaitingForWhatComesThroughIt() throws IOException, InterruptedException {
    Path pipe = temp.resolve("pipe.jpg");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThatThrownBy(() -> PhotoFile.read(pipe)).hasMessage("a pipe or a device, not a file"));
  }

  @Test
  void anAbsentPhotoIsAbsent() {
    assertThatThrownBy(() -> PhotoFile.read(temp.resolve("gone.jpg"))).isInstanceOf(NoSuchFileException.class);
  }

  /** A file of some first bytes and as many zeros as it takes, which need no room on the disk. */
  private Path sized(byte[] start, long size) throws IOException {
    Path file = temp.resolve("a.jpg");
    Files.write(file, start);
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(size);
    }
    return file;
  }
}
