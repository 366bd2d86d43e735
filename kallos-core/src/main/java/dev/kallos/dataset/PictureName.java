package dev.kallos.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a picture may be called: relative, inside its folder, with the ending of a JPEG or PNG. */
final class PictureName {
  private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png");

  private PictureName() {}

  /** Whether the name ends as a JPEG's or PNG's does. */
  static boolean isPicture(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith);
  }

  /** Whether the name leads out of the folder it is relative to. */
  static boolean escapes(String name) {
    if (name.indexOf("..") < 0 && name.indexOf('\\') < 0 && name.indexOf(':') < 0 && name.indexOf('\0') < 0) {
      return name.startsWith("/");
    }
    String[] steps = name.split("[/\\\\]", -1);
    return name.startsWith("/")
        || name.startsWith("\\")
        || name.indexOf('\0') >= 0
        || name.matches("^[A-Za-z]:.*")
        || Arrays.asList(steps).contains("..");
  }

  /** Whether a zip entry or file is litter that macOS leaves: resource forks and folder settings. */
  static boolean isLitter(String name) {
    return name.startsWith("__MACOSX/") || baseName(name).startsWith(".");
  }

  static String baseName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
