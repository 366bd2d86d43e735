package dev.kallos.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Gives a few commands on drawn faces, so that the classes they load can be written down in the order and form in which Java starts
 * with them fastest ({@code -XX:ArchiveClassesAtExit}, JEP 350). The launcher does so after a build.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Ends the process: 0 all commands were done, otherwise what the first that was not ended with.
   *
   * @param args an empty folder, or one that is to be made, for what the commands write
   */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    Session session = Session.ofProcess(new ResultStream(new FileOutputStream(FileDescriptor.out)));
    int code = ExitCode.DONE;
    for (List<String> command : commands(Path.of(args[0]))) {
      code = code == ExitCode.DONE ? CommandTree.of(session).execute(command.toArray(new String[0])) : code;
    }
    System.exit(code);
  }

  /** What most users start: training on a data set, and what is quick enough for its start to matter. */
  static List<List<String>> commands(Path folder) {
    String faces = folder.resolve("faces").toString();
    String run = folder.resolve("run").toString();
    String cache = folder.resolve("cache").toString();
    return List.of(
        List.of("data", "synthesize", faces, "--faces", "40"),
        List.of("data", "inspect", faces),
        List.of("run", faces, "--out", run, "--cache", cache, "--size", "32x40", "--epochs", "1", "--stop-after", "evaluate"),
        List.of("report", run),
        List.of("score", run, folder.resolve("faces").resolve("Img").toString()));
  }
}
