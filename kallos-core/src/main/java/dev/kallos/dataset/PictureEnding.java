package dev.kallos.dataset;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** The endings that pictures' names have, also of those that cannot be read here. */
public final class PictureEnding {
  private static final Pattern PICTURE =
      Pattern.compile(".*\\.(jpe?g|jpe|jfif|png|webp|gif|bmp|tiff?|heic|heif|avif|jp2|jxl)", Pattern.DOTALL);

  private PictureEnding() {}

  /** Whether a file's name has one. */
  public static boolean is(Path file) {
    Path name = file.getFileName();
    return name != null && PICTURE.matcher(name.toString().toLowerCase(Locale.ROOT)).matches();
  }
}
