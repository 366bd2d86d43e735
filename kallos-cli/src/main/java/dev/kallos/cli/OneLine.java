package dev.kallos.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words for a terminal in which a photo's name or a table's cell may stand. Characters that break a line, move the cursor, command
 * the terminal or turn the direction of writing are written out; of what fills many screens the middle is left out.
 */
final class OneLine {
  private static final Pattern COMMANDING = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

  /** How many characters are left of what is too long at either end. */
  private static final int END = 10_000;

  private OneLine() {}

  /** The words, with a backslash and n for a line break, and a backslash, u and four digits for others. */
  static String of(String words) {
    return COMMANDING.matcher(cut(words)).replaceAll(found -> Matcher.quoteReplacement(written(found.group().charAt(0))));
  }

  private static String cut(String words) {
    int left = words.length() - 2 * END;
    return left <= 0 ? words : words.substring(0, END) + "[" + left + " more]" + words.substring(words.length() - END);
  }

  private static String written(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, "\\u%04x", (int) c);
    };
  }
}
