package dev.kallos.cli;

import java.nio.file.Path;

/** A path or another argument as one word of a command that the user can copy. */
final class ShellWord {
  private ShellWord() {}

  static String of(Path path) {
    return of(path.toString());
  }

  static String of(String text) {
    return text.matches("[\\p{L}\\p{N}._/\\\\:+@%=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
