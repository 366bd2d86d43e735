package dev.kallos.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kallos.OtherUser;
import dev.kallos.SmallDisk;
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

  /** Another user's process: puts a pack on the shelf it is given, or says why it cannot. */
  static final class Packer {
    public static void main(String[] args) throws Exception {
      try {
        new PackShelf(Path.of(args[0])).put("pack", there -> false, folder -> Files.writeString(folder.resolve("theirs"), ""));
        System.out.println("packed");
      } catch (UnusableInputException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private Path shared(int rights) throws IOException {
    OtherUser.letIn(temp);
    Path shelf = Files.createDirectory(temp.resolve("packs"));
    Files.setAttribute(shelf, "unix:mode", rights);
    return shelf;
  }

  @Test
  void whatOneUserLeftOfAPackIsInNoOthersWay() throws Exception {
    Path shelf = shared(0777);
    Path lock = Files.createFile(shelf.resolve(".other-1-1-x.lock"));
    Path part = Files.createDirectory(shelf.resolve(".other-1-1-x.part"));
    Files.createFile(part.resolve("pixels.npy"));
    Path old = Files.createDirectory(shelf.resolve(".other-x.part"));
    Files.createFile(old.resolve("pixels.npy"));
    assertThat(OtherUser.run(Packer.class, shelf)).containsExactly("packed");
    assertThat(shelf).isDirectoryContaining(lock::equals).isDirectoryContaining(part::equals);
    assertThat(shelf.resolve("pack/theirs")).exists();
  }

  @Test
  void aPackOfAnotherUsersIsReplacedAndItsOwnerRemovesIt() throws Exception {
    Path shelf = shared(0777);
    Files.createFile(Files.createDirectory(shelf.resolve("pack")).resolve("mine"));
    assertThat(OtherUser.run(Packer.class, shelf)).containsExactly("packed");
    assertThat(shelf.resolve("pack/theirs")).exists();
    assertThat(shelf.toFile().list()).hasSize(2);
    new PackShelf(shelf).put("another", there -> false, folder -> {});
    assertThat(shelf.toFile().list()).containsExactlyInAnyOrder("pack", "another");
  }

  @Test
  void aPackOfAnotherUsersThatCannotBeReplacedIsToldAndStays() throws Exception {
    Path shelf = shared(01777);
    Path pack = Files.createDirectory(shelf.resolve("pack"));
    Files.createFile(pack.resolve("mine"));
    assertThat(OtherUser.run(Packer.class, shelf))
        .containsExactly(
            "The pack %s must be made again, but cannot be replaced (Operation not permitted); have its owner delete it, or name"
                    .formatted(pack)
                + " another cache folder.");
    assertThat(pack.resolve("mine")).exists();
    assertThat(shelf.toFile().list()).containsExactly("pack");
  }

  @Test
  void aShelfThatIsThereAndCannotBeWrittenIntoIsRefusedInASentence() throws Exception {
    Path shelf = shared(0755);
    assertThat(OtherUser.run(Packer.class, shelf))
        .containsExactly("The cache folder " + shelf + " cannot be written into (permission denied); name another one.");
  }

  @Test
  void thePackWhoseDiskIsFullIsNamed() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(temp.resolve("disk"), 100)) {
      PackShelf shelf = new PackShelf(disk.path());
      assertThatThrownBy(() -> shelf.put("pack", there -> false, folder -> Files.write(folder.resolve("a"), new byte[1 << 20])))
          .hasMessage(disk.path().resolve("pack") + ": No space left on device");
      assertThat(disk.path()).isEmptyDirectory();
    }
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
