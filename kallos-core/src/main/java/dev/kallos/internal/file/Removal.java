package dev.kallos.internal.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Removes all it visits; what is gone already is passed over. */
final class Removal extends SimpleFileVisitor<Path> {
  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Files.deleteIfExists(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
    return passed(file, reason);
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException reason) throws IOException {
    if (reason != null) {
      return passed(folder, reason);
    }
    Files.deleteIfExists(folder);
    return FileVisitResult.CONTINUE;
  }

  private static FileVisitResult passed(Path path, IOException reason) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw reason;
    }
    return FileVisitResult.CONTINUE;
  }
}
