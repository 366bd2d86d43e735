package dev.kallos.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 over what a data set says, not over how its files are written: faces in order with subject, part, landmarks
 * and labels, and each photo's size (and checksum, inside a zip). Line ends, padding and location do not count.
 */
final class Fingerprint {
  private final MessageDigest digest;
  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Takes it.
   *
   * @param rows the stamps' row of each face
   */
  static String of(Faces faces, Labels labels, int[] rows, PhotoStamps stamps) {
    Fingerprint fingerprint = new Fingerprint();
    for (int i = 0; i < rows.length; i++) {
      Face face = faces.get(i);
      fingerprint.add(face.file());
      fingerprint.add(face.subject().orElse(""));
      fingerprint.add(face.officialPart().map(Part::id).orElse(""));
      face.landmarks().ifPresentOrElse(fingerprint::add, () -> fingerprint.add(""));
      fingerprint.add(stamps.size(rows[i]));
      fingerprint.add(stamps.crc(rows[i]));
    }
    for (int a = 0; a < labels.attributes().size(); a++) {
      fingerprint.add(labels.attributes().get(a));
      fingerprint.digest.update(labels.of(a));
    }
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  /** The SHA-256 of some numbers in order. */
  static String of(long[] numbers) {
    Fingerprint fingerprint = new Fingerprint();
    for (long each : numbers) {
      fingerprint.add(each);
    }
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
  }

  private void add(long value) {
    digest.update(number.clear().putLong(value).flip());
  }

  private void add(Landmarks landmarks) {
    for (Landmarks.Point point : landmarks.points()) {
      add(Double.doubleToLongBits(point.x()));
      add(Double.doubleToLongBits(point.y()));
    }
  }
}
