package dev.kallos.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class PhotoProblemTest {
  @TempDir Path temp;

  @Test
  void anAbsentPhotoIsAbsent() {
    assertThat(reading(temp.resolve("a.jpg"))).isEqualTo("absent");
  }

  @Test
  void aPhotoThatIsClosedToTheUserMayNotBeRead() {
    assertThat(PhotoProblem.of(new AccessDeniedException("/photos/a.jpg"))).isEqualTo("may not be read");
  }

  @Test
  void whatTheFileSystemSaysIsToldWithoutThePath() throws IOException {
    Path loop = temp.resolve("a.jpg");
    Files.createSymbolicLink(loop, loop);
    assertThat(reading(loop)).isNotEmpty().doesNotContain("a.jpg");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "making a link takes a privilege there")
  void aLinkToNothingOrToAFolderIsToldAsOne() throws IOException {
    Path dead = Files.createSymbolicLink(temp.resolve("dead.jpg"), temp.resolve("gone.jpg"));
    Path linked = Files.createSymbolicLink(temp.resolve("linked"), Files.createDirectory(temp.resolve("folder")));
    Path loop = temp.resolve("loop.jpg");
    Files.createSymbolicLink(loop, loop);
    assertThat(PhotoProblem.of(failure(dead), dead)).isEqualTo("a link to nothing");
    assertThat(PhotoProblem.of(failure(loop), loop)).isEqualTo("a link that leads from link to link and to no file");
    assertThat(PhotoProblem.of(failure(linked), linked))
        .isEqualTo("a link to a folder, which is not followed; name that folder");
    Path closed = temp.resolve("folder");
    assertThat(PhotoProblem.of(failure(closed), closed)).isEqualTo("a folder that may not be looked into");
    Path photo = Files.writeString(temp.resolve("a.jpg"), "no photo");
    assertThat(PhotoProblem.of(failure(photo), photo)).isEqualTo("neither a JPEG nor a PNG");
  }

  @Test
  void whatIsNoPhotoIsToldAsTheDecoderDoes() throws IOException {
    Path photo = Files.writeString(temp.resolve("a.jpg"), "no photo");
    assertThat(reading(photo)).isEqualTo("neither a JPEG nor a PNG");
  }

  private static String reading(Path photo) {
    return PhotoProblem.of(failure(photo));
  }

  private static IOException failure(Path photo) {
    return catchThrowableOfType(IOException.class, () -> Photos.decode(Files.readAllBytes(photo)));
  }
}
