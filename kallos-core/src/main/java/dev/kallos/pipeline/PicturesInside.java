package dev.kallos.pipeline;

import dev.kallos.dataset.PictureEnding;
import dev.kallos.internal.file.UnseenFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Finds what is meant by a folder of photos. Hidden folders below it, such as a stick's trash, are not entered. */
final class PicturesInside extends SimpleFileVisitor<Path> {
  private final Path root;
  private final List<Path> pictures = new ArrayList<>();
  private final List<Path> others = new ArrayList<>();

  private PicturesInside(Path root) {
    this.root = root;
  }

  /**
   * What is in and below a folder, by name, hidden files left out.
   *
   * @param pictures files that are called as pictures are, also such as cannot be read: whoever gives a folder hears of each; links
   *     to folders, and folders that may not be looked into
   * @param others all other files
   */
  record Found(List<Path> pictures, List<Path> others) {}

  /**
   * Looks into a folder.
   *
   * @throws IOException if the folder itself may not be looked into
   */
  static Found of(Path folder) throws IOException {
    PicturesInside inside = new PicturesInside(folder.toRealPath());
    Files.walkFileTree(inside.root, inside);
    return new Found(inside.named(inside.pictures, folder), inside.named(inside.others, folder));
  }

  private List<Path> named(List<Path> found, Path folder) {
    return found.stream().map(root::relativize).sorted().map(folder::resolve).toList();
  }

  @Override
  public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
    return isHidden(inner) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (!isHidden(file)) {
      (PictureEnding.is(file) || Files.isDirectory(file) ? pictures : others).add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path closed, IOException reason) throws IOException {
    if (closed.equals(root)) {
      throw reason;
    }
    if (!isHidden(closed)) {
      pictures.add(closed);
    }
    return FileVisitResult.CONTINUE;
  }

  private boolean isHidden(Path path) {
    return !path.equals(root) && UnseenFile.is(path);
  }
}
