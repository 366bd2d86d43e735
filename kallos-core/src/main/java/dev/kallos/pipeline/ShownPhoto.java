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
  private static final int LONGEST_NAME = 80;

  private ShownPhoto() {}

  /**
   * Decodes a JPEG or PNG.
   *
   * @throws IOException if the bytes are no image, or a truncated one; the message says which
   */
  static Photos.Pixels decode(byte[] encoded) throws IOException {
    return decode(encoded, LONGEST);
  }

  /** The same, made smaller where its longer side has more than {@code longest} pixels. */
  static Photos.Pixels decode(byte[] encoded, int longest) throws IOException {
    Optional<ImageSize> smaller = PhotoHeader.read(encoded).flatMap(header -> smaller(header, longest));
    return smaller.isPresent() ? Photos.decode(encoded, smaller.get()) : Photos.decode(encoded);
  }

  private static Optional<ImageSize> smaller(PhotoHeader header, int longest) {
    int longer = Math.max(header.width(), header.height());
    if (longer <= longest) {
      return Optional.empty();
    }
    double scale = (double) longest / longer;
    return Optional.of(new ImageSize(scaled(header.width(), scale), scaled(header.height(), scale)));
  }

  /**
   * What a face's files are called: its place among the data's faces, which no other face has, and as much of its own
   * name as any file system and browser takes.
   */
  static String name(int place, String file) {
    String own = file.replaceFirst("\\.[A-Za-z]+$", "").replaceAll("[^A-Za-z0-9._-]", "_");
    return "%06d-%s".formatted(place, own.substring(Math.max(0, own.length() - LONGEST_NAME)));
  }

  private static int scaled(int side, double scale) {
    return (int) Math.max(SHORTEST, Math.round(side * scale));
  }
}
