package dev.kallos.image;

import java.io.IOException;

/** Decodes, resizes and encodes single photos. Pixels are H×W×3 unsigned bytes, RGB. */
public final class Photos {
  private Photos() {}

  /** A decoded photo. */
  public record Pixels(int width, int height, byte[] rgb) {}

  /**
   * Decodes a JPEG or PNG at its own size.
   *
   * @throws IOException if the bytes are no image, or a truncated one; the message says which
   */
  public static Pixels decode(byte[] encoded) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Decodes and resizes by area averaging, as the pack does. */
  public static Pixels decode(byte[] encoded, ImageSize size) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Encodes as JPEG, quality 0 to 100. */
  public static byte[] jpeg(Pixels pixels, int quality) {
    throw new UnsupportedOperationException();
  }
}
