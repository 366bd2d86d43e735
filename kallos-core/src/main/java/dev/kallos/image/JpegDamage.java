package dev.kallos.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Finds damage in JPEGs that decode all the same, to grey or shifted blocks. Java's own decoder passes libjpeg's warnings on, which
 * OpenCV's prints and forgets; it is the slower one, and is used where time does not matter. Damage that changes no code's length
 * is no damage to either.
 */
final class JpegDamage {
  private JpegDamage() {}

  /** Whether the decoder warns of its data; false where it is of another format, or cannot be read by this decoder at all. */
  static boolean in(byte[] photo) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    if (!isJpeg(photo) || !readers.hasNext()) {
      return false;
    }
    ImageReader reader = readers.next();
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo))) {
      reader.setInput(in, true, true);
      reader.readRaster(0, null);
    } catch (IOException | RuntimeException e) {
      return !warnings.isEmpty();
    } finally {
      reader.dispose();
    }
    return !warnings.isEmpty();
  }

  private static boolean isJpeg(byte[] photo) {
    return photo.length > 2 && photo[0] == (byte) 0xFF && photo[1] == (byte) 0xD8;
  }
}
