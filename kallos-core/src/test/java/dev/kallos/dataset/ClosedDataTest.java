package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Data that may not be read are told as such, and not as damaged or absent. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there files have other rights")
final class ClosedDataTest {
  @TempDir Path temp;
  private final List<Path> closed = new ArrayList<>();
  private Path root;

  @BeforeEach
  void writeFaces() throws IOException {
    root = SmallFaces.official(temp.resolve("data"), 6);
  }

  @AfterEach
  void open() throws IOException {
    for (Path path : closed) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void picturesThatMayNotBeRead() throws IOException {
    try (Stream<Path> pictures = Files.list(root.resolve(SmallFaces.IMAGES))) {
      for (Path picture : pictures.toList()) {
        close(picture);
      }
    }
    assertThat(refusal())
        .isEqualTo(
            "The pictures in %s may not be read (000001.jpg, 000002.jpg, 000003.jpg, …); see who may read them."
                .formatted(root.resolve(SmallFaces.IMAGES)));
  }

  @Test
  void foldersThatMayNotBeLookedInto() throws IOException {
    for (String folder : List.of("Img", SmallFaces.IMAGES, "Anno")) {
      close(root.resolve(folder));
      assertThat(refusal()).isEqualTo(root.resolve(folder) + " may not be looked into; see who may.");
      open();
    }
  }

  @Test
  void aTableThatMayNotBeRead() throws IOException {
    close(root.resolve(SmallFaces.IDENTITY));
    assertThatThrownBy(this::read).isInstanceOf(AccessDeniedException.class).hasMessageContaining(SmallFaces.IDENTITY);
  }

  private void close(Path path) throws IOException {
    closed.add(path);
    Files.setPosixFilePermissions(path, Set.of());
    assumeFalse(Files.isReadable(path), "whoever runs this test may read any file");
  }

  private FaceDataset read() throws IOException {
    return DatasetReader.read(DatasetRequest.of(root), Progress.silent());
  }

  private String refusal() {
    Throwable thrown = catchThrowable(this::read);
    assertThat(thrown).isInstanceOf(UnusableInputException.class);
    return thrown.getMessage();
  }
}
