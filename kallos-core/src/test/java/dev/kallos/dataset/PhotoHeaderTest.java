package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

public final class PhotoHeaderTest {
  private static final byte[] JPEG = SmallFaces.jpeg(Color.PINK, 60, 90);
  private static final byte[] PNG = SmallFaces.encoded(Color.PINK, 60, 90, BufferedImage.TYPE_INT_ARGB, "png");

  @Test
  void sizeAndFormatAreRead() {
    assertThat(PhotoHeader.read(JPEG)).contains(new PhotoHeader("JPEG", 60, 90, true));
    assertThat(PhotoHeader.read(PNG)).contains(new PhotoHeader("PNG", 60, 90, true));
    assertThat(PhotoHeader.read("GIF89a".getBytes())).isEmpty();
    assertThat(PhotoHeader.read(new byte[0])).isEmpty();
  }

  @Test
  void noShorterPieceIsWhole() {
    for (byte[] whole : new byte[][] {JPEG, PNG}) {
      for (int length = 8; length < whole.length - 1; length++) {
        PhotoHeader cut = PhotoHeader.read(Arrays.copyOf(whole, length)).orElseThrow();
        assertThat(cut.whole()).as("%d bytes", length).isFalse();
      }
    }
  }

  @Test
  void aTailOfZerosDoesNotMakeItWhole() {
    byte[] half = Arrays.copyOf(Arrays.copyOf(JPEG, JPEG.length / 2), JPEG.length);
    assertThat(PhotoHeader.read(half).orElseThrow().whole()).isFalse();
  }

  @Test
  void bytesAfterTheEndDoNotMatter() {
    assertThat(PhotoHeader.read(Arrays.copyOf(JPEG, JPEG.length + 100)).orElseThrow().whole()).isTrue();
  }

  @Test
  void theEndOfAThumbnailIsNotTheEndOfThePicture() {
    byte[] cut = Arrays.copyOf(JPEG, JPEG.length - 2);
    byte[] segment = {(byte) 0xFF, (byte) 0xE1, 0, 6, 'x', 'y', (byte) 0xFF, (byte) 0xD9};
    assertThat(PhotoHeader.read(withSegment(cut, segment)).orElseThrow().whole()).isFalse();
    assertThat(PhotoHeader.read(withSegment(JPEG, segment)).orElseThrow().whole()).isTrue();
  }

  @Test
  void aTurnedCameraSwapsWidthAndHeight() {
    PhotoHeader turned = PhotoHeader.read(withOrientation(JPEG, 6)).orElseThrow();
    assertThat(turned.width()).isEqualTo(90);
    assertThat(turned.height()).isEqualTo(60);
    assertThat(PhotoHeader.read(withOrientation(JPEG, 3)).orElseThrow().width()).isEqualTo(60);
  }

  @Test
  void ofTwoFramesTheFirstIsTheOneThatIsDecoded() {
    byte[] frame = {(byte) 0xFF, (byte) 0xC0, 0, 11, 8, 0x75, 0x30, 0x75, 0x30, 1, 0, 0, 0};
    PhotoHeader huge = PhotoHeader.read(withSegment(JPEG, frame)).orElseThrow();
    assertThat(huge.width()).isEqualTo(30_000);
    assertThat(huge.height()).isEqualTo(30_000);
  }

  @Test
  void aTurnedPngIsSwappedTooAndOfTwoExifSegmentsTheFirstCounts() {
    assertThat(PhotoHeader.read(pngWithOrientation(PNG, 6)).orElseThrow()).isEqualTo(new PhotoHeader("PNG", 90, 60, true));
    assertThat(PhotoHeader.read(pngWithOrientation(PNG, 1)).orElseThrow()).isEqualTo(new PhotoHeader("PNG", 60, 90, true));
    byte[] oneThenSix = withOrientation(withOrientation(JPEG, 6), 1);
    assertThat(PhotoHeader.read(oneThenSix).orElseThrow().width()).isEqualTo(60);
    byte[] sixThenOne = withOrientation(withOrientation(JPEG, 1), 6);
    assertThat(PhotoHeader.read(sixThenOne).orElseThrow().width()).isEqualTo(90);
    byte[] noneThenSix = withOrientation(withOrientation(JPEG, 6), 0);
    assertThat(PhotoHeader.read(noneThenSix).orElseThrow().width()).isEqualTo(60);
  }

  /** The PNG with an eXIf chunk, behind its header, that states how the camera was held. */
  public static byte[] pngWithOrientation(byte[] png, int orientation) {
    byte[] kindAndTiff = {
      'e', 'X', 'I', 'f', 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
    };
    CRC32 crc = new CRC32();
    crc.update(kindAndTiff);
    ByteBuffer joined = ByteBuffer.allocate(png.length + kindAndTiff.length + 8);
    int header = 8 + 12 + 13;
    joined.put(png, 0, header).putInt(kindAndTiff.length - 4).put(kindAndTiff).putInt((int) crc.getValue());
    return joined.put(png, header, png.length - header).array();
  }

  /** The JPEG with an Exif segment that states how the camera was held. */
  public static byte[] withOrientation(byte[] jpeg, int orientation) {
    byte[] exif = {
      (byte) 0xFF, (byte) 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0,
      0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
    };
    return withSegment(jpeg, exif);
  }

  private static byte[] withSegment(byte[] jpeg, byte[] segment) {
    byte[] joined = new byte[jpeg.length + segment.length];
    System.arraycopy(jpeg, 0, joined, 0, 2);
    System.arraycopy(segment, 0, joined, 2, segment.length);
    System.arraycopy(jpeg, 2, joined, 2 + segment.length, jpeg.length - 2);
    return joined;
  }
}
