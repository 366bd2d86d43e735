package dev.kallos.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures in a folder. */
final class FolderPhotos implements PhotoSource {
  private final Path folder;
  private final long lastModified;

  FolderPhotos(Path folder, long lastModified) {
    this.folder = folder;
    this.lastModified = lastModified;
  }

  @Override
  public byte[] read(String file) throws IOException {
    return Files.readAllBytes(folder.resolve(file));
  }

  @Override
  public long lastModified() {
    return lastModified;
  }

  @Override
  public void close() {}
}
