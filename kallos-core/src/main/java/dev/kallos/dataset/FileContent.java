package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells files that are what their name says from those that are not: a web page saved in place of a download, mostly.
 */
final class FileContent {
  private static final int PROBE = 8192;
  private static final Pattern PAGE =
      Pattern.compile("\\s*(<!--.*?-->\\s*)?(<!doctype\\s+html|<html|<head)",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>\\s*(.*?)\\s*</title>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private FileContent() {}

  /** Where the text begins: after the byte-order mark, if there is one. */
  static int startOfText(byte[] bytes) {
    boolean mark = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    return mark ? 3 : 0;
  }

  /**
   * Checks that a table's content is text and no web page.
   *
   * @throws UnusableInputException if it is not
   */
  static void requireTable(Path path, byte[] bytes) {
    refusePage(path, bytes, bytes.length);
    boolean text = bytes.length > 0;
    for (int i = 0; i < Math.min(bytes.length, PROBE); i++) {
      text &= bytes[i] != 0;
    }
    if (!text) {
      String what = bytes.length == 0 ? " is empty" : " is no text in UTF-8";
      throw new UnusableInputException(path + what + " where a table should be; get that file again.");
    }
  }

  /**
   * Checks that a file in place of a zip is no web page.
   *
   * @throws UnusableInputException if it is one
   */
  static void refusePage(Path path) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(path)) {
      start = in.readNBytes(PROBE);
    }
    refusePage(path, start, start.length);
  }

  private static void refusePage(Path path, byte[] bytes, int length) {
    int from = startOfText(bytes);
    String start = new String(bytes, from, Math.max(0, Math.min(length, PROBE) - from), StandardCharsets.UTF_8);
    if (!PAGE.matcher(start).lookingAt()) {
      return;
    }
    Matcher title = TITLE.matcher(start);
    String called = title.find() ? " called '" + title.group(1).replaceAll("\\s+", " ") + "'" : "";
    throw new UnusableInputException(
        "%s is a web page%s, saved in place of the file (Google Drive does so when its download quota is exceeded); "
                .formatted(path, called)
            + "download the file again later.");
  }
}
