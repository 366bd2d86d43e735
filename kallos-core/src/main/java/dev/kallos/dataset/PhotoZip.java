package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Lists the pictures inside a zip. */
final class PhotoZip {
  private PhotoZip() {}

  /**
   * Lists the pictures, named without whatever folders of the zip the tables leave out. Litter of macOS is passed over.
   *
   * @param names the names the tables use
   * @param sample some of them
   * @throws UnusableInputException if it is no whole zip, or has entries that lead out of it
   */
  static PhotoListing list(Path path, Names names, List<String> sample) throws IOException {
    FileContent.refusePage(path);
    ZipFile zip = open(path);
    try {
      refuseEscaping(zip);
      String prefix = prefix(zip, sample);
      PhotoStamps stamps = new PhotoStamps(names);
      zip.stream()
          .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix))
          .filter(entry -> isPicture(entry) || stamps.names(entry.getName().substring(prefix.length())))
          .forEach(entry -> stamps.put(entry.getName().substring(prefix.length()), entry.getSize(), entry.getCrc(), 0));
      String modified = Long.toString(Files.getLastModifiedTime(path).toMillis());
      return new PhotoListing(path, stamps, new ZipPhotos(zip, prefix, modified));
    } catch (IOException | RuntimeException | Error e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile open(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException e) {
      String reason = String.valueOf(e.getMessage());
      if (reason.contains("encrypted") || reason.contains("compression method")) {
        throw new UnusableInputException(
            path + " is encrypted or packed in a way that cannot be read (" + reason + "); unpack it, or pack it as usual.", e);
      }
      throw new UnusableInputException(
          path + " is no whole zip, it may be a download that broke off (" + e.getMessage() + "); get that file again.",
          e);
    }
  }

  private static void refuseEscaping(ZipFile zip) {
    zip.stream()
        .filter(entry -> !entry.isDirectory() && PictureName.escapes(entry.getName()))
        .findFirst()
        .ifPresent(
            entry -> {
              throw new UnusableInputException(
                  "%s has an entry '%s' that leads out of the zip; do not trust that file, get it again."
                      .formatted(zip.getName(), entry.getName()));
            });
  }

  private static boolean isPicture(ZipEntry entry) {
    return PictureName.isPicture(entry.getName()) && !PictureName.isLitter(entry.getName());
  }

  /** The folders that stand before the tables' names: those before most pictures that end in one of the names, else none. */
  private static String prefix(ZipFile zip, List<String> sample) {
    Set<String> wanted = Set.copyOf(sample);
    Map<String, String> byBase = new HashMap<>();
    sample.forEach(name -> byBase.put(PictureName.baseName(name), name));
    Stream<String> atRoot = zip.stream().map(ZipEntry::getName).filter(wanted::contains).map(name -> "");
    Stream<String> below = zip.stream()
        .filter(PhotoZip::isPicture)
        .map(ZipEntry::getName)
        .filter(entry -> byBase.containsKey(PictureName.baseName(entry)))
        .filter(entry -> entry.endsWith("/" + byBase.get(PictureName.baseName(entry))))
        .map(entry -> entry.substring(0, entry.length() - byBase.get(PictureName.baseName(entry)).length()));
    return Stream.concat(atRoot, below)
        .collect(Collectors.groupingBy(prefix -> prefix, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
