package dev.kallos.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunLockTest {
  @TempDir Path temp;
  private RunFolder run;

  @BeforeEach
  void nameTheRun() {
    run = new RunFolder(temp.resolve("in/run"));
  }

  /** Another process: takes the lock of the folder it is given, says so, and waits to be ended. */
  static final class Holder {
    public static void main(String[] args) throws Exception {
      try (RunLock held = RunLock.takeNew(new RunFolder(Path.of(args[0])))) {
        System.out.println("held");
        System.in.read();
      }
    }
  }

  @Test
  void itIsRefusedWhileAnotherProcessHasItAndFreeWhenThatIsKilled() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                run.path().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      assertThatThrownBy(() -> RunLock.takeNew(run))
          .isInstanceOf(UnusableInputException.class)
          .hasMessage(run.path() + " is in use by another kallos process; wait until it has ended, or name another folder.");
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThatCode(() -> RunLock.takeNew(run).close()).doesNotThrowAnyException();
  }

  @Test
  void oneProcessDoesNotTakeItTwiceEither() throws IOException {
    try (RunLock held = RunLock.takeNew(run)) {
      assertThatThrownBy(() -> RunLock.takeNew(run)).hasMessageContaining("is in use");
    }
    RunLock.takeNew(run).close();
  }

  @Test
  void foldersMadeForARunThatDidNotComeAboutGo() throws IOException {
    RunLock.takeNew(run).close();
    assertThat(temp).isEmptyDirectory();
    Files.createDirectories(run.path());
    RunLock.takeNew(run).close();
    assertThat(run.path()).isEmptyDirectory();
  }

  @Test
  void whatAPreparationLeftThereStays() throws IOException {
    try (RunLock held = RunLock.takeNew(run)) {
      Files.writeString(run.split(), "file,subject,partition\n");
    }
    assertThat(run.split()).exists();
    assertThat(run.lock()).doesNotExist();
  }

  @Test
  void aLinkToAFolderIsAsGoodAsTheFolder() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("disk"));
    RunFolder linked = new RunFolder(Files.createSymbolicLink(temp.resolve("link"), folder));
    try (RunLock held = RunLock.takeNew(linked)) {
      assertThatThrownBy(() -> RunLock.takeNew(new RunFolder(folder))).hasMessageContaining("is in use");
    }
    assertThat(linked.path()).isSymbolicLink();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aRunThatIsNotThereIsNotMade() {
    assertThatThrownBy(() -> RunLock.take(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("is no run folder");
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Files.writeString(temp.resolve("in"), "a file");
    assertThatThrownBy(() -> RunLock.takeNew(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith(run.path() + " cannot be written into")
        .hasMessageEndingWith("; name a folder that can be, or see who may.");
  }
}
