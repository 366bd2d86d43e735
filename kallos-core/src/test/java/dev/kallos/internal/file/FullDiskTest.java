package dev.kallos.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kallos.SmallDisk;
import dev.kallos.UnusableInputException;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.HeatMap;
import dev.kallos.explanation.HeatMapPicture;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FullDiskTest {
  private static final String LONG = "1".repeat(1 << 20);

  @TempDir Path temp;

  @Test
  void theFileOrFolderWhoseDiskIsFullIsNamedAndNothingIsLeft() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(temp.resolve("disk"), 100)) {
      Path target = disk.path().resolve("target");
      List<List<String>> rows = Collections.nCopies(1 << 15, List.of("a cell", "another one"));
      for (ThrowingCallable writing :
          List.<ThrowingCallable>of(
              () -> WholeFile.write(target, LONG),
              () -> CsvFile.write(target, List.of("a", "b"), rows),
              () -> WholeFolder.create(target, aside -> Files.writeString(aside.resolve("a"), LONG)),
              () -> WholeFolder.replace(target, aside -> WholeFile.write(aside.resolve("a"), LONG)))) {
        FileSystemException failure = (FileSystemException) catchThrowable(writing);
        assertThat(failure).hasMessage(disk.path().toRealPath().resolve("target") + ": No space left on device");
        assertThat(disk.path()).isEmptyDirectory();
      }
    }
  }

  @Test
  void aDiskThatTakesNoMoreFilesIsToldBeforehandWithTheReason() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(temp.resolve("disk"), 1)) {
      Files.createFile(disk.path().resolve("a"));
      Path target = disk.path().resolve("b");
      assertThatThrownBy(() -> WholeFile.requireWritable(target))
          .isInstanceOf(UnusableInputException.class)
          .hasMessage(target + " cannot be written (No space left on device); name a file in a folder that can be.");
    }
  }

  @Test
  void aPictureThatADiskDoesNotTakeIsAFullDiskToo() throws Exception {
    Random random = new Random(1);
    float[] heat = new float[512 * 512];
    for (int i = 0; i < heat.length; i++) {
      heat[i] = random.nextFloat();
    }
    HeatMap map = new HeatMap(512, 512, heat);
    HeatMapPicture.write(map, Direction.FOR, temp.resolve("fits.png"));
    assertThat(temp.resolve("fits.png")).isNotEmptyFile();
    try (SmallDisk disk = SmallDisk.mount(temp.resolve("disk"), 100)) {
      assertThatThrownBy(() -> HeatMapPicture.write(map, Direction.FOR, disk.path().resolve("map.png")))
          .isInstanceOf(IOException.class)
          .hasMessage("No space left on device");
    }
  }

  @Test
  void itsWordsAreFoundBehindOthersAndOtherFailuresHaveNone() {
    IOException full = new IOException("what was written did not reach the disk", new IOException("Disk quota exceeded"));
    assertThat(FullDisk.words(full)).contains("Disk quota exceeded");
    assertThat(FullDisk.words(new FileSystemException("no space left", null, "Read-only file system"))).isEmpty();
  }
}
