package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TargetFilesTest {
  @TempDir Path folder;

  /** All commands that write where the user says, short of the file. */
  static List<String> lines() {
    return List.of(
        "score run a.jpg --csv", "score run a.jpg --json", "compare one two --out", "compare one two --csv",
        "compare one two --json", "bench --json");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aFileThatCannotBeWrittenIsRefusedBeforeAnythingIsRead(String line) throws IOException {
    assertThat(refusal(line, folder)).isEqualTo(folder + " is a folder; name a file.");
    Path below = Files.writeString(folder.resolve("file"), "").resolve("figures");
    assertThat(refusal(line, below))
        .startsWith(below + " cannot be written (")
        .endsWith("); name a file in a folder that can be.");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aPictureIsNotWrittenOver(String line) throws IOException {
    byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16};
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0};
    for (Path picture :
        List.of(
            Files.write(folder.resolve("scores.csv"), jpeg),
            Files.write(folder.resolve("photo"), png),
            Files.writeString(folder.resolve("a.JPEG"), ""),
            folder.resolve("absent.webp"))) {
      assertThat(refusal(line, picture)).isEqualTo(picture + " is a picture, or called as one is; name another file.");
    }
    assertThat(folder.resolve("scores.csv")).hasBinaryContent(jpeg);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPipeWithoutANameOfItsOwnLiesInNoRun() throws IOException {
    Path run = Files.createDirectories(folder.resolve("run"));
    Process reader = new ProcessBuilder("cat").start();
    Path pipe = Path.of("/proc", Long.toString(reader.pid()), "fd", "0");
    TargetFile.requireWritable(pipe);
    TargetFile.requireOutside(run, "scores", pipe);
    new ResultFile(pipe).write(null, file -> Files.writeString(file, "1"));
    reader.getOutputStream().close();
    assertThat(reader.inputReader().readLine()).isEqualTo("1");
  }

  @Test
  void whatIsPrintedIsWhatTheFileWouldHold() throws IOException {
    StringWriter out = new StringWriter();
    String table = "photo\n\"a\rb.jpg\"\n\"c\r\nd.jpg\"\n";
    new ResultFile(Path.of("-")).write(new PrintWriter(out), file -> Files.writeString(file, table));
    assertThat(out.toString()).isEqualTo(table);
  }

  @Test
  void scoresAreNotWrittenIntoTheRunThatGivesThem() throws IOException {
    Path run = Files.createDirectories(folder.resolve("run"));
    Path config = Files.writeString(run.resolve("config.json"), CompareCommandTest.CONFIG);
    Files.writeString(run.resolve("weights.safetensors"), "");
    assertThat(refusal("score %s %s --csv".formatted(run, config), config))
        .isEqualTo(config + " lies in a run that scores; name a file elsewhere.");
    assertThat(config).hasContent(CompareCommandTest.CONFIG);
  }

  @Test
  void aNetIsNotExportedWhereItsRunPutsOtherFiles() throws IOException {
    Path run = Files.createDirectories(folder.resolve("run"));
    Files.writeString(run.resolve("config.json"), CompareCommandTest.CONFIG);
    Files.writeString(run.resolve("weights.safetensors"), "");
    for (Path inside : List.of(run.resolve("audit"), run.resolve("export/deeper"))) {
      assertThat(refusal("export " + run + " --out", inside))
          .isEqualTo(inside + " lies in the run that is exported; name a folder elsewhere, or leave out --out.");
      assertThat(inside).doesNotExist();
    }
  }

  private static String refusal(String line, Path target) {
    Typed typed = Typed.line((line + " " + target).split(" "));
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    return typed.err().strip();
  }
}
