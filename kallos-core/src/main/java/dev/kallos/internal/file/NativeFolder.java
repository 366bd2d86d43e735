package dev.kallos.internal.file;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/** The folder that native libraries are unpacked into, from where the system loads them. */
public final class NativeFolder {
  /** What names another one. */
  public static final String OPTION = "KALLOS_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=DIR";

  private NativeFolder() {}

  /**
   * The folder, which is made if there is none: the one the user named, else in the home folder, else among temporary files. One
   * thread at a time asks the loader, which would go on to the next place where another thread is just making this one; so it is
   * asked before anything is loaded.
   *
   * @throws UnusableInputException if none of these can be written
   */
  public static synchronized Path find() {
    try {
      return Loader.getCacheDir().toPath();
    } catch (IOException e) {
      List<String> tried =
          Stream.of("org.bytedeco.javacpp.cachedir", "user.home", "java.io.tmpdir")
              .map(System::getProperty)
              .filter(Objects::nonNull)
              .distinct()
              .toList();
      throw new UnusableInputException(
          "Native libraries cannot be unpacked, for %s cannot be written; name a folder that can be: %s."
              .formatted(tried.stream().collect(Collectors.joining(" and ")), OPTION),
          e);
    }
  }
}
