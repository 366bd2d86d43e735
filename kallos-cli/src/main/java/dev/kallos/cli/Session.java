package dev.kallos.cli;

import dev.kallos.Disclaimer;
import dev.kallos.Progress;
import dev.kallos.pipeline.Stages;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What every command has at hand.
 *
 * @param out results for people, in the terminal's character set
 * @param data results for programs, in UTF-8; of one command either has something
 * @param err warnings, errors and all that is not a result
 * @param progress where long work shows
 * @param interruption the user's wish to stop
 * @param environment the process's environment variables
 */
record Session(
    PrintWriter out,
    PrintWriter data,
    PrintWriter err,
    Progress progress,
    Interruption interruption,
    Map<String, String> environment) {
  private static final int NARROWEST_HELP = 55;
  private static final int WIDEST_HELP = 100;

  /** The session of this process, with its results printed to {@code results}. */
  static Session ofProcess(ResultStream results) {
    Map<String, String> environment = System.getenv();
    PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
    PrintWriter data = new PrintWriter(new OutputStreamWriter(results, StandardCharsets.UTF_8), true);
    return new Session(writer(results), data, err, progress(environment, err), new Interruption(), environment);
  }

  /** Bars where the launcher found a terminal behind the error stream, else plain lines. */
  static Progress progress(Map<String, String> environment, PrintWriter err) {
    OptionalInt columns = columns(environment);
    return columns.isPresent() ? new TerminalProgress(err, columns.getAsInt()) : new PlainProgress(err);
  }

  /** How wide the terminal is that the launcher found behind the error stream; empty if it found none. */
  private static OptionalInt columns(Map<String, String> environment) {
    String columns = environment.getOrDefault("KALLOS_TTY", "");
    return columns.matches("[1-9]\\d{0,3}") ? OptionalInt.of(Integer.parseInt(columns)) : OptionalInt.empty();
  }

  /** How wide a help is: as the terminal, but neither wider than lines are read well nor narrower than picocli sets them. */
  int helpWidth() {
    return Math.max(NARROWEST_HELP, Math.min(columns(environment).orElse(WIDEST_HELP), WIDEST_HELP));
  }

  private static PrintWriter writer(OutputStream stream) {
    Charset charset = Charset.defaultCharset();
    return new PrintWriter(
        new OutputStreamWriter(
            stream,
            charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset),
        true);
  }

  /** Prints a result of one line, in which a path or a name may stand. */
  void tell(String line) {
    out.println(OneLine.of(line));
  }

  /** The same session, but each warning is given once. */
  Session warningOnce() {
    return new Session(out, data, err, new WarningsOnce(progress), interruption, environment);
  }

  /** The stages, with packs kept in {@code cache}, or in the user's cache folder if that is empty. */
  Stages stages(Optional<Path> cache) {
    Path folder =
        cache.orElseGet(
            () -> CacheFolder.of(environment, System.getProperty("os.name"), Path.of(System.getProperty("user.home"))));
    return new Stages(folder, progress, interruption);
  }

  /**
   * Says whose opinion a run's scores repeat, before the first one is shown.
   *
   * @throws dev.kallos.UnusableInputException if the run's config cannot be read
   */
  void disclaim(RunFolder run) throws IOException {
    RunConfig config = RunConfig.read(run);
    err.println(OneLine.of(Disclaimer.of(config.origin(), config.data().layout(), config.attribute())));
  }

  /** The same where a run's net is to be used on other faces than its own; returns what was said. */
  String disclaimOtherFaces(RunConfig config) {
    String said = Disclaimer.ofOtherFaces(config.origin(), config.data().layout(), config.attribute());
    err.println(OneLine.of(said));
    return said;
  }
}
