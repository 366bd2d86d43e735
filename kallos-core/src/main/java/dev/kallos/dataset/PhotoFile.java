package dev.kallos.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/** Reads a photo's file once its kind and size say that it can be one: a film, or a pipe that never ends, is not read. */
public final class PhotoFile {
  /** Several times what cameras write at most; each core may hold as much. */
  static final int MOST_BYTES = 128 << 20;

  private PhotoFile() {}

  /**
   * The bytes of a JPEG or PNG, as stored.
   *
   * @throws IOException if it cannot be read, is neither, or is larger than can be used; the message says which
   */
  public static byte[] read(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isOther()) {
      throw new IOException("a pipe or a device, not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(PhotoHeader.START);
      String format = PhotoHeader.format(start).orElseThrow(() -> new IOException("neither a JPEG nor a PNG"));
      requireUsable(format, attributes.size());
      byte[] bytes = Arrays.copyOf(start, Math.max(start.length, (int) attributes.size()));
      int read = in.readNBytes(bytes, start.length, bytes.length - start.length);
      return start.length + read == bytes.length ? bytes : Arrays.copyOf(bytes, start.length + read);
    }
  }

  /**
   * Refuses a picture too large to be a photo of a face.
   *
   * @param what what it is, for the message
   * @param size in bytes
   * @throws IOException if it is
   */
  static void requireUsable(String what, long size) throws IOException {
    if (size > MOST_BYTES) {
      throw new IOException("a %s of %,d MB, more than can be used".formatted(what, size / 1_000_000));
    }
  }
}
