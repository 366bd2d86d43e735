package dev.kallos.internal.file;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Fills folders aside and moves them into place, so that what has its final name is whole. */
public final class WholeFolder {
  private WholeFolder() {}

  /** Fills a folder whose path it is given. */
  @FunctionalInterface
  public interface Filling {
    void fill(Path aside) throws IOException;
  }

  /**
   * Lets {@code filling} fill a folder beside {@code target}, then moves it there; on failure nothing is left. What killed
   * processes left aside for the same place goes, where it is told from what others are filling ({@link FolderAside}).
   *
   * @param target absent, or empty but for what its user does not see ({@link UnseenFile}), which stays; a link to an empty folder
   *     stays, and that folder is filled
   * @throws UnusableInputException if it is neither, cannot be made, or is an empty folder that cannot be replaced or that the
   *     program was started in, told before any filling
   * @throws FileSystemException with the path of the folder, if the disk is full
   */
  public static void create(Path target, Filling filling) throws IOException {
    requireEmpty(target);
    boolean there = Files.exists(target);
    Path place = WholeFile.place(target);
    if (there) {
      requireNotWithin(target, place);
      requireReplaceable(target, place);
    }
    FolderAside.removeAbandoned(place);
    FullDisk.naming(place, () -> create(target, place, there, filling));
  }

  private static void create(Path target, Path place, boolean there, Filling filling) throws IOException {
    try (FolderAside aside = made(target, place, FolderAside::make)) {
      filling.fill(aside.path());
      requireEmpty(target);
      if (there) {
        takeOver(place, aside.path());
      } else {
        Files.move(aside.path(), place);
      }
    }
  }

  /**
   * As {@link #create}, but in the place of an older folder, which stays as it was until the new one is whole. A link to a folder
   * stays, and that folder is replaced. What killed processes left aside for the same place goes.
   *
   * @param target one that nobody else is writing
   * @throws UnusableInputException if the program was started in that folder, told before any filling
   * @throws FileSystemException with the path of the folder, if the disk is full
   */
  public static void replace(Path target, Filling filling) throws IOException {
    Path place = WholeFile.place(target);
    requireNotWithin(target, place);
    FullDisk.naming(place, () -> replace(target, place, filling));
  }

  private static void replace(Path target, Path place, Filling filling) throws IOException {
    Path aside = made(target, place, there -> Files.createDirectory(sibling(there, "part")));
    try {
      filling.fill(aside);
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        remove(displace(place, aside, "old"));
      } else {
        Files.move(aside, place);
      }
      Leftovers.remove(place.getParent(), Set.of(place.getFileName().toString()));
    } finally {
      remove(aside);
    }
  }

  /** Puts a folder in the place of one that looks empty, and what that holds, not to be seen, into it, or leaves that beside it. */
  private static void takeOver(Path place, Path aside) throws IOException {
    Path old = displace(place, aside, "unseen");
    List<Path> unseen;
    try (Stream<Path> entries = Files.list(old)) {
      unseen = entries.toList();
    }
    for (Path entry : unseen) {
      Files.move(entry, place.resolve(entry.getFileName()));
    }
    Files.delete(old);
  }

  /** Puts a folder in the place of another; where that is then. On failure it is where it was. */
  private static Path displace(Path place, Path aside, String ending) throws IOException {
    Path old = sibling(place, ending);
    Files.move(place, old);
    try {
      Files.move(aside, place);
    } catch (IOException e) {
      Files.move(old, place);
      throw e;
    }
    return old;
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new UnusableInputException(folder + " is no folder; name a new folder.");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (!entries.allMatch(UnseenFile::is)) {
        throw new UnusableInputException(folder + " is not empty; name a new folder, or empty it first.");
      }
    }
  }

  /** The folder a program was started in can be replaced, but its shell, and its own relative paths, then lead nowhere. */
  private static void requireNotWithin(Path named, Path place) throws IOException {
    if (Path.of("").toRealPath().startsWith(place)) {
      throw new UnusableInputException(
          named + " cannot be replaced while you are in it; go elsewhere, or name another folder.");
    }
  }

  /** Moves an empty folder away and back, as only trying tells whether the system lets it go. */
  private static void requireReplaceable(Path named, Path place) throws IOException {
    Path away = sibling(place, "old");
    try {
      Files.move(place, away);
    } catch (FileSystemException e) {
      String reason = Refusal.reason(e);
      boolean busy = reason.toLowerCase(Locale.ROOT).contains("busy");
      String why = busy ? "a mount point cannot" : "%s does not let it go (%s)".formatted(place.getParent(), reason);
      throw new UnusableInputException("%s cannot be replaced, as %s; name a new folder in %1$s.".formatted(named, why), e);
    }
    Files.move(away, place);
  }

  @FunctionalInterface
  private interface Making<T> {
    T make(Path place) throws IOException;
  }

  private static <T> T made(Path named, Path place, Making<T> making) throws IOException {
    try {
      Files.createDirectories(place.getParent());
      return making.make(place);
    } catch (FileSystemException e) {
      throw new UnusableInputException(
          "%s cannot be made (%s); name a folder where one can be.".formatted(named, Refusal.reason(e)), e);
    }
  }

  private static Path sibling(Path place, String ending) {
    return place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + "." + ending);
  }

  /** Removes a folder and what is in it, if it is there; another process may be doing so too. */
  public static void remove(Path folder) throws IOException {
    Files.walkFileTree(folder, new Removal());
  }
}
