package dev.kallos.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pictures that are there. Whoever lists them closes {@code source}.
 *
 * @param where the folder or zip they are in
 * @param stamps by name, what tells one picture's content from another's without reading it
 * @param source where their bytes come from
 */
record PhotoListing(Path where, Map<String, Stamp> stamps, PhotoSource source) {

  /**
   * A picture's size and, inside a zip, its checksum.
   *
   * @param size in bytes
   * @param crc CRC-32, 0 where it is not known
   */
  record Stamp(long size, long crc) {}

  /** Lists the pictures in those folders under {@code root} which {@code names} are in. */
  static PhotoListing ofFolder(Path root, List<String> names) throws IOException {
    Set<String> folders = new HashSet<>();
    for (String name : names) {
      folders.add(name.substring(0, name.lastIndexOf('/') + 1));
    }
    Map<String, Stamp> stamps = new HashMap<>(2 * names.size());
    long newest = 0;
    for (String folder : folders) {
      Path path = root.resolve(folder);
      if (Files.isDirectory(path)) {
        newest = Math.max(newest, list(path, folder, stamps));
      }
    }
    return new PhotoListing(root, stamps, new FolderPhotos(root, newest));
  }

  private static long list(Path folder, String prefix, Map<String, Stamp> stamps) throws IOException {
    long newest = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (!PictureName.isPicture(name) || PictureName.isLitter(name)) {
          continue;
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isRegularFile()) {
          stamps.put(prefix + name, new Stamp(attributes.size(), 0));
          newest = Math.max(newest, attributes.lastModifiedTime().toMillis());
        }
      }
    }
    return newest;
  }
}
