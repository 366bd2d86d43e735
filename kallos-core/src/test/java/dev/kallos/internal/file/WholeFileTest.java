package dev.kallos.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
  @TempDir Path temp;

  @Test
  void aLinkToAFileStaysAndThatFileIsReplaced() throws IOException {
    Path file = Files.writeString(Files.createDirectory(temp.resolve("disk")).resolve("file"), "1");
    Path link = Files.createSymbolicLink(temp.resolve("link"), file);
    WholeFile.write(link, "2");
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("2");
    assertThat(list(file.getParent())).containsExactly("file");
    assertThat(list(temp)).containsExactlyInAnyOrder("disk", "link");
  }

  @Test
  void aLinkToNothingYetStaysAndTheFileItNamesIsMade() throws IOException {
    Path file = Files.createDirectory(temp.resolve("disk")).resolve("file");
    Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("disk/file"));
    WholeFile.write(link, "2");
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("2");
  }

  @Test
  void allLinksOfAChainToNothingYetStayAndTheFileItEndsAtIsMade() throws IOException {
    Path disk = Files.createDirectory(temp.resolve("disk"));
    Path last = Files.createSymbolicLink(disk.resolve("last"), Path.of("../file"));
    Path middle = Files.createSymbolicLink(temp.resolve("middle"), last);
    Path first = Files.createSymbolicLink(temp.resolve("first"), Path.of("middle"));
    WholeFile.requireWritable(first);
    WholeFile.write(first, "2");
    assertThat(List.of(first, middle, last)).allMatch(Files::isSymbolicLink);
    assertThat(temp.resolve("file")).hasContent("2");
    assertThat(list(temp)).containsExactlyInAnyOrder("disk", "middle", "first", "file");
  }

  @Test
  void linksThatLeadInACircleAreRefusedAndStay() throws IOException {
    Path one = Files.createSymbolicLink(temp.resolve("one"), Path.of("two"));
    Path two = Files.createSymbolicLink(temp.resolve("two"), Path.of("one"));
    for (ThrowingCallable refused :
        List.<ThrowingCallable>of(() -> WholeFile.requireWritable(one), () -> WholeFile.write(one, "2"))) {
      assertThatThrownBy(refused)
          .isInstanceOf(UnusableInputException.class)
          .hasMessage(one + " leads from link to link and to no file; name a file.");
    }
    assertThat(List.of(one, two)).allMatch(Files::isSymbolicLink);
    assertThat(list(temp)).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void aNameThatLeavesNoRoomToWriteAsideIsRefusedAsSuch() throws IOException {
    Path fits = temp.resolve("q".repeat(212));
    WholeFile.write(fits, "1");
    assertThat(fits).hasContent("1");
    Path longer = temp.resolve("q".repeat(213));
    for (ThrowingCallable refused :
        List.<ThrowingCallable>of(() -> WholeFile.requireWritable(longer), () -> WholeFile.write(longer, "1"))) {
      assertThatThrownBy(refused)
          .isInstanceOf(UnusableInputException.class)
          .hasMessageEndingWith("shorten it by 1 bytes.");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeIsWrittenIntoAndStays() throws Exception {
    Path pipe = temp.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> text(pipe));
    WholeFile.requireWritable(pipe);
    WholeFile.write(pipe, "1");
    assertThat(list(temp)).containsExactly("pipe");
    assertThat(Files.isRegularFile(pipe)).isFalse();
    assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("1");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcesssPipeWithoutANameOfItsOwnIsWrittenInto() throws Exception {
    Process reader = new ProcessBuilder("cat").start();
    Path pipe = Path.of("/proc", Long.toString(reader.pid()), "fd", "0");
    WholeFile.requireWritable(pipe);
    assertThat(WholeFile.place(pipe)).isEqualTo(pipe);
    WholeFile.write(pipe, "1");
    reader.getOutputStream().close();
    assertThat(reader.inputReader().readLine()).isEqualTo("1");
  }

  @Test
  void whatAKilledProcessWasWritingIsSweptAndNothingElse() throws IOException {
    List<Path> asides = new ArrayList<>();
    WholeFile.write(temp.resolve("a"), asides::add);
    Files.createFile(asides.get(0));
    Files.createFile(temp.resolve("b.part"));
    WholeFile.sweep(temp);
    assertThat(list(temp)).containsExactlyInAnyOrder("a", "b.part");
  }

  @Test
  void aFolderIsRefused() {
    for (Path folder : new Path[] {temp, temp.resolve(".")}) {
      assertThatThrownBy(() -> WholeFile.write(folder, "1"))
          .isInstanceOf(UnusableInputException.class)
          .hasMessage(folder + " is a folder; name a file.");
      assertThatThrownBy(() -> WholeFile.requireWritable(folder)).isInstanceOf(UnusableInputException.class);
    }
  }

  @Test
  void whereNothingCanBeWrittenIsToldBeforehandAndNothingIsMade() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "1");
    Path nowhere = Files.createSymbolicLink(temp.resolve("nowhere"), temp.resolve("gone"));
    for (Path target : new Path[] {file.resolve("a"), file.resolve("in/a"), nowhere.resolve("in/a")}) {
      assertThatThrownBy(() -> WholeFile.requireWritable(target))
          .isInstanceOf(UnusableInputException.class)
          .hasMessageMatching(
              Pattern.quote(target + " cannot be written (") + "[^()]+" + Pattern.quote("); name a file in a folder that can be."));
    }
    WholeFile.requireWritable(file);
    WholeFile.requireWritable(temp.resolve("new/in/a"));
    assertThat(list(temp)).containsExactlyInAnyOrder("file", "nowhere");
    assertThat(file).hasContent("1");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> list(Path folder) {
    return Stream.of(folder.toFile().list());
  }
}
