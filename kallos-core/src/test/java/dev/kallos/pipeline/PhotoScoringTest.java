package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class PhotoScoringTest {
  @TempDir Path temp;
  private final List<String> told = new ArrayList<>();

  private List<Path> photos(Path path) throws IOException {
    return PhotoScoring.photos(List.of(path), told::add);
  }

  @Test
  void aFolderStandsForWhatIsCalledAPictureInItAndNothingElse() throws IOException {
    for (String name : List.of("b.JPG", "a.jpeg", "in/c.png", "d.bmp", "e.webp", "f.jfif", "note.txt", "faces.csv",
        "._a.jpeg", ".hidden.png", ".thumbnails/g.jpg", "__MACOSX/._b.JPG")) {
      Files.createDirectories(temp.resolve(name).getParent());
      Files.writeString(temp.resolve(name), "x");
    }
    assertThat(photos(temp))
        .extracting(photo -> temp.relativize(photo).toString().replace('\\', '/'))
        .containsExactly("a.jpeg", "b.JPG", "d.bmp", "e.webp", "f.jfif", "in/c.png");
    assertThat(told)
        .containsExactly(
            "Left out 2 files of " + temp + " not called as pictures are, such as faces.csv; name a photo itself to have it scored.");
  }

  @Test
  void aPhotoWithoutAnEndingIsLeftOutOfAFolderAndToldOfAndScoredIfNamed() throws IOException {
    Path bare = Files.writeString(temp.resolve("IMG_0001"), "x");
    Path picture = Files.writeString(temp.resolve("a.jpg"), "x");
    assertThat(photos(temp)).containsExactly(picture);
    assertThat(told)
        .containsExactly("Left out 1 file of " + temp + " not called as pictures are, IMG_0001; name a photo itself to have it scored.");
    assertThat(photos(bare)).containsExactly(bare);
    assertThat(told).hasSize(1);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "making a link takes a privilege there")
  void linksToNothingAndToFoldersAreAmongThePhotosOfAFolder() throws IOException {
    Files.createDirectories(temp.resolve("elsewhere"));
    Path folder = Files.createDirectory(temp.resolve("photos"));
    Path dead = Files.createSymbolicLink(folder.resolve("dead.jpg"), temp.resolve("gone.jpg"));
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), temp.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("dead.txt"), temp.resolve("gone.txt"));
    assertThat(photos(folder)).containsExactly(dead, linked);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no pipes in folders there")
  void aPipeCalledAsAPictureIsAmongThePhotosOfAFolderAndAFolderCalledSoIsNot() throws IOException, InterruptedException {
    Path pipe = temp.resolve("pipe.jpg");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Files.createDirectory(temp.resolve("folder.jpg"));
    assertThat(photos(temp)).containsExactly(pipe);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there names have no line ends")
  void aPhotoWhoseNameHasALineEndIsScoredToo() throws IOException {
    Path odd = Files.writeString(temp.resolve("b\nc.jpg"), "x");
    assertThat(photos(temp)).containsExactly(odd);
  }

  @Test
  void aFolderThatIsItselfHiddenMayBeNamed() throws IOException {
    Path hidden = Files.createDirectory(temp.resolve(".photos"));
    Files.writeString(hidden.resolve("a.jpg"), "x");
    assertThat(photos(hidden)).containsExactly(hidden.resolve("a.jpg"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "making a link takes a privilege there")
  void aLinkToAFolderStandsForWhatIsInIt() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("real/deep"));
    Files.writeString(folder.resolve("a.jpg"), "x");
    Path link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("real"));
    assertThat(photos(link)).containsExactly(link.resolve("deep/a.jpg"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there folders have other rights")
  void aFolderThatMayNotBeLookedIntoIsAmongThePhotosUnlessItIsHidden() throws IOException {
    Path photo = Files.writeString(temp.resolve("a.jpg"), "x");
    Path closed = Files.createDirectory(temp.resolve("closed"));
    Path trash = Files.createDirectory(temp.resolve(".Trash-0"));
    for (Path folder : List.of(closed, trash)) {
      Files.setPosixFilePermissions(folder, Set.of());
    }
    assumeFalse(Files.isReadable(closed), "whoever runs this test may look into any folder");
    try {
      assertThat(photos(temp)).containsExactly(photo, closed);
    } finally {
      for (Path folder : List.of(closed, trash)) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  @Test
  void aFolderWithoutPicturesIsRefused() throws IOException {
    Files.writeString(temp.resolve("._a.jpg"), "x");
    assertThatThrownBy(() -> photos(temp))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("There is no picture in");
  }
}
