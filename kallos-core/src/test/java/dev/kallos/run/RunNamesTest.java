package dev.kallos.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunNamesTest {
  @TempDir Path temp;

  @Test
  void asManyLastNamesAsTellAllApart() {
    assertThat(RunNames.of(List.of(temp.resolve("a/run"), temp.resolve("b/run"), temp.resolve("b/other"))))
        .containsExactly("a/run", "b/run", "b/other");
  }

  @Test
  void aRunAndALinkToItAreOneRun() throws IOException {
    Path run = Files.createDirectory(temp.resolve("run"));
    Path link = Files.createSymbolicLink(temp.resolve("best"), run);
    assertThat(RunNames.of(List.of(link))).containsExactly("best");
    assertThatThrownBy(() -> RunNames.of(List.of(run, link)))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(link + " is named twice; name each run once.");
  }

  @Test
  void aWayUpBehindALinkIsAnotherRunThanItLooks() throws IOException {
    Files.createDirectories(temp.resolve("real/sub"));
    Files.createDirectory(temp.resolve("real/run"));
    Path run = Files.createDirectories(temp.resolve("here/run"));
    Files.createSymbolicLink(temp.resolve("here/link"), temp.resolve("real/sub"));
    Path other = temp.resolve("here/link/../run");
    assertThat(RunNames.of(List.of(run, other))).containsExactly(run.toString(), other.toString());
  }
}
