package dev.kallos.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Pictures inside a zip that stays unopened. */
final class ZipPhotos implements PhotoSource {
  private final ZipFile zip;
  private final String prefix;
  private final String times;

  /** Takes over {@code zip}; {@code prefix} stands before each picture's name in it. */
  ZipPhotos(ZipFile zip, String prefix, String times) {
    this.zip = zip;
    this.prefix = prefix;
    this.times = times;
  }

  @Override
  public byte[] read(String file) throws IOException {
    ZipEntry entry = zip.getEntry(prefix + file);
    if (entry == null) {
      throw new NoSuchFileException(zip.getName(), prefix + file, "no such entry in the zip");
    }
    PhotoFile.requireUsable("picture", entry.getSize());
    byte[] bytes;
    try (var in = zip.getInputStream(entry)) {
      bytes = in.readNBytes(PhotoFile.MOST_BYTES);
    } catch (ZipException | EOFException e) {
      throw damaged("damaged in the zip", e);
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    if (checksum.getValue() != entry.getCrc()) {
      throw damaged("damaged in the zip: its checksum is another", null);
    }
    return bytes;
  }

  private static ZipException damaged(String what, Exception cause) {
    ZipException damage = new ZipException(what);
    damage.initCause(cause);
    return damage;
  }

  @Override
  public void place(String file, Path target) throws IOException {
    Files.write(target, read(file), StandardOpenOption.CREATE_NEW);
  }

  @Override
  public String times() {
    return times;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
