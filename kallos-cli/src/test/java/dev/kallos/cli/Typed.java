package dev.kallos.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/** What a user typed, and what came of it, without a process. */
record Typed(int code, String out, String err) {
  static Typed line(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = CommandTree.of(session(out, err)).execute(words);
    return new Typed(code, out.toString(), err.toString());
  }

  /** The command object those words configure, which is not run. */
  static <C> C parsed(Class<C> type, String... words) {
    ParseResult result = CommandTree.of(session(new StringWriter(), new StringWriter())).root().parseArgs(words);
    while (result.hasSubcommand()) {
      result = result.subcommand();
    }
    return type.cast(result.commandSpec().userObject());
  }

  static Session session(StringWriter out, StringWriter err) {
    return session(out, err, Map.of("KALLOS_CACHE", "unused"));
  }

  static Session session(StringWriter out, StringWriter err, Map<String, String> environment) {
    PrintWriter errors = new PrintWriter(err, true);
    PrintWriter results = new PrintWriter(out, true);
    return new Session(
        results,
        results,
        errors,
        new PlainProgress(errors),
        new Interruption(1000, code -> {}),
        environment);
  }
}
