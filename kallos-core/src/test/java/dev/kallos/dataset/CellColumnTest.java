package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CellColumnTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256, 257, 3000})
  void cellsComeOutAsTheyWentIn(int texts) {
    Random random = new Random(texts);
    CellColumn column = new CellColumn();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      cells.add("t" + random.nextInt(Math.min(texts, i / 4 + 1)));
      column.add(cells.get(i));
    }
    for (int i = 0; i < cells.size(); i++) {
      assertThat(column.get(i)).isEqualTo(cells.get(i));
    }
    assertThat(column.texts()).isEqualTo(new HashSet<>(cells).size());
  }
}
