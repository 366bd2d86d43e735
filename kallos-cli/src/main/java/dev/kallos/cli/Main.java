package dev.kallos.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Locale;

/** The program's entry. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the process: 0 done; 1 it failed; 2 wrong usage or unusable input; 130 on Ctrl-C.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    // Numbers have a point, whatever the user's language: the lines are read by programs too.
    Locale.setDefault(Locale.ROOT);
    ResultStream results = new ResultStream(new FileOutputStream(FileDescriptor.out));
    Session session = Session.ofProcess(results);
    session.interruption().watch(session.err());
    int code;
    try {
      code = results.ended(CommandTree.of(session).execute(args), session.err());
    } finally {
      session.interruption().commandEnded();
    }
    System.exit(code);
  }
}
