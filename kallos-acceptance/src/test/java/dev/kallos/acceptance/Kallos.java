package dev.kallos.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program as a process of its own, as a user starts it.
 *
 * @param folder where it works: its caches and what it prints are kept there
 * @param javaOptions options for its virtual machine
 */
record Kallos(Path folder, List<String> javaOptions) {
  private static final long MINUTES_AT_MOST = 4;

  /** What a process left: its exit code and what it printed. */
  record Ended(int code, String out, String err) {
    /** The lines on the error stream, without what the virtual machine itself may say. */
    List<String> errorLines() {
      return err.lines().filter(line -> !line.startsWith("Picked up ")).toList();
    }
  }

  /** A process under way. */
  record Running(Process process, Path out, Path err) {
    Ended end() throws IOException, InterruptedException {
      if (!process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the program did not end; it printed " + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Sends SIGINT, as Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
      signal("INT");
    }

    /** Sends a signal, without the SIG of its name. */
    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
    }
  }

  static Kallos in(Path folder) {
    return new Kallos(folder, List.of());
  }

  Kallos with(String... options) {
    return new Kallos(folder, List.of(options));
  }

  Ended run(String... words) throws IOException, InterruptedException {
    return start(words).end();
  }

  Running start(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(listeningToInterrupts());
    command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.kallos.cli.Main"));
    command.addAll(List.of(words));
    Path out = Files.createTempFile(folder, "printed", ".out");
    Path err = Files.createTempFile(folder, "printed", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("KALLOS_TTY");
    builder.environment().put("KALLOS_CACHE", folder.resolve("cache").toString());
    // Threads that spin while they wait make a busy machine many times slower; they sleep here instead.
    builder.environment().putIfAbsent("OMP_WAIT_POLICY", "passive");
    return new Running(builder.start(), out, err);
  }

  /** A test run in the background may have been told to ignore SIGINT, and its children would inherit that. */
  private static List<String> listeningToInterrupts() throws InterruptedException {
    List<String> wrapper = List.of("env", "--default-signal=INT");
    List<String> trial = new ArrayList<>(wrapper);
    trial.add("true");
    try {
      Process process =
          new ProcessBuilder(trial)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0 ? wrapper : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
