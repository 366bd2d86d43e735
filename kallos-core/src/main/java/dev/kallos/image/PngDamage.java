package dev.kallos.image;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Finds damage in a PNG by the checksums of its chunks, which the decoder does not compare. */
final class PngDamage {
  private static final int SIGNATURE = 8;
  private static final int LENGTH_AND_TYPE = 8;
  /** In a type's first byte: decoders may do without the chunk. */
  private static final int ANCILLARY = 0x20;

  /** The type of the last chunk, behind which anything may stand. */
  private static final int END = 0x49454E44;

  /** The type of the first chunk, which says what the picture is. */
  private static final int HEADER = 0x49484452;

  private PngDamage() {}

  /**
   * Whether a chunk that decoders need is damaged, or the first one is not the header.
   *
   * @param png with all its chunks there
   */
  static boolean in(byte[] png) {
    ByteBuffer bytes = ByteBuffer.wrap(png);
    CRC32 crc = new CRC32();
    int at = SIGNATURE;
    if (png.length < SIGNATURE + LENGTH_AND_TYPE || bytes.getInt(SIGNATURE + 4) != HEADER) {
      return true;
    }
    while (at + LENGTH_AND_TYPE < png.length) {
      int end = at + LENGTH_AND_TYPE + bytes.getInt(at);
      crc.reset();
      crc.update(png, at + 4, end - at - 4);
      if ((png[at + 4] & ANCILLARY) == 0 && (int) crc.getValue() != bytes.getInt(end)) {
        return true;
      }
      if (bytes.getInt(at + 4) == END) {
        return false;
      }
      at = end + 4;
    }
    return false;
  }
}
