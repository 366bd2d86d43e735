package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.io.BufferedInputStream;
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
      Pattern.compile("<title[^>]*>([^<]*)</title>", Pattern.CASE_INSENSITIVE);

  private FileContent() {}

  /** Where the text begins: after the byte-order mark, if there is one. */
  private static int startOfText(byte[] bytes) {
    boolean mark = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    return mark ? 3 : 0;
  }

  /**
   * Opens a table where its text begins. Its owner closes it.
   *
   * @throws UnusableInputException if it is no text, or a web page
   */
  static InputStream openTable(Path path) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path), PROBE);
    try {
      in.mark(PROBE);
      byte[] start = in.readNBytes(PROBE);
      requireTable(path, start);
      in.reset();
      in.skipNBytes(startOfText(start));
      return in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static void requireTable(Path path, byte[] start) {
    refusePage(path, start);
    boolean text = start.length > 0;
    for (byte b : start) {
      text &= b != 0;
    }
    if (!text) {
      throw new UnusableInputException(
          path
              + (start.length == 0
                  ? " is empty where a table should be; get that file again."
                  : " is no text in UTF-8 where a table should be; save it as UTF-8, or get that file again."));
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
    refusePage(path, start);
  }

  private static void refusePage(Path path, byte[] bytes) {
    int from = startOfText(bytes);
    String start = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    if (!PAGE.matcher(start).lookingAt()) {
      return;
    }
    Matcher title = TITLE.matcher(start);
    String called = title.find() ? " called '" + title.group(1).strip().replaceAll("\\s+", " ") + "'" : "";
    throw new UnusableInputException(
        "%s is a web page%s, saved in place of the file (Google Drive does so when its download quota is exceeded); "
                .formatted(path, called)
            + "download the file again later.");
  }
}
