package dev.kallos.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointTest {
  @TempDir Path folder;

  @Test
  void whatWasBeingWrittenBeforeTheFirstStateGoesToo() throws IOException {
    Files.createFile(folder.resolve(".state.safetensors.1.part"));
    assertThat(new Checkpoint(folder, "").restore(null, null, null)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }
}
