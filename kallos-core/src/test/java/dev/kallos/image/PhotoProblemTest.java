package dev.kallos.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
  void whatIsNoPhotoIsToldAsTheDecoderDoes() throws IOException {
    Path photo = Files.writeString(temp.resolve("a.jpg"), "no photo");
    assertThat(reading(photo)).isEqualTo("neither a JPEG nor a PNG");
  }

  private static String reading(Path photo) {
    return PhotoProblem.of(
        catchThrowableOfType(IOException.class, () -> Photos.decode(Files.readAllBytes(photo))));
  }
}
