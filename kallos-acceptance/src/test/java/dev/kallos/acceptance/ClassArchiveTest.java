package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a checkout of its own, whose Maven wrapper puts what is already built in place. Java 17 lays nothing ready of jars
 * in a folder whose name has spaces, so there are none here.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ClassArchiveTest {
  private static final String FROM_ARCHIVE = "dev.kallos.cli.CommandTree source: shared objects file (top)";

  @TempDir Path temp;
  private Path checkout;

  @BeforeEach
  void aCheckout() throws IOException {
    Path built = Path.of("..", "kallos-cli", "target").toAbsolutePath().normalize();
    assumeTrue(Files.exists(built.resolve("kallos.jar")) && Files.exists(built.resolve("app")), "kallos.jar is packaged");
    checkout = Files.createDirectories(temp.resolve("checkout"));
    script("kallos", Files.readString(Path.of("..", "kallos")));
    script("mvnw", "#!/bin/sh\ncp '%1$s/kallos.jar' kallos-cli/target/\ncp -r '%1$s/app' kallos-cli/target/\n".formatted(built));
    Files.writeString(checkout.resolve("pom.xml"), "");
    for (String module : List.of("kallos-core", "kallos-report", "kallos-cli")) {
      Files.createDirectories(checkout.resolve(module).resolve("src/main"));
      Files.writeString(checkout.resolve(module).resolve("pom.xml"), "");
    }
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(checkout.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Ended(int code, String printed, String classes) {}

  private Ended run(String... words) throws Exception {
    Path log = temp.resolve("classes.log");
    List<String> command = new ArrayList<>(List.of(checkout.resolve("kallos").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("KALLOS_JAVA_OPTS", "-Xlog:class+load:file=classes.log");
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), printed, Files.readString(log));
  }

  @Test
  void afterABuildCommandsBeginWithClassesLaidReadyAndWithoutThemAllTheSame() throws Exception {
    Path target = checkout.resolve("kallos-cli/target");
    Ended first = run("--version");
    assertThat(first.code()).as(first.printed()).isZero();
    assertThat(first.printed().lines()).hasSize(2).first().asString().startsWith("Building Kallos");
    assertThat(first.classes()).as(Files.readString(target.resolve("build.log"))).contains(FROM_ARCHIVE);
    assertThat(target.resolve("rehearsal")).doesNotExist();

    Ended second = run("--version");
    assertThat(second.printed().lines()).singleElement().isEqualTo(first.printed().lines().skip(1).findFirst().orElseThrow());
    assertThat(second.classes()).contains(FROM_ARCHIVE);

    Files.setLastModifiedTime(target.resolve("kallos.jar"), FileTime.from(Instant.now().minusSeconds(60)));
    Ended changed = run("--version");
    assertThat(changed.code()).isZero();
    assertThat(changed.printed()).isEqualTo(second.printed());
    assertThat(changed.classes()).contains("dev.kallos.cli.CommandTree").doesNotContain(FROM_ARCHIVE);
  }
}
