package dev.kallos.pipeline;

import dev.kallos.dataset.PhotoHeader;
import dev.kallos.image.ImageSize;
import dev.kallos.image.Photos;
import java.io.IOException;
import java.util.Optional;

/** A photo as a run shows it: as it is, or made smaller where its longer side has more than {@value #LONGEST} pixels. */
final class ShownPhoto {
  static final int LONGEST = 512;
  private static final int SHORTEST = 8;

  private ShownPhoto() {}

  /**
   * Decodes a JPEG or PNG.
   *
   * @throws IOException if the bytes are no image, or a truncated one; the message says which
   */
  static Photos.Pixels decode(byte[] encoded) throws IOException {
    Optional<ImageSize> smaller = PhotoHeader.read(encoded).flatMap(ShownPhoto::smaller);
    return smaller.isPresent() ? Photos.decode(encoded, smaller.get()) : Photos.decode(encoded);
  }

  private static Optional<ImageSize> smaller(PhotoHeader header) {
    int longer = Math.max(header.width(), header.height());
    if (longer <= LONGEST) {
      return Optional.empty();
    }
    double scale = (double) LONGEST / longer;
    return Optional.of(new ImageSize(scaled(header.width(), scale), scaled(header.height(), scale)));
  }

  private static int scaled(int side, double scale) {
    return (int) Math.max(SHORTEST, Math.round(side * scale));
  }
}
