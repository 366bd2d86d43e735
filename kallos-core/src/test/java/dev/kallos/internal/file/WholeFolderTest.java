package dev.kallos.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kallos.OtherProcess;
import dev.kallos.OtherUser;
import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFolderTest {
  @TempDir Path temp;

  @Test
  void aNewFolderHasTheRightsOfAnyOther() throws IOException {
    assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"), "the file system knows no rights");
    Path plain = Files.createDirectory(temp.resolve("plain"));
    WholeFolder.create(temp.resolve("made"), aside -> Files.writeString(aside.resolve("a"), "1"));
    assertThat(Files.getPosixFilePermissions(temp.resolve("made"))).isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void anOlderFolderIsReplacedWholly() throws IOException {
    Path folder = temp.resolve("folder");
    WholeFolder.replace(folder, aside -> Files.writeString(Files.createDirectory(aside.resolve("in")).resolve("a"), "1"));
    WholeFolder.replace(folder, aside -> Files.writeString(aside.resolve("b"), "2"));
    assertThat(list(folder)).containsExactly("b");
    assertThat(list(temp)).containsExactly("folder");
  }

  @Test
  void anOlderFolderStaysAsItWasWhenTheNewOneBreaksOff() throws IOException {
    Path folder = temp.resolve("folder");
    WholeFolder.replace(folder, aside -> Files.writeString(aside.resolve("a"), "1"));
    assertThatThrownBy(
            () ->
                WholeFolder.replace(
                    folder,
                    aside -> {
                      Files.writeString(aside.resolve("a"), "2");
                      throw new IOException("the disk is full");
                    }))
        .hasMessage("the disk is full");
    assertThat(folder.resolve("a")).hasContent("1");
    assertThat(list(temp)).containsExactly("folder");
  }

  @Test
  void theFolderTheProgramWasStartedInIsRefusedBeforeAnythingIsFilled() {
    for (Path own : new Path[] {Path.of(""), Path.of(".."), Path.of("").toAbsolutePath()}) {
      assertThatThrownBy(() -> WholeFolder.replace(own, aside -> Assertions.fail("filled")))
          .isInstanceOf(UnusableInputException.class)
          .hasMessage(own + " cannot be replaced while you are in it; go elsewhere, or name another folder.");
    }
  }

  @Test
  void whatKilledProcessesLeftForThePlaceGoesAndNothingElse() throws IOException {
    String id = "3f0e8a52-0000-4000-8000-000000000000";
    Path part = Files.createDirectory(temp.resolve(".folder." + id + ".part"));
    Files.writeString(part.resolve("half"), "1");
    Files.createDirectory(temp.resolve(".folder." + id + ".old"));
    Files.createDirectory(temp.resolve(".folder.mine.part"));
    Files.createDirectory(temp.resolve(".other." + id + ".part"));
    WholeFolder.replace(temp.resolve("folder"), aside -> Files.writeString(aside.resolve("a"), "1"));
    assertThat(list(temp)).containsExactlyInAnyOrder("folder", ".folder.mine.part", ".other." + id + ".part");
  }

  /** Another process: fills the folder it is given, says so in the midst of it, and waits to be ended. */
  static final class Filler {
    public static void main(String[] args) throws Exception {
      try {
        WholeFolder.create(
            Path.of(args[0]),
            aside -> {
              Files.writeString(aside.resolve("half"), "1");
              System.out.println("filling");
              if (args.length == 1) {
                System.in.read();
              }
            });
      } catch (UnusableInputException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void whatAnotherProcessIsFillingForThePlaceStaysUntilItIsKilled() throws Exception {
    Path folder = temp.resolve("folder");
    Process other = OtherProcess.of(Filler.class, folder.toString()).start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("filling");
      List<String> filled = list(temp).toList();
      assertThat(filled).hasSize(2);
      WholeFolder.create(folder, aside -> Files.writeString(aside.resolve("a"), "1"));
      assertThat(list(temp)).containsAll(filled).hasSize(3);
    } finally {
      other.destroyForcibly().waitFor();
    }
    WholeFolder.remove(folder);
    WholeFolder.create(folder, aside -> Files.writeString(aside.resolve("a"), "1"));
    assertThat(list(temp)).containsExactly("folder");
  }

  @Test
  void ownFolderInOneThatLetsNoneGoIsRefusedAsWhatItIs() throws Exception {
    OtherUser.letIn(temp);
    Path own = Files.createDirectory(temp.resolve("own"));
    OtherUser.give(own);
    assertThat(OtherUser.run(Filler.class, own, "at once"))
        .containsExactly(
            "%s cannot be replaced, as %s does not let it go (permission denied); name a new folder in %1$s."
                .formatted(own, temp.toRealPath()));
    assertThat(own).isEmptyDirectory();
  }

  @Test
  void anOlderFolderThatMadeRoomForOneThatNeverCameGoesBack() throws IOException {
    String id = "3f0e8a52-0000-4000-8000-000000000000";
    Path old = Files.createDirectory(temp.resolve(".folder." + id + ".old"));
    Files.writeString(old.resolve("a"), "1");
    Files.createDirectory(temp.resolve(".folder." + id + ".part"));
    Leftovers.remove(temp, Set.of("folder"));
    assertThat(list(temp)).containsExactly("folder");
    assertThat(temp.resolve("folder").resolve("a")).hasContent("1");
  }

  @Test
  void aFolderThatFilledUpMeanwhileIsRefusedAndLeftAlone() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("folder"));
    assertThatThrownBy(() -> WholeFolder.create(folder, aside -> Files.writeString(folder.resolve("mine"), "1")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("is not empty");
    assertThat(list(folder)).containsExactly("mine");
    assertThat(list(temp)).containsExactly("folder");
  }

  @Test
  void whatAUserDoesNotSeeInAnEmptyFolderStaysThere() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("folder"));
    Files.writeString(Files.createDirectory(folder.resolve(".git")).resolve("HEAD"), "1");
    Files.writeString(folder.resolve(".DS_Store"), "2");
    WholeFolder.create(folder, aside -> Files.writeString(aside.resolve("a"), "3"));
    assertThat(list(folder)).containsExactlyInAnyOrder(".git", ".DS_Store", "a");
    assertThat(folder.resolve(".git/HEAD")).hasContent("1");
    assertThat(list(temp)).containsExactly("folder");
  }

  @Test
  void whatAUserDoesNotSeeIsNotLostWhereItCannotGoAlong() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("folder"));
    Files.writeString(folder.resolve(".DS_Store"), "mine");
    Files.writeString(folder.resolve(".other"), "mine too");
    assertThatThrownBy(
            () -> WholeFolder.create(folder, aside -> Files.writeString(aside.resolve(".DS_Store"), "filled")))
        .isInstanceOf(FileAlreadyExistsException.class);
    try (Stream<Path> files = Files.walk(temp)) {
      assertThat(files.filter(Files::isRegularFile)).extracting(Files::readString)
          .containsExactlyInAnyOrder("mine", "mine too", "filled");
    }
  }

  @Test
  void whereNoFolderCanBeMadeIsToldBeforeAnyFilling() throws IOException {
    Path in = Files.writeString(temp.resolve("file"), "1").resolve("folder");
    assertThatThrownBy(() -> WholeFolder.create(in, aside -> Files.writeString(temp.resolve("filled"), "1")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith(in + " cannot be made")
        .hasMessageEndingWith("; name a folder where one can be.");
    assertThat(list(temp)).containsExactly("file");
  }

  @Test
  void aLinkToAnEmptyFolderStaysAndTheFolderIsFilled() throws IOException {
    Path elsewhere = Files.createDirectories(temp.resolve("disk/empty"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), elsewhere);
    WholeFolder.create(link, aside -> Files.writeString(aside.resolve("a"), "1"));
    assertThat(link).isSymbolicLink();
    assertThat(list(elsewhere)).containsExactly("a");
    assertThat(list(elsewhere.getParent())).containsExactly("empty");
    assertThat(list(temp)).containsExactlyInAnyOrder("disk", "link");
  }

  @Test
  void aLinkToAnOlderFolderStaysAndTheFolderIsReplaced() throws IOException {
    Path elsewhere = Files.createDirectories(temp.resolve("disk/old"));
    Files.writeString(elsewhere.resolve("b"), "0");
    Path link = Files.createSymbolicLink(temp.resolve("link"), elsewhere);
    WholeFolder.replace(link, aside -> Files.writeString(aside.resolve("a"), "1"));
    assertThat(link).isSymbolicLink();
    assertThat(list(elsewhere)).containsExactly("a");
    assertThat(list(elsewhere.getParent())).containsExactly("old");
    assertThat(list(temp)).containsExactlyInAnyOrder("disk", "link");
  }

  @Test
  void aWayUpBehindALinkLeadsWhereTheSystemSays() throws IOException {
    Files.createDirectories(temp.resolve("real/sub"));
    Files.createDirectory(temp.resolve("here"));
    Files.createSymbolicLink(temp.resolve("here/link"), temp.resolve("real/sub"));
    WholeFolder.create(temp.resolve("here/link/../made"), aside -> Files.writeString(aside.resolve("a"), "1"));
    WholeFolder.replace(temp.resolve("here/link/../renewed"), aside -> Files.writeString(aside.resolve("b"), "1"));
    assertThat(list(temp.resolve("real"))).containsExactlyInAnyOrder("sub", "made", "renewed");
    assertThat(list(temp.resolve("here"))).containsExactly("link");
  }

  private static Stream<String> list(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.map(path -> path.getFileName().toString()).toList().stream();
    }
  }
}
