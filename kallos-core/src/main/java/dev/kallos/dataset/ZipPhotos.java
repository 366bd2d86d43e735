package dev.kallos.dataset;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Pictures inside a zip that stays unopened. */
final class ZipPhotos implements PhotoSource {
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries;
  private final long lastModified;

  ZipPhotos(ZipFile zip, Map<String, ZipEntry> entries, long lastModified) {
    this.zip = zip;
    this.entries = Map.copyOf(entries);
    this.lastModified = lastModified;
  }

  @Override
  public byte[] read(String file) throws IOException {
    ZipEntry entry = entries.get(file);
    if (entry == null) {
      throw new NoSuchFileException(zip.getName(), file, "no such entry in the zip");
    }
    try (var in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  @Override
  public long lastModified() {
    return lastModified;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
