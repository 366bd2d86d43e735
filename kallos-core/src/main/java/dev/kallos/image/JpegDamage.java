package dev.kallos.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Finds damage in JPEGs that decode all the same, to grey or shifted blocks. Java's own decoder passes libjpeg's warnings on, which
 * OpenCV's prints and forgets; it is the slower one, and is used where time does not matter. Damage that changes no code's length
 * is no damage to either.
 */
final class JpegDamage {
  /** Of so many pixels along each side one is kept, as only the warnings are wanted; no more than a block has, or the last is not read. */
  private static final int KEPT = 8;

  private JpegDamage() {}

  /** Whether the decoder warns of its data; false where it is of another format, or cannot be read by this decoder at all. */
  static boolean in(byte[] photo) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    if (!isJpeg(photo) || !readers.hasNext()) {
      return false;
    }
    ImageReader reader = readers.next();
    AtomicBoolean damaged = new AtomicBoolean();
    reader.addIIOReadWarningListener((source, warning) -> damaged.compareAndSet(false, isOfPixels(warning)));
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo))) {
      reader.setInput(in, true, true);
      ImageReadParam few = reader.getDefaultReadParam();
      few.setSourceSubsampling(KEPT, KEPT, 0, 0);
      reader.readRaster(0, few);
    } catch (IOException | RuntimeException e) {
      return damaged.get();
    } finally {
      reader.dispose();
    }
    return damaged.get();
  }

  /** Other warnings are of colour profiles and the like, which pixels are decoded without. */
  private static boolean isOfPixels(String warning) {
    return warning.startsWith("Corrupt JPEG data") || warning.startsWith("Truncated File");
  }

  private static boolean isJpeg(byte[] photo) {
    return photo.length > 2 && photo[0] == (byte) 0xFF && photo[1] == (byte) 0xD8;
  }
}
