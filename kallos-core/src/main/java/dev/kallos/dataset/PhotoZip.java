package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.PhotoListing.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Lists the pictures inside a zip. */
final class PhotoZip {
  private PhotoZip() {}

  /**
   * Lists the pictures, named without whatever folders of the zip the tables leave out. Litter of macOS is passed over.
   *
   * @param sample some of the names the tables use
   * @throws UnusableInputException if it is no whole zip, or has entries that lead out of it
   */
  static PhotoListing list(Path path, List<String> sample) throws IOException {
    FileContent.refusePage(path);
    ZipFile zip = open(path);
    try {
      Map<String, Stamp> stamps = stamps(zip);
      String prefix = prefix(stamps, sample);
      Map<String, Stamp> named = new HashMap<>(2 * stamps.size());
      stamps.forEach(
          (name, stamp) -> {
            if (name.startsWith(prefix)) {
              named.put(name.substring(prefix.length()), stamp);
            }
          });
      long modified = Files.getLastModifiedTime(path).toMillis();
      return new PhotoListing(path, named, new ZipPhotos(zip, prefix, modified));
    } catch (RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile open(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw new UnusableInputException(
          path + " is no whole zip, it may be a download that broke off (" + e.getMessage() + "); get that file again.",
          e);
    }
  }

  private static Map<String, Stamp> stamps(ZipFile zip) {
    Map<String, Stamp> stamps = new HashMap<>(2 * zip.size());
    zip.stream()
        .filter(entry -> !entry.isDirectory())
        .forEach(
            entry -> {
              String name = entry.getName();
              if (PictureName.escapes(name)) {
                throw new UnusableInputException(
                    "%s has an entry '%s' that leads out of the zip; do not trust that file, get it again."
                        .formatted(zip.getName(), name));
              }
              if (PictureName.isPicture(name) && !PictureName.isLitter(name)) {
                stamps.put(name, stamp(entry));
              }
            });
    return stamps;
  }

  private static Stamp stamp(ZipEntry entry) {
    return new Stamp(entry.getSize(), entry.getCrc());
  }

  /** The folders that stand before the tables' names: of the first entry whose end is one of the names, else none. */
  private static String prefix(Map<String, Stamp> stamps, List<String> sample) {
    if (sample.stream().anyMatch(stamps::containsKey)) {
      return "";
    }
    Map<String, String> byBase = new HashMap<>();
    sample.forEach(name -> byBase.put(PictureName.baseName(name), name));
    return stamps.keySet().stream()
        .filter(entry -> entry.endsWith("/" + byBase.get(PictureName.baseName(entry))))
        .map(entry -> entry.substring(0, entry.length() - byBase.get(PictureName.baseName(entry)).length()))
        .sorted()
        .findFirst()
        .orElse("");
  }
}
