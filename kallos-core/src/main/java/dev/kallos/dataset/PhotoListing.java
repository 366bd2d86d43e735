package dev.kallos.dataset;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pictures that are there. Whoever lists them closes {@code source}.
 *
 * @param where the folder or zip they are in
 * @param stamps which of those that the tables name are there, and what tells their content from another's
 * @param source where their bytes come from
 */
record PhotoListing(Path where, PhotoStamps stamps, PhotoSource source) {

  /** Lists the pictures in those folders under {@code root} which {@code names} are in. */
  static PhotoListing ofFolder(Path root, Names names) throws IOException {
    Set<String> folders = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      folders.add(name.substring(0, name.lastIndexOf('/') + 1));
    }
    PhotoStamps stamps = new PhotoStamps(names);
    for (String folder : folders) {
      Path path = root.resolve(folder);
      if (Files.isDirectory(path)) {
        list(path, folder, stamps);
      }
    }
    return new PhotoListing(root, stamps, new FolderPhotos(root, stamps.times()));
  }

  private static void list(Path folder, String prefix, PhotoStamps stamps) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        boolean named = stamps.names(prefix + name);
        if (!named && (!PictureName.isPicture(name) || PictureName.isLitter(name))) {
          continue;
        }
        Optional<BasicFileAttributes> there = attributes(file).filter(BasicFileAttributes::isRegularFile);
        if (there.isPresent()) {
          stamps.put(prefix + name, there.get().size(), 0, there.get().lastModifiedTime().toMillis());
        }
      }
    }
  }

  /** Empty for a link to nothing, however it comes to lead nowhere. */
  private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
    try {
      return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      if (e instanceof NoSuchFileException || Files.isSymbolicLink(file)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
