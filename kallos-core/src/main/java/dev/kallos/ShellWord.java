package dev.kallos;

import java.nio.file.Path;

/** A path or another argument as one word of a command that the user can copy. */
public final class ShellWord {
  private ShellWord() {}

  public static String of(Path path) {
    return of(path.toString());
  }

  /** The text itself, or in single quotes where a shell would take it for more than one word. */
  public static String of(String text) {
    return text.matches("[\\p{L}\\p{N}._/\\\\:+@%=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
