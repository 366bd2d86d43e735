package dev.kallos.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackShelfTest {
  private static final Path LOCKS = Path.of("/proc/locks");

  @TempDir Path temp;

  @Test
  void oneProcessKeepsTheLockOfAPackWhileItMakesAnotherBesideIt() throws IOException {
    assumeTrue(Files.isReadable(LOCKS));
    PackShelf shelf = new PackShelf(temp);
    shelf.put(
        "outer",
        folder -> false,
        outer -> {
          String lock = ":" + Files.getAttribute(locks().get(0), "unix:ino") + " ";
          assumeTrue(held().contains(lock), "the system lists its locks");
          shelf.put("inner", folder -> false, inner -> Files.writeString(inner.resolve("whole"), ""));
          assertThat(outer).exists();
          assertThat(held()).contains(lock);
        });
    assertThat(temp.resolve("outer")).exists();
    assertThat(temp.resolve("inner")).exists();
    assertThat(locks()).isEmpty();
  }

  @Test
  void aShelfThatCannotBeMadeIsRefusedInASentence() throws IOException {
    Path in = Files.writeString(temp.resolve("file"), "").resolve("packs");
    assertThatThrownBy(() -> new PackShelf(in).put("pack", folder -> false, folder -> {}))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith("The cache folder " + in + " cannot be made (")
        .hasMessageEndingWith("); name another one.");
  }

  @Test
  void packsThatTwoReplaceAtOnceAreRemovedByEither() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 20; round++) {
        PackShelf shelf = new PackShelf(temp);
        List<Future<?>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          both.add(
              two.submit(
                  () -> {
                    shelf.put("pack", folder -> false, folder -> fill(folder));
                    return null;
                  }));
        }
        for (Future<?> one : both) {
          one.get();
        }
      }
    } finally {
      two.shutdown();
    }
    assertThat(temp.resolve("pack/40")).exists();
  }

  private static void fill(Path folder) throws IOException {
    for (int i = 0; i <= 40; i++) {
      Files.writeString(folder.resolve(Integer.toString(i)), "");
    }
  }

  private static String held() throws IOException {
    return new String(Files.newInputStream(LOCKS).readAllBytes());
  }

  private List<Path> locks() throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files.filter(file -> file.toString().endsWith(".lock")).toList();
    }
  }
}
