package dev.kallos.internal.file;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** The files in a folder that its user does not see, which other programs put there: for them a folder is as if empty. */
public final class UnseenFile {
  /** What Windows leaves where folders are looked at; it hides them by a mark that other systems do not know. */
  private static final Set<String> OF_WINDOWS = Set.of("thumbs.db", "desktop.ini");

  private UnseenFile() {}

  /** Whether a file or folder is one of them, by its name. */
  public static boolean is(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") || OF_WINDOWS.contains(name.toLowerCase(Locale.ROOT));
  }
}
