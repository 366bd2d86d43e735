package dev.kallos.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The user's web browser. */
final class Browser {
  private Browser() {}

  /** Opens a page, or says that it could not. */
  static void open(Path page, Session session) {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String address = page.toUri().toString();
    List<String> command =
        os.startsWith("mac")
            ? List.of("open", address)
            : os.startsWith("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of("xdg-open", address);
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      session.progress().warn("No browser could be started; open " + address + " yourself.");
    }
  }
}
