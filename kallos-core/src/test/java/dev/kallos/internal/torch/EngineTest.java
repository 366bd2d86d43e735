package dev.kallos.internal.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.internal.file.NativeFolder;
import org.junit.jupiter.api.Test;

class EngineTest {
  @Test
  void allThatIsUnpackedIsUnpackedIntoOneFolder() {
    Engine.start(1);
    assertThat(System.getProperty("jna.tmpdir")).isEqualTo(NativeFolder.find().toString());
    assertThat(NativeFolder.find()).isNotEmptyDirectory();
  }
}
