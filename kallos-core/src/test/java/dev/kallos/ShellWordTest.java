package dev.kallos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ShellWordTest {
  @Test
  void aPathThatAShellWouldSplitIsQuoted() {
    assertThat(ShellWord.of(Path.of("runs/a-b_1.2"))).isEqualTo("runs/a-b_1.2");
    assertThat(ShellWord.of(Path.of("it's mine"))).isEqualTo("'it'\\''s mine'");
    assertThat(ShellWord.of(Path.of("a;b"))).isEqualTo("'a;b'");
  }
}
