package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir Path folder;

  @Test
  void aFolderWithARunIsRefusedAndResumingIsOffered() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{}");
    Typed typed = Typed.line("run", "faces", "--out", folder.toString());
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err().lines())
        .containsExactly(
            "There is a run in %1$s already; name another folder with --out, or go on with that run: kallos train %1$s --resume."
                .formatted(folder));
  }

  @Test
  void aFolderWithTheUsersFilesIsRefused() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "mine");
    assertThat(Typed.line("run", "faces", "--out", folder.toString()).err())
        .isEqualTo(folder + " is not empty; name another folder with --out, or empty it." + System.lineSeparator());
    assertThat(Typed.line("demo", "--out", folder.toString()).code()).isEqualTo(2);
    assertThat(Typed.line("data", "synthesize", folder.toString()).code()).isEqualTo(2);
    assertThat(folder).isDirectoryContaining(file -> file.endsWith("thesis.txt"));
  }

  @Test
  void whatAnUnfinishedPreparationLeftIsNoObstacle() throws IOException {
    RunFolder run = new RunFolder(folder);
    Files.writeString(run.skipped(), "file,reason\n");
    Files.writeString(folder.resolve(".split.csv123.part"), "");
    NewFolder.requireFree(folder, run);
    NewFolder.requireFree(folder.resolve("absent"), new RunFolder(folder.resolve("absent")));
  }

  @Test
  void whatAFileBrowserLeftIsNoObstacle() throws IOException {
    for (String name : List.of(".DS_Store", "Thumbs.db", "desktop.ini", "._split.csv", ".directory")) {
      Files.writeString(folder.resolve(name), "");
    }
    NewFolder.requireFree(folder, new RunFolder(folder));
    new CurveFolder(folder).requireOurs();
    Files.writeString(folder.resolve("thumbs.txt"), "");
    assertThatThrownBy(() -> NewFolder.requireFree(folder, new RunFolder(folder))).hasMessageContaining("is not empty");
    assertThatThrownBy(() -> new CurveFolder(folder).requireOurs()).hasMessageContaining("holds more than a learning curve");
  }

  @Test
  void aFileInThePlaceOfTheFolderIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> NewFolder.requireFree(file, new RunFolder(file)))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(file + " is a file; name a folder with --out.");
  }

  @Test
  void aStageSaysWhichEarlierOneIsMissing() throws IOException {
    String run = folder.toString();
    assertThat(Typed.line("train", run).err()).contains("There is no run in " + run, "kallos run DATASET --out");
    Files.writeString(folder.resolve("config.json"), CompareCommandTest.CONFIG);
    assertThat(Typed.line("evaluate", run).err()).contains("weights.safetensors is missing", "kallos train " + run);
    assertThat(Typed.line("explain", run).err()).contains("scores.csv is missing", "kallos evaluate " + run);
    assertThat(Typed.line("audit", run).err()).contains("metrics.json is missing", "kallos evaluate " + run);
    assertThat(Typed.line("report", run).code()).isEqualTo(2);
  }

  @Test
  void trainingThatHasBegunIsNotThrownAway() throws IOException {
    Files.writeString(folder.resolve("config.json"), CompareCommandTest.CONFIG);
    Files.writeString(folder.resolve("history.csv"), "epoch\n1\n");
    Typed typed = Typed.line("train", folder.toString());
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("has begun already", "--resume");
    assertThat(Files.readString(folder.resolve("history.csv"))).isEqualTo("epoch\n1\n");
  }

  @Test
  void theCacheIsWhereTheSystemKeepsCaches() {
    Path home = Path.of("/home/u");
    assertThat(CacheFolder.of(Map.of(), "Linux", home)).isEqualTo(Path.of("/home/u/.cache/kallos"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/x"), "Linux", home)).isEqualTo(Path.of("/x/kallos"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "relative"), "Linux", home))
        .isEqualTo(Path.of("/home/u/.cache/kallos"));
    assertThat(CacheFolder.of(Map.of(), "Mac OS X", home)).isEqualTo(Path.of("/home/u/Library/Caches/kallos"));
    assertThat(CacheFolder.of(Map.of("LOCALAPPDATA", "/l"), "Windows 11", home)).isEqualTo(Path.of("/l/kallos/cache"));
    assertThat(CacheFolder.of(Map.of("KALLOS_CACHE", "/k", "XDG_CACHE_HOME", "/x"), "Linux", home))
        .isEqualTo(Path.of("/k"));
  }
}
