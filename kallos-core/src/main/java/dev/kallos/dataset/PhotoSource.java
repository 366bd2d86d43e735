package dev.kallos.dataset;

import java.io.IOException;
import java.nio.file.Path;

/** Where the pictures' bytes come from: a folder, or a zip that stays unopened. Safe for use by many threads. */
public sealed interface PhotoSource extends AutoCloseable permits FolderPhotos, ZipPhotos {
  /**
   * The bytes of one picture, as stored (a JPEG, usually).
   *
   * @throws IOException if there is no such picture, or it cannot be read
   */
  byte[] read(String file) throws IOException;

  /**
   * Puts a copy of one picture, as stored, at {@code target}: a hard link where the file system can, else the bytes.
   *
   * @throws IOException if there is no such picture, or {@code target} is there already
   */
  void place(String file, Path target) throws IOException;

  /** What is another once any picture, or the zip, is of another time. */
  String times();

  @Override
  void close() throws IOException;
}
