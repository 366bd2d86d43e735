package dev.kallos.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.dataset.PhotoHeader;
import dev.kallos.dataset.PhotoHeaderTest;
import dev.kallos.dataset.SmallFaces;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhotosTest {
  private static final Color ORANGE = new Color(230, 120, 20);

  @Test
  void aJpegDecodesToRgb() throws IOException {
    Photos.Pixels pixels = Photos.decode(SmallFaces.jpeg(ORANGE, 20, 30));
    assertThat(pixels.width()).isEqualTo(20);
    assertThat(pixels.height()).isEqualTo(30);
    assertThat(pixels.rgb()).hasSize(1800);
    assertColour(pixels, ORANGE, 4);
  }

  @Test
  void aTranslucentPngAndAGreyJpegBecomeRgb() throws IOException {
    assertColour(Photos.decode(SmallFaces.encoded(ORANGE, 20, 30, BufferedImage.TYPE_INT_ARGB, "png")), ORANGE, 0);
    Photos.Pixels grey =
        Photos.decode(SmallFaces.encoded(Color.GRAY, 20, 30, BufferedImage.TYPE_BYTE_GRAY, "jpg"));
    assertThat(grey.rgb()).hasSize(1800);
    assertThat(grey.rgb()[0]).isEqualTo(grey.rgb()[1]).isEqualTo(grey.rgb()[2]);
  }

  @Test
  void aDeepPngBecomesEightBits() throws IOException {
    byte[] deep = SmallFaces.encoded(Color.GRAY, 20, 30, BufferedImage.TYPE_USHORT_GRAY, "png");
    Photos.Pixels pixels = Photos.decode(deep);
    assertThat(pixels.rgb()).hasSize(1800);
    assertThat(pixels.rgb()[0]).isEqualTo(pixels.rgb()[1]).isEqualTo(pixels.rgb()[2]);
  }

  @Test
  void aCmykJpegBecomesRgb() throws IOException {
    WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 20, 30, 4, null);
    for (int i = 0; i < 600; i++) {
      inks.setPixel(i % 20, i / 20, new int[] {255, 128, 0, 255});
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(new IIOImage(inks, null, null));
    } finally {
      writer.dispose();
    }
    assertColour(Photos.decode(out.toByteArray()), new Color(255, 128, 0), 6);
  }

  @Test
  void decodingAgreesWithAnotherDecoder() throws IOException {
    byte[] png = png(noise(24, 16));
    BufferedImage reference = ImageIO.read(new ByteArrayInputStream(png));
    byte[] rgb = Photos.decode(png).rgb();
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 24; x++) {
        int at = 3 * (24 * y + x);
        int pixel = (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | rgb[at + 2] & 0xFF;
        assertThat(pixel).isEqualTo(reference.getRGB(x, y) & 0xFFFFFF);
      }
    }
  }

  @Test
  void shrinkingAveragesAreas() throws IOException {
    byte[] png = png(noise(32, 24));
    byte[] large = Photos.decode(png).rgb();
    byte[] small = Photos.decode(png, new ImageSize(16, 12)).rgb();
    for (int y = 0; y < 12; y++) {
      for (int x = 0; x < 16; x++) {
        for (int c = 0; c < 3; c++) {
          double mean = 0;
          for (int i = 0; i < 4; i++) {
            mean += (large[3 * (32 * (2 * y + i / 2) + 2 * x + i % 2) + c] & 0xFF) / 4.0;
          }
          assertThat((double) (small[3 * (16 * y + x) + c] & 0xFF)).isCloseTo(mean, within(1.0));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1040, 648, 32, 20, 8", "510, 1023, 8, 9, 8", "519, 700, 32, 40, 4", "264, 401, 32, 25, 2"})
  void aJpegDecodedToAPartOfItsSizeComesToItsAreasMeans(int width, int height, int across, int down, int reduction)
      throws IOException {
    ImageSize size = new ImageSize(across, down);
    for (int orientation : new int[] {1, 6}) {
      boolean turned = orientation == 6;
      BufferedImage picture = grain(turned ? height : width, turned ? width : height);
      byte[] jpeg = PhotoHeaderTest.withOrientation(encoded(picture, "jpg"), orientation);
      assertThat(Photos.reduction(PhotoHeader.read(jpeg).orElseThrow(), size)).isEqualTo(reduction);

      Photos.Pixels whole = Photos.decode(jpeg);
      byte[] small = Photos.decode(jpeg, size).rgb();

      assertThat(whole.width()).isEqualTo(width);
      assertNear(small, Photos.decode(png(picture(whole)), size).rgb(), 2);
    }
  }

  @Test
  void edgesAsHardAsCanBeAndGreyOnesComeNearTheirAreasMeansToo() throws IOException {
    ImageSize size = new ImageSize(30, 22);
    for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY}) {
      BufferedImage stripes = new BufferedImage(1008, 720, type);
      for (int i = 0; i < 1008 * 720; i++) {
        stripes.setRGB(i % 1008, i / 1008, i % 1008 / 101 % 2 == i / 1008 / 67 % 2 ? 0xFFFFFF : 0);
      }
      byte[] jpeg = encoded(stripes, "jpg");
      assertThat(Photos.reduction(PhotoHeader.read(jpeg).orElseThrow(), size)).isEqualTo(8);

      assertNear(Photos.decode(jpeg, size).rgb(), Photos.decode(png(picture(Photos.decode(jpeg))), size).rgb(), 32);
    }
  }

  /** Near, but not the same, as they would be if the photo were decoded at its own size. */
  private static void assertNear(byte[] small, byte[] means, int tolerance) {
    assertThat(small).hasSameSizeAs(means).isNotEqualTo(means);
    for (int i = 0; i < means.length; i++) {
      assertThat((double) (small[i] & 0xFF)).isCloseTo(means[i] & 0xFF, within((double) tolerance));
    }
  }

  @Test
  void onlyAJpegManyTimesLargerIsDecodedToAPartOfItsSize() {
    ImageSize size = new ImageSize(64, 80);
    assertThat(Photos.reduction(new PhotoHeader("JPEG", 178, 218, true), size)).isOne();
    assertThat(Photos.reduction(new PhotoHeader("JPEG", 4000, 639, true), size)).isOne();
    assertThat(Photos.reduction(new PhotoHeader("JPEG", 512, 640, true), size)).isEqualTo(2);
    assertThat(Photos.reduction(new PhotoHeader("JPEG", 4000, 3000, true), size)).isEqualTo(8);
    assertThat(Photos.reduction(new PhotoHeader("JPEG", 4000, 3003, true), size)).as("blocks beyond the edge").isEqualTo(4);
    assertThat(Photos.reduction(new PhotoHeader("PNG", 4000, 3000, true), size)).isOne();
  }

  @Test
  void intoNativeMemoryAPhotoIsDecodedToTheSameBytesBehindWhatIsThere() throws IOException {
    byte[] jpeg = SmallFaces.jpeg(ORANGE, 20, 30);
    for (ImageSize size : List.of(new ImageSize(20, 30), new ImageSize(8, 9), new ImageSize(31, 40))) {
      ByteBuffer target = ByteBuffer.allocateDirect(4 + 3 * size.pixels()).putInt(7);
      Photos.decode(jpeg, size, target);
      assertThat(target.hasRemaining()).isFalse();
      assertThat(target.getInt(0)).isEqualTo(7);
      byte[] bytes = new byte[3 * size.pixels()];
      target.get(4, bytes);
      assertThat(bytes).isEqualTo(Photos.decode(jpeg, size).rgb());
    }
  }

  @Test
  void growingKeepsAPlainColour() throws IOException {
    Photos.Pixels grown =
        Photos.decode(SmallFaces.encoded(ORANGE, 20, 30, BufferedImage.TYPE_INT_RGB, "png"), new ImageSize(50, 25));
    assertThat(grown.width()).isEqualTo(50);
    assertColour(grown, ORANGE, 0);
  }

  @Test
  void encodingReadsBackWithTheColoursInPlace() throws IOException {
    byte[] rgb = new byte[3 * 40 * 30];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) 230;
      rgb[i + 1] = 120;
      rgb[i + 2] = 20;
    }
    byte[] jpeg = Photos.jpeg(new Photos.Pixels(40, 30, rgb), 95);
    assertColour(Photos.decode(jpeg), ORANGE, 4);
    Color other = new Color(ImageIO.read(new ByteArrayInputStream(jpeg)).getRGB(20, 15));
    assertThat(other.getRed()).isBetween(226, 234);
  }

  @Test
  void aPhotoOfATurnedCameraIsTurnedUpright() throws IOException {
    Photos.Pixels pixels = Photos.decode(PhotoHeaderTest.withOrientation(SmallFaces.jpeg(ORANGE, 20, 30), 6));
    assertThat(pixels.width()).isEqualTo(30);
    assertThat(pixels.height()).isEqualTo(20);
  }

  @Test
  void theHeaderSaysTheSizeThatIsDecodedHoweverTheCameraWasHeld() throws IOException {
    byte[] jpeg = SmallFaces.jpeg(ORANGE, 20, 30);
    byte[] png = SmallFaces.encoded(ORANGE, 20, 30, BufferedImage.TYPE_INT_RGB, "png");
    for (int first = 0; first <= 9; first++) {
      for (byte[] photo :
          List.of(
              PhotoHeaderTest.pngWithOrientation(png, first),
              PhotoHeaderTest.withOrientation(jpeg, first),
              PhotoHeaderTest.withOrientation(PhotoHeaderTest.withOrientation(jpeg, 6), first),
              PhotoHeaderTest.withOrientation(PhotoHeaderTest.withOrientation(jpeg, 1), first))) {
        Photos.Pixels decoded = Photos.decode(photo);
        PhotoHeader header = PhotoHeader.read(photo).orElseThrow();
        assertThat(header.width() + "x" + header.height()).isEqualTo(decoded.width() + "x" + decoded.height());
      }
    }
  }

  @Test
  void aTruncatedPictureIsRefusedAsSuch() throws IOException {
    byte[] jpeg = SmallFaces.jpeg(ORANGE, 178, 218);
    byte[] png = png(noise(60, 60));
    assertThatThrownBy(() -> Photos.decode(Arrays.copyOf(jpeg, jpeg.length / 2))).hasMessage("truncated JPEG");
    assertThatThrownBy(() -> Photos.decode(Arrays.copyOf(png, png.length / 2))).hasMessage("truncated PNG");
  }

  @ParameterizedTest
  @CsvSource({"178, 218", "300, 260"})
  void aJpegWhoseDataEndsBeforeItsMarkerIsRefusedHoweverTheCameraWasHeld(int width, int height) throws IOException {
    byte[] jpeg = encoded(noise(width, height), "jpg");
    for (int orientation = 1; orientation <= 8; orientation++) {
      for (double part : new double[] {0.3, 0.6, 0.9, 0.99}) {
        byte[] cut = Arrays.copyOf(jpeg, (int) (part * jpeg.length));
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;
        byte[] held = PhotoHeaderTest.withOrientation(cut, orientation);
        assertThatThrownBy(() -> Photos.decode(held)).hasMessage("truncated JPEG");
        assertThatThrownBy(() -> Photos.decode(held, new ImageSize(8, 8))).hasMessage("truncated JPEG");
      }
    }
  }

  @Test
  void aWholePhotoOfMiddleGreyIsNoTruncatedOne() throws IOException {
    Color grey = new Color(128, 128, 128);
    assertColour(Photos.decode(SmallFaces.jpeg(grey, 178, 218)), grey, 0);
  }

  @Test
  void aPngWithAByteChangedIsRefused() throws IOException {
    byte[] png = SmallFaces.encoded(ORANGE, 60, 90, BufferedImage.TYPE_INT_RGB, "png");
    for (int i = 16; i < png.length; i++) {
      byte[] changed = png.clone();
      changed[i] ^= 0x10;
      assertThatThrownBy(() -> Photos.decode(changed)).as("byte %d", i).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aPngWithoutHeightOrHeaderIsRefusedBeforeItIsDecoded() throws IOException {
    byte[] flat = png(noise(12, 9));
    Arrays.fill(flat, 20, 24, (byte) 0);
    byte[] headless = png(noise(12, 9));
    headless[12] = 'i';
    for (byte[] damaged : List.of(flat, headless)) {
      CRC32 crc = new CRC32();
      crc.update(damaged, 12, 17);
      ByteBuffer.wrap(damaged).putInt(29, (int) crc.getValue());
      assertThatThrownBy(() -> Photos.header(damaged)).isInstanceOf(IOException.class).hasMessage("damaged PNG");
    }
  }

  @Test
  void whatStandsBehindAPngsEndIsNoPartOfIt() throws IOException {
    byte[] png = SmallFaces.encoded(ORANGE, 20, 30, BufferedImage.TYPE_INT_RGB, "png");
    for (int zeros = 0; zeros < 30; zeros++) {
      assertColour(Photos.decode(Arrays.copyOf(png, png.length + zeros)), ORANGE, 0);
    }
    byte[] trailed = Arrays.copyOf(png, png.length + 20);
    Arrays.fill(trailed, png.length, trailed.length, (byte) 'x');
    assertColour(Photos.decode(trailed), ORANGE, 0);
  }

  @Test
  void aPngWhoseTextIsDamagedIsWhole() throws IOException {
    byte[] png = SmallFaces.encoded(ORANGE, 20, 30, BufferedImage.TYPE_INT_RGB, "png");
    byte[] text = {0, 0, 0, 3, 't', 'E', 'X', 't', 'a', 0, 'b', 1, 2, 3, 4};
    int behindHeader = 33;
    ByteBuffer joined = ByteBuffer.allocate(png.length + text.length).put(png, 0, behindHeader).put(text);
    joined.put(png, behindHeader, png.length - behindHeader);
    assertColour(Photos.decode(joined.array()), ORANGE, 0);
  }

  @Test
  void bytesThatAreNoPictureAreRefusedAsSuch() {
    assertThatThrownBy(() -> Photos.decode("<html>".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessage("neither a JPEG nor a PNG");
    assertThatThrownBy(() -> Photos.decode(new byte[0])).hasMessage("neither a JPEG nor a PNG");
    byte[] hollow = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
    assertThatThrownBy(() -> Photos.decode(hollow)).isInstanceOf(IOException.class).hasMessage("damaged JPEG");
  }

  private static BufferedImage noise(int width, int height) {
    Random random = new Random(5);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, random.nextInt(1 << 24));
    }
    return image;
  }

  /** Soft waves of colour with grain on them. */
  private static BufferedImage grain(int width, int height) {
    Random random = new Random(6);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      int pixel = 0;
      for (int c = 0; c < 3; c++) {
        double wave = Math.sin(4.0 * (i % width) / width + c) * Math.cos(3.0 * (i / width) / height);
        pixel = pixel << 8 | 128 + (int) (70 * wave) + random.nextInt(-20, 21);
      }
      image.setRGB(i % width, i / width, pixel);
    }
    return image;
  }

  private static BufferedImage picture(Photos.Pixels pixels) {
    BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = pixels.rgb();
    for (int i = 0; i < rgb.length; i += 3) {
      int pixel = (rgb[i] & 0xFF) << 16 | (rgb[i + 1] & 0xFF) << 8 | rgb[i + 2] & 0xFF;
      image.setRGB(i / 3 % pixels.width(), i / 3 / pixels.width(), pixel);
    }
    return image;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    return encoded(image, "png");
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static void assertColour(Photos.Pixels pixels, Color colour, int tolerance) {
    for (int i = 0; i < pixels.rgb().length; i += 3) {
      assertThat(pixels.rgb()[i] & 0xFF).isCloseTo(colour.getRed(), within(tolerance));
      assertThat(pixels.rgb()[i + 1] & 0xFF).isCloseTo(colour.getGreen(), within(tolerance));
      assertThat(pixels.rgb()[i + 2] & 0xFF).isCloseTo(colour.getBlue(), within(tolerance));
    }
  }
}
