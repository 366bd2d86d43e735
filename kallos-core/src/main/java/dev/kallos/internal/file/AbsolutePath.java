package dev.kallos.internal.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Paths that lead to the same place from any folder. */
public final class AbsolutePath {
  private AbsolutePath() {}

  /** The path from the root on, without {@code .} and {@code ..} unless a link makes them lead elsewhere. */
  public static Path of(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    Path plain = absolute.normalize();
    boolean elsewhere = Files.exists(absolute) && !(Files.exists(plain) && Files.isSameFile(absolute, plain));
    return elsewhere ? absolute : plain;
  }
}
