package dev.kallos.dataset;

import java.util.Optional;

/**
 * What a JPEG's or PNG's own structure says, found by walking its segments; no pixel is decoded. Decoders fill the rest
 * of a truncated picture with grey and say nothing, so whether it is whole is asked here. Of several frames the first counts,
 * and of several Exif segments, as it does for them.
 *
 * @param format "JPEG" or "PNG"
 * @param width as it is to be shown, in pixels; 0 if the file ends before it says
 * @param height as it is to be shown, in pixels; 0 if the file ends before it says
 * @param whole whether the end marker is there
 */
public record PhotoHeader(String format, int width, int height, boolean whole) {
  private static final long EXIF = 0x65584966L;
  private static final long END = 0x49454E44L;

  /** How many of the first bytes tell the format. */
  public static final int START = 8;

  /** Reads a picture's structure; empty if the bytes are neither a JPEG nor a PNG. */
  public static Optional<PhotoHeader> read(byte[] bytes) {
    return format(bytes).map(format -> format.equals("JPEG") ? jpeg(bytes) : png(bytes));
  }

  /** "JPEG" or "PNG", by the first bytes; empty if they are of neither. */
  static Optional<String> format(byte[] bytes) {
    if (bytes.length >= 3 && u16(bytes, 0) == 0xFFD8 && (bytes[2] & 0xFF) == 0xFF) {
      return Optional.of("JPEG");
    }
    if (bytes.length >= START && u32(bytes, 0) == 0x89504E47L && u32(bytes, 4) == 0x0D0A1A0AL) {
      return Optional.of("PNG");
    }
    return Optional.empty();
  }

  private static PhotoHeader jpeg(byte[] bytes) {
    int width = 0;
    int height = 0;
    int orientation = 0;
    boolean whole = false;
    int i = 2;
    while (i + 1 < bytes.length) {
      int marker = bytes[i + 1] & 0xFF;
      boolean inScan = bytes[i] != (byte) 0xFF || marker == 0 || marker == 0xFF;
      if (inScan) {
        i++;
        continue;
      }
      if (marker == 0xD9) {
        whole = true;
        break;
      }
      boolean alone = marker == 0x01 || marker >= 0xD0 && marker <= 0xD7;
      if (alone) {
        i += 2;
        continue;
      }
      int end = i + 3 < bytes.length ? i + 2 + u16(bytes, i + 2) : Integer.MAX_VALUE;
      if (end > bytes.length) {
        break;
      }
      boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
      if (frame && end - i >= 9 && width == 0 && height == 0) {
        height = u16(bytes, i + 5);
        width = u16(bytes, i + 7);
      } else if (marker == 0xE1 && orientation == 0) {
        orientation = ExifOrientation.ofSegment(bytes, i + 4, end);
      }
      i = end;
    }
    return shown("JPEG", width, height, orientation, whole);
  }

  private static PhotoHeader shown(String format, int width, int height, int orientation, boolean whole) {
    boolean turned = orientation >= 5;
    return new PhotoHeader(format, turned ? height : width, turned ? width : height, whole);
  }

  private static PhotoHeader png(byte[] bytes) {
    boolean sized = bytes.length >= 24;
    int width = sized ? (int) u32(bytes, 16) : 0;
    int height = sized ? (int) u32(bytes, 20) : 0;
    int orientation = 0;
    long i = 8;
    boolean whole = false;
    while (!whole && i + 12 <= bytes.length) {
      long length = u32(bytes, (int) i);
      long kind = u32(bytes, (int) i + 4);
      long end = i + 8 + length;
      if (kind == EXIF && orientation == 0 && end <= bytes.length) {
        orientation = ExifOrientation.ofTiff(bytes, (int) i + 8, (int) end);
      }
      whole = kind == END;
      i = end + 4;
    }
    return shown("PNG", Math.max(0, width), Math.max(0, height), orientation, whole && i <= bytes.length);
  }

  private static int u16(byte[] bytes, int i) {
    return (bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF;
  }

  private static long u32(byte[] bytes, int i) {
    return (long) u16(bytes, i) << 16 | u16(bytes, i + 2);
  }
}
