package dev.kallos.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import dev.kallos.Progress;
import dev.kallos.dataset.Celeba10k;
import dev.kallos.dataset.DatasetReader;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.SmallFaces;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JpegDamageTest {
  private static final byte[] JPEG = jpeg(178, 218);

  @TempDir Path temp;

  @Test
  void whateverItsSettingsASoundJpegIsSound() {
    for (int[] settings : new int[][] {
        {IMWRITE_JPEG_QUALITY, 100}, {IMWRITE_JPEG_QUALITY, 5}, {IMWRITE_JPEG_OPTIMIZE, 1},
        {IMWRITE_JPEG_PROGRESSIVE, 1}, {IMWRITE_JPEG_RST_INTERVAL, 1}, {IMWRITE_JPEG_RST_INTERVAL, 7},
        {IMWRITE_JPEG_SAMPLING_FACTOR, 0x111111}, {IMWRITE_JPEG_SAMPLING_FACTOR, 0x411111},
        {IMWRITE_JPEG_SAMPLING_FACTOR, 0x211111}, {IMWRITE_JPEG_SAMPLING_FACTOR, 0x121111}}) {
      for (int side = 1; side < 40; side += 3) {
        assertThat(JpegDamage.in(jpeg(side, 41 - side, settings))).as(Arrays.toString(settings)).isFalse();
      }
    }
    assertThat(JpegDamage.in(SmallFaces.encoded(Color.PINK, 33, 50, BufferedImage.TYPE_BYTE_GRAY, "jpg"))).isFalse();
  }

  @Test
  void aFewBytesBehindTheLastBlockAndAnyBehindTheEndAreNoDamage() {
    byte[] padded = Arrays.copyOf(JPEG, JPEG.length + 6);
    System.arraycopy(JPEG, JPEG.length - 2, padded, JPEG.length + 4, 2);
    padded[JPEG.length - 2] = 0;
    padded[JPEG.length - 1] = 0;
    assertThat(JpegDamage.in(padded)).isFalse();
    assertThat(JpegDamage.in(Arrays.copyOf(JPEG, JPEG.length + 5000))).isFalse();
  }

  @Test
  void aJpegCutOffIsDamagedThoughAnEndIsPutBehindIt() {
    for (int[] settings : new int[][] {{IMWRITE_JPEG_QUALITY, 90}, {IMWRITE_JPEG_RST_INTERVAL, 4}}) {
      byte[] whole = jpeg(178, 218, settings);
      for (int length = whole.length / 2; length < whole.length - 4; length += whole.length / 50) {
        byte[] cut = Arrays.copyOf(whole, length + 2);
        cut[length] = (byte) 0xFF;
        cut[length + 1] = (byte) 0xD9;
        assertThat(JpegDamage.in(cut)).as("%d of %d bytes", length, whole.length).isTrue();
      }
    }
  }

  @Test
  void aBrokenColourProfileIsNoDamage() {
    byte[] segment = "\u00ff\u00e2\0\u0018ICC_PROFILE\0\1\1no profile".getBytes(StandardCharsets.ISO_8859_1);
    segment[3] = (byte) (segment.length - 2);
    byte[] profiled = new byte[JPEG.length + segment.length];
    System.arraycopy(JPEG, 0, profiled, 0, 2);
    System.arraycopy(segment, 0, profiled, 2, segment.length);
    System.arraycopy(JPEG, 2, profiled, 2 + segment.length, JPEG.length - 2);
    assertThat(JpegDamage.in(profiled)).isFalse();
  }

  @Test
  void aStretchOfZerosIsDamage() {
    byte[] overwritten = JPEG.clone();
    Arrays.fill(overwritten, JPEG.length / 2, JPEG.length / 2 + 512, (byte) 0);
    assertThat(JpegDamage.in(overwritten)).isTrue();
  }

  @Test
  void noBytesMakeItFail() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = Arrays.copyOf(JPEG, i % 3 == 0 ? random.nextInt(JPEG.length) : JPEG.length);
      for (int n = 0; n < 1 + i % 5 && changed.length > 2; n++) {
        changed[2 + random.nextInt(i % 2 == 0 ? Math.min(700, changed.length - 2) : changed.length - 2)] = (byte) random.nextInt(256);
      }
      JpegDamage.in(changed);
    }
    assertThat(JpegDamage.in(new byte[0])).isFalse();
  }

  @Test
  void everyPhotoOfCelebaIsSound() throws IOException {
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(Celeba10k.folder()), Progress.silent())) {
      assertThat(PhotoCheck.run(data, 2, Progress.silent())).isEmpty();
    }
  }

  @Test
  void checkingPhotosFindsWhatDecodesInPart() throws IOException {
    Path root = SmallFaces.official(temp.resolve("data"), 4);
    byte[] overwritten = JPEG.clone();
    Arrays.fill(overwritten, JPEG.length / 2, JPEG.length / 2 + 512, (byte) 0);
    Files.write(root.resolve(SmallFaces.IMAGES).resolve(SmallFaces.name(2)), overwritten);
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(root), Progress.silent())) {
      assertThat(PhotoCheck.run(data, 2, Progress.silent()))
          .isEqualTo(Map.of(2, "damaged JPEG, of which a run would use what can be decoded"));
    }
  }

  /** Noise over a slope, as OpenCV writes it with these settings. */
  private static byte[] jpeg(int width, int height, int... settings) {
    byte[] pixels = new byte[3 * width * height];
    Random random = new Random(width);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 200L / pixels.length + random.nextInt(50));
    }
    try (BytePointer data = new BytePointer(pixels);
        Mat picture = new Mat(height, width, CV_8UC3, data);
        BytePointer encoded = new BytePointer();
        IntPointer chosen = new IntPointer(settings)) {
      assertThat(imencode(".jpg", picture, encoded, chosen)).isTrue();
      byte[] bytes = new byte[Math.toIntExact(encoded.limit())];
      encoded.get(bytes);
      return bytes;
    }
  }
}
