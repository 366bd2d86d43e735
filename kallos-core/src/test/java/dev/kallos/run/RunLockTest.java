package dev.kallos.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.OtherProcess;
import dev.kallos.OtherUser;
import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    Process other = OtherProcess.of(Holder.class, run.path().toString()).start();
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

  /** Another user's process: takes the lock of the folder it is given, or says why it cannot. */
  static final class Taker {
    public static void main(String[] args) throws Exception {
      try (RunLock held = RunLock.takeNew(new RunFolder(Path.of(args[0])))) {
        System.out.println("held");
      } catch (UnusableInputException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void aLockOfAnotherUsersIsNamedAndNotTheFolder() throws Exception {
    OtherUser.letIn(temp);
    Path folder = Files.createDirectory(temp.resolve("run"));
    OtherUser.give(folder);
    Path lock = Files.createFile(folder.resolve(".lock"));
    assertThat(OtherUser.run(Taker.class, folder))
        .containsExactly(
            ("%s, which keeps other kallos processes out, cannot be opened (permission denied; it is root's); delete it when none"
                    + " uses that folder.")
                .formatted(lock));
  }

  @Test
  void whatKilledStagesLeftAsideGoesAndNothingElse() throws IOException {
    String id = ".3f0e8a52-0000-4000-8000-000000000000.part";
    Files.createDirectories(run.path());
    Files.writeString(run.config(), "{}");
    Files.createFile(run.path().resolve(".report.html" + id));
    Files.createFile(Files.createDirectory(run.path().resolve(".explanations" + id)).resolve("index.json"));
    Path mine = Files.createFile(run.path().resolve(".mine.html" + id));
    try (RunLock held = RunLock.takeNew(run)) {
      assertThat(run.path().toFile().list())
          .containsExactlyInAnyOrder("config.json", ".lock", mine.getFileName().toString());
    }
  }

  @Test
  void allThatLiesStraightInARunIsKnownAsWritten() throws ReflectiveOperationException {
    List<Path> straight = new ArrayList<>();
    for (Method method : RunFolder.class.getMethods()) {
      if (method.getReturnType() == Path.class && method.getParameterCount() == 0) {
        Path path = (Path) method.invoke(run);
        if (run.path().equals(path.getParent())) {
          straight.add(path);
        }
      }
    }
    straight.removeAll(List.of(run.lock(), run.checkpoint(), run.keptMaps(), run.unfinishedAudit()));
    assertThat(run.written()).containsExactlyInAnyOrderElementsOf(straight);
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
