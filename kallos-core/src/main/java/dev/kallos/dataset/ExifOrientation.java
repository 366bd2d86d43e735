package dev.kallos.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The orientation in a JPEG's Exif segment: 1 upright, 5 to 8 turned a quarter. Decoding turns the pixels accordingly.
 */
final class ExifOrientation {
  private static final int TAG = 0x0112;

  private ExifOrientation() {}

  /** Reads the segment from {@code from} to {@code to}; {@code otherwise} if it is no Exif or says nothing. */
  static int of(byte[] bytes, int from, int to, int otherwise) {
    boolean exif = to - from > 14 && bytes[from] == 'E' && bytes[from + 1] == 'x' && bytes[from + 2] == 'i'
        && bytes[from + 3] == 'f' && bytes[from + 4] == 0;
    if (!exif) {
      return otherwise;
    }
    ByteBuffer tiff = ByteBuffer.wrap(bytes, from + 6, to - from - 6).slice();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return otherwise;
    }
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int e = 0, at = directory + 2; e < entries && at <= tiff.limit() - 12; e++, at += 12) {
      if ((tiff.getShort(at) & 0xFFFF) == TAG) {
        int value = tiff.getShort(at + 8) & 0xFFFF;
        return value >= 1 && value <= 8 ? value : otherwise;
      }
    }
    return otherwise;
  }
}
