package dev.kallos.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The orientation in a picture's Exif data: 1 upright, 5 to 8 turned a quarter. Decoding turns the pixels accordingly.
 */
final class ExifOrientation {
  private static final int TAG = 0x0112;

  private ExifOrientation() {}

  /** Reads a JPEG's segment from {@code from} to {@code to}; 0 if it is no Exif, 1 if it says nothing that is. */
  static int ofSegment(byte[] bytes, int from, int to) {
    boolean exif = to - from > 14 && bytes[from] == 'E' && bytes[from + 1] == 'x' && bytes[from + 2] == 'i'
        && bytes[from + 3] == 'f' && bytes[from + 4] == 0;
    return exif ? ofTiff(bytes, from + 6, to) : 0;
  }

  /** Reads Exif's own data, in a PNG a chunk; 1 if it says nothing that is. */
  static int ofTiff(byte[] bytes, int from, int to) {
    if (to - from < 8) {
      return 1;
    }
    ByteBuffer tiff = ByteBuffer.wrap(bytes, from, to - from).slice();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return 1;
    }
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int e = 0, at = directory + 2; e < entries && at <= tiff.limit() - 12; e++, at += 12) {
      if ((tiff.getShort(at) & 0xFFFF) == TAG) {
        int value = tiff.getShort(at + 8) & 0xFFFF;
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }
}
