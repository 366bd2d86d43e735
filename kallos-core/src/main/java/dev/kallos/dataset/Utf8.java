package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads tables as UTF-8 and nothing else: a replacement in the place of what is not would make one name of two. */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /** Opens a table where its text begins; reading throws {@link CharacterCodingException} where that is not UTF-8. */
  static BufferedReader open(Path path) throws IOException {
    return new BufferedReader(
        new InputStreamReader(FileContent.openTable(path), StandardCharsets.UTF_8.newDecoder()));
  }

  /** Whether {@code text} is what these bytes say, none of them replaced. */
  static boolean is(String text, byte[] bytes, int from, int to) {
    return text.indexOf(REPLACEMENT) < 0 || isUtf8(ByteBuffer.wrap(bytes, from, to - from));
  }

  private static boolean isUtf8(ByteBuffer bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** An exception that names the first line of a table that is not UTF-8. */
  static UnusableInputException refusal(Path path) throws IOException {
    try (InputStream in = FileContent.openTable(path)) {
      int line = 1;
      int before = 0;
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        boolean end = b == '\r' || b == '\n' && before != '\r';
        if (end && !isUtf8(ByteBuffer.wrap(bytes.toByteArray()))) {
          break;
        }
        if (end) {
          line++;
          bytes.reset();
        }
        bytes.write(b);
        before = b;
      }
      return refusal(path, line);
    }
  }

  /** An exception that names that line. */
  static UnusableInputException refusal(Path path, int line) {
    return new UnusableInputException("%s, line %d is no text in UTF-8; save the table as UTF-8.".formatted(path, line));
  }
}
