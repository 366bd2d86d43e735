package dev.kallos.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AbsolutePathTest {
  @TempDir Path temp;

  @Test
  void dotsGoWhereTheyLeadNowhereElse() throws IOException {
    Files.createDirectories(temp.resolve("a/b"));
    assertThat(AbsolutePath.of(temp.resolve("a/./b/../b"))).isEqualTo(temp.resolve("a/b"));
    assertThat(AbsolutePath.of(temp.resolve("absent/../new"))).isEqualTo(temp.resolve("new"));
    assertThat(AbsolutePath.of(Path.of("src"))).isEqualTo(Path.of("").toAbsolutePath().resolve("src"));
  }

  @Test
  void dotsBehindALinkStay() throws IOException {
    Files.createDirectories(temp.resolve("far/v2"));
    Files.writeString(temp.resolve("far/faces.csv"), "far");
    Files.createSymbolicLink(temp.resolve("current"), temp.resolve("far/v2"));
    Path path = temp.resolve("current/../faces.csv");
    assertThat(AbsolutePath.of(path)).hasContent("far").isEqualTo(path);
    Files.writeString(temp.resolve("faces.csv"), "near");
    assertThat(AbsolutePath.of(path)).hasContent("far");
  }
}
