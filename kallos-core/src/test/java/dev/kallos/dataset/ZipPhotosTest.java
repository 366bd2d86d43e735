package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZipPhotosTest {
  private static final byte[] PHOTO = "a photo, for all that a zip knows".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temp;

  @Test
  void aPhotoIsReadAsItWasPacked() throws IOException {
    try (ZipPhotos photos = photos(zip(ZipEntry.DEFLATED))) {
      assertThat(photos.read("a.jpg")).isEqualTo(PHOTO);
    }
  }

  @Test
  void aPhotoWhoseBytesChangedSinceItWasPackedIsRefused() throws IOException {
    Path zip = zip(ZipEntry.STORED);
    byte[] bytes = Files.readAllBytes(zip);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("photo");
    bytes[at] ^= 1;
    Files.write(zip, bytes);
    try (ZipPhotos photos = photos(zip)) {
      assertThatThrownBy(() -> photos.read("a.jpg")).isInstanceOf(IOException.class).hasMessageContaining("damaged in the zip");
    }
  }

  @Test
  void aPhotoLargerThanCanBeUsedIsRefusedWithItsSize() throws IOException {
    Path file = temp.resolve("photos.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry("a.jpg"));
      for (int i = 0; i < 150; i++) {
        out.write(new byte[1_000_000]);
      }
    }
    try (ZipPhotos photos = photos(file)) {
      assertThatThrownBy(() -> photos.read("a.jpg"))
          .isInstanceOf(IOException.class)
          .hasMessage("a picture of 150 MB, more than can be used");
    }
  }

  private Path zip(int method) throws IOException {
    Path file = temp.resolve("photos.zip");
    CRC32 checksum = new CRC32();
    checksum.update(PHOTO);
    ZipEntry entry = new ZipEntry("a.jpg");
    entry.setMethod(method);
    entry.setSize(PHOTO.length);
    entry.setCrc(checksum.getValue());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(entry);
      out.write(PHOTO);
      out.closeEntry();
    }
    return file;
  }

  private static ZipPhotos photos(Path zip) throws IOException {
    return new ZipPhotos(new ZipFile(zip.toFile()), "", "");
  }
}
