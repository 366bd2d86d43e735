package dev.kallos.cli;

import java.nio.file.Path;

/** A path as one word of a command that the user can copy. */
final class ShellWord {
  private ShellWord() {}

  static String of(Path path) {
    String text = path.toString();
    return text.matches("[\\p{L}\\p{N}._/\\\\:+@%=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
