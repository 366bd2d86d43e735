package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher in a checkout of its own, whose Maven wrapper only puts a jar in place and writes a line:
 *
 * <pre>
 * checkout/kallos, mvnw, ready.jar, builds, pom.xml
 *   kallos-core/src/main/A.java …
 * </pre>
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir Path temp;
  private Path checkout;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void aCheckout() throws IOException {
    checkout = Files.createDirectories(temp.resolve("check out"));
    script("kallos", Files.readString(Path.of("..", "kallos")));
    script(
        "mvnw",
        """
        #!/bin/sh
        echo "$@" >>builds
        [ ! -f broken ] || { echo 'it does not compile'; exit 1; }
        sleep 0.3
        cp ready.jar kallos-cli/target/kallos.jar
        """);
    Files.writeString(checkout.resolve("pom.xml"), "");
    for (String module : List.of("kallos-core", "kallos-report", "kallos-cli")) {
      Path sources = Files.createDirectories(checkout.resolve(module).resolve("src/main"));
      Files.writeString(sources.resolve("A.java"), "");
      Files.writeString(checkout.resolve(module).resolve("pom.xml"), "");
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.kallos.cli.Main");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(checkout.resolve("ready.jar"))) {
      new JarOutputStream(out, manifest).close();
    }
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(checkout.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Process start(Path launcher, Map<String, String> environment, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Ended end(Process process) throws Exception {
    process.getOutputStream().close();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out, err);
  }

  private Ended run(String... words) throws Exception {
    return end(start(checkout.resolve("kallos"), Map.of(), words));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(checkout.resolve("builds"));
  }

  @Test
  void itBuildsAtFirstUseWithOneLineAndThenNoMore() throws Exception {
    Ended first = run("--version");
    assertThat(first.code()).isZero();
    assertThat(first.out()).startsWith("kallos ");
    assertThat(first.err().lines()).singleElement().asString().startsWith("Building Kallos");
    Ended second = run("--version");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(builds()).hasSize(1);
  }

  @Test
  void aSourceThatChangedOrWentAwayIsBuiltAgain() throws Exception {
    run("--version");
    Path source = checkout.resolve("kallos-core/src/main/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
    assertThat(run("--version").err()).contains("sources have changed");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(60)));
    run("--version");
    int before = builds().size();
    Files.delete(source);
    assertThat(run("--version").err()).contains("sources have changed");
    assertThat(builds()).hasSize(before + 1);
  }

  @Test
  void ofTwoStartedAtOnceOneBuildsAndBothRun() throws Exception {
    Process one = start(checkout.resolve("kallos"), Map.of(), "--version");
    Process other = start(checkout.resolve("kallos"), Map.of(), "--version");
    assertThat(end(one).out()).startsWith("kallos ");
    assertThat(end(other).out()).startsWith("kallos ");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void aJavaThatLaysNoClassesReadyAndSaysNothingIsStartedAllTheSame() throws Exception {
    Files.createDirectories(checkout.resolve("kallos-cli/target/app"));
    Path java = Files.createDirectories(temp.resolve("java/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"17\"' >&2\necho started\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (int i = 0; i < 2; i++) {
      Ended ended = end(start(checkout.resolve("kallos"), Map.of("JAVA_HOME", temp.resolve("java").toString()), "--version"));
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.out()).isEqualTo("started\n");
    }
    assertThat(builds()).hasSize(1);
  }

  @Test
  void itWorksThroughALinkFromElsewhere() throws Exception {
    Path link = Files.createDirectories(temp.resolve("bin")).resolve("k");
    Files.createSymbolicLink(link, Path.of("..", "check out", "kallos"));
    assertThat(end(start(link, Map.of(), "--version")).out()).startsWith("kallos ");
  }

  @Test
  void aFailedBuildShowsWhyAndIsTriedAgain() throws Exception {
    Files.writeString(checkout.resolve("broken"), "");
    Ended failed = run("--version");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err()).contains("it does not compile", "the build failed");
    Files.delete(checkout.resolve("broken"));
    assertThat(run("--version").code()).isZero();
  }

  @Test
  void theExitCodeAndTheWordsPassThrough() throws Exception {
    Ended ended = run("run", "a b", "--epochs", "x y");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("'x y' is no whole number");
  }

  @Test
  void aBuiltInstallThatCannotBeWrittenIntoStillRuns() throws Exception {
    run("--version");
    Path remembered = checkout.resolve("kallos-cli/target/java");
    Files.delete(remembered);
    Files.createDirectory(remembered);
    Ended ended = run("--version");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("kallos ");
    assertThat(ended.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LANG=C", "LC_ALL=POSIX LANG=en_US.UTF-8", "LC_CTYPE=C LANG=en_US.UTF-8", "LANG=xx_YY.UTF-8"})
  void withoutALocaleOrInThePlainOneOrOneThatIsNotInstalledNamesBeyondAsciiAreStillFound(String locale) throws Exception {
    run("--version");
    script(
        "without-locale",
        """
        #!/bin/sh
        unset LC_ALL LC_CTYPE LANG
        %s
        mkdir 'fotografías'
        exec '%s' data inspect 'fotografías'
        """
            .formatted(locale.isEmpty() ? "" : "export " + locale, checkout.resolve("kallos")));
    Ended ended = end(start(checkout.resolve("without-locale"), Map.of()));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("fotografías").doesNotContain("There is no");
  }

  @Test
  void aCheckoutThatMustBeBuiltAndCannotBeWrittenIntoIsToldInASentence() throws Exception {
    Path target = Files.createDirectories(checkout.resolve("kallos-cli/target"));
    Files.createDirectory(target.resolve("lock"));
    Ended ended = run("--version");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err().strip())
        .isEqualTo(
            "kallos: it must be built, but %s cannot be written; let its owner start it once, or use a copy of your own."
                .formatted(target.toRealPath()));
  }

  @Test
  void inAFolderThatIsGoneItSaysSo() throws Exception {
    run("--version");
    script("gone", "#!/bin/sh\nmkdir gone.d\ncd gone.d\nrmdir ../gone.d\nexec '%s' --version\n".formatted(checkout.resolve("kallos")));
    Ended ended = end(start(checkout.resolve("gone"), Map.of()));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines())
        .contains("kallos: the folder you are in is no longer there; go to another one and give the command again.")
        .noneMatch(line -> line.contains("Java") || line.contains("java"));
  }

  @Test
  void whereNativeLibrariesCanBeUnpackedNowhereEachCommandSaysSoAndHow() throws Exception {
    String faces = temp.resolve("faces").toString();
    Ended drawn = run("data", "synthesize", faces, "--faces", "20");
    assertThat(drawn.code()).as(drawn.err()).isZero();
    Path file = Files.writeString(temp.resolve("file"), "");
    Map<String, String> nowhere =
        Map.of(
            "KALLOS_JAVA_OPTS", "-Duser.home=%1$s -Djava.io.tmpdir=%1$s".formatted(file),
            "KALLOS_CACHE", temp.resolve("cache").toString());
    for (String[] words : new String[][] {
      {"data", "synthesize", faces + "2", "--faces", "20"},
      {"run", faces, "--size", "32x40", "--stop-after", "prepare", "--out", temp.resolve("run").toString()},
      {"bench"}
    }) {
      Ended ended = end(start(checkout.resolve("kallos"), nowhere, words));
      assertThat(ended.err().strip())
          .isEqualTo(
              "Native libraries cannot be unpacked, for %s cannot be written; name a folder that can be: ".formatted(file)
                  + "KALLOS_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=DIR.");
      assertThat(ended.code()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"dumb,false", "xterm,true"})
  void barsAreForTerminalsThatCanWipeALine(String kind, boolean bars) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "a terminal can be had");
    run("--version");
    Path java = Files.createDirectories(temp.resolve("java/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"17\"'\necho \"columns [${KALLOS_TTY:-}]\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Ended ended =
        end(start(Path.of("/usr/bin/script"), Map.of("JAVA_HOME", temp.resolve("java").toString(), "TERM", kind), "-q", "-e",
            "-c", "'%s' --version".formatted(checkout.resolve("kallos")), "/dev/null"));
    assertThat(ended.out().contains("columns []")).as(ended.out()).isEqualTo(!bars);
    assertThat(ended.out()).contains("columns [");
  }

  @Test
  void aMissingOrOldJavaIsToldInASentence() throws Exception {
    Ended missing = end(start(checkout.resolve("kallos"), Map.of("JAVA_HOME", temp.resolve("none").toString())));
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err().lines()).singleElement().asString().contains("there is no bin/java in it");

    Path old = Files.createDirectories(temp.resolve("old/bin")).resolve("java");
    Files.writeString(old, "#!/bin/sh\necho 'openjdk version \"1.8.0_402\"' >&2\n");
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));
    Ended ended = end(start(checkout.resolve("kallos"), Map.of("JAVA_HOME", temp.resolve("old").toString())));
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err().lines()).singleElement().asString().contains("version 1.8.0_402", "17 or newer");
  }
}
