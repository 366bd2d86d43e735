package dev.kallos.run;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What several runs are called beside each other. */
public final class RunNames {
  private RunNames() {}

  /**
   * As many of each path's last names as tell all apart, joined by {@code /}.
   *
   * @throws UnusableInputException if a run is named twice
   */
  public static List<String> of(List<Path> paths) {
    List<Path> folders = paths.stream().map(RunNames::folder).toList();
    for (int i = 0; i < folders.size(); i++) {
      if (folders.indexOf(folders.get(i)) != i) {
        throw new UnusableInputException(paths.get(i) + " is named twice; name each run once.");
      }
    }
    List<Path> whole = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    int longest = whole.stream().mapToInt(Path::getNameCount).max().orElse(0);
    for (int length = 1; length <= longest; length++) {
      int last = length;
      List<String> names = whole.stream().map(path -> last(path, last)).toList();
      if (new HashSet<>(names).size() == names.size()) {
        return names;
      }
    }
    return paths.stream().map(Path::toString).toList();
  }

  /** Where a path leads, by way of links, which {@code ..} follows too. */
  private static Path folder(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static String last(Path path, int names) {
    int count = path.getNameCount();
    return IntStream.range(Math.max(0, count - names), count)
        .mapToObj(i -> path.getName(i).toString())
        .collect(Collectors.joining("/"));
  }
}
