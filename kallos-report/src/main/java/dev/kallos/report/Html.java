package dev.kallos.report;

/** Text on its way into the page. Whatever comes from a file goes through {@link #text}. */
final class Html {
  private Html() {}

  /** Text as element content or as a quoted attribute's value. */
  static String text(String raw) {
    StringBuilder out = new StringBuilder(raw.length() + 16);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** Words to begin a line with; not yet escaped. */
  static String capital(String words) {
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** A box for a part of the report whose file has not been made, with the command that makes it. */
  static String notMade(String what, String file, String command) {
    return """
        <div class="missing"><p><strong>%s</strong> The run folder has no <code>%s</code>. Make it with
        <code>%s</code>, then write the report again with <code>kallos report RUN</code>.</p></div>
        """
        .formatted(text(what), text(file), text(command));
  }
}
