package dev.kallos;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A user who may not write what the one who runs the tests has written. Where that is not root, who asks for one is skipped. */
public final class OtherUser {
  private static final String ID = "65534";

  private OtherUser() {}

  /** Lets all users see into a temporary folder, which is its maker's alone. */
  public static void letIn(Path folder) throws IOException {
    assumeTrue(isRoot(), "root alone can be another user");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Gives a file or folder to that user. */
  public static void give(Path file) throws IOException {
    Files.setAttribute(file, "unix:uid", Integer.valueOf(ID));
  }

  /** Starts the main method of a test's class, which sees the library and its tests alone, as that user; what it printed. */
  public static List<String> run(Class<?> program, Object... arguments) throws IOException, InterruptedException {
    assumeTrue(isRoot(), "root alone can be another user");
    String classes =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> Files.isDirectory(Path.of(entry)))
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(
            List.of("setpriv", "--reuid", ID, "--regid", ID, "--clear-groups", java, "-cp", classes, program.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true).start();
    List<String> lines = process.inputReader().lines().toList();
    process.waitFor();
    assumeTrue(lines.stream().noneMatch(line -> line.contains("ClassNotFoundException")), "that user may read the classes");
    return lines;
  }

  private static boolean isRoot() throws IOException {
    return Files.isExecutable(Path.of("/usr/bin/setpriv"))
        && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }
}
