package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables longer than what is read of a file at once; {@link DatasetReaderTest} has the short ones. */
final class TextTableTest {
  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\n\r\n"})
  void rowsAndLinesOfALongTableAreThoseOfTheFile(String end) throws IOException {
    int linesInEnd = end.equals("\n\r\n") ? 2 : 1;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      names.add(Integer.toString(i, 2 + i % 30));
    }
    Path file = Files.writeString(temp.resolve("table.txt"), String.join(" x" + end, names));
    try (TextTable table = TextTable.open(file)) {
      for (int i = 0; i < names.size(); i++) {
        assertThat(table.advance()).isTrue();
        assertThat(table.text(0)).isEqualTo(names.get(i));
        assertThat(table.line()).isEqualTo(1 + i * linesInEnd);
      }
      assertThat(table.advance()).isFalse();
    }
  }

  @Test
  void aLineMayBeLongerThanWhatIsReadAtOnce() throws IOException {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      cells.add(Integer.toString(i));
    }
    Path file = Files.writeString(temp.resolve("table.txt"), "first\n" + String.join(",", cells) + "\nlast");
    try (TextTable table = TextTable.open(file)) {
      assertThat(table.advance() && table.advance()).isTrue();
      assertThat(table.count()).isEqualTo(50_000);
      assertThat(table.text(49_999)).isEqualTo("49999");
      assertThat(table.advance()).isTrue();
      assertThat(table.text(0)).isEqualTo("last");
      assertThat(table.line()).isEqualTo(3);
    }
  }
}
