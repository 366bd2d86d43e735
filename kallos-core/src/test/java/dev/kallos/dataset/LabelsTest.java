package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelsTest {
  private static final List<String> ATTRIBUTES = List.of("Male", "Young", "Smiling");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5, 64, 65, 1001})
  void columnsComeOutAsTheyWentIn(int faces) {
    byte[][] values = values(faces);
    Labels labels = new Labels(ATTRIBUTES, values);
    assertThat(labels.faces()).isEqualTo(faces);
    for (int a = 0; a < values.length; a++) {
      assertThat(labels.of(ATTRIBUTES.get(a))).isEqualTo(values[a]);
      assertThat(labels.of(a)).isEqualTo(values[a]);
      for (int i = 0; i < faces; i++) {
        assertThat(labels.of(ATTRIBUTES.get(a), i)).isEqualTo(values[a][i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5, 64, 65, 1001})
  void rowsMakeTheSameAsColumns(int faces) {
    byte[][] values = values(faces);
    Labels.Rows rows = new Labels.Rows();
    for (int i = 0; i < faces; i++) {
      rows.add(new byte[] {values[0][i], values[1][i], values[2][i]});
    }
    assertThat(rows.faces()).isEqualTo(faces);
    assertThat(rows.of(ATTRIBUTES)).isEqualTo(new Labels(ATTRIBUTES, values));
  }

  @Test
  void someFacesAreSelectedInTheGivenOrder() {
    Labels labels = new Labels(List.of("Male"), new byte[][] {{1, 0, -1, 1, 0, -1}});
    assertThat(labels.select(new int[] {5, 0, 4, 0, 2}).of("Male")).containsExactly(-1, 1, 0, 1, -1);
  }

  @Test
  void eachValueIsCounted() {
    Labels labels = new Labels(List.of("Male"), new byte[][] {{1, 0, -1, 1, 0, 1}});
    assertThat(List.of(labels.count("Male", 1), labels.count("Male", 0), labels.count("Male", -1)))
        .containsExactly(3, 2, 1);
  }

  @Test
  void oneOtherLabelMakesThemDiffer() {
    Labels labels = new Labels(List.of("Male"), new byte[][] {{1, 0, -1}});
    assertThat(labels).isNotEqualTo(new Labels(List.of("Male"), new byte[][] {{1, 0, 0}}));
    assertThat(labels).isNotEqualTo(new Labels(List.of("Young"), new byte[][] {{1, 0, -1}}));
    assertThat(labels).isNotEqualTo(new Labels(List.of("Male"), new byte[][] {{1, 0, -1, -1}}));
  }

  @Test
  void columnsOfDifferentLengthsAreRefused() {
    assertThatThrownBy(() -> new Labels(List.of("Male", "Young"), new byte[][] {{1, 0}, {1}}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[][] values(int faces) {
    Random random = new Random(faces);
    byte[][] values = new byte[ATTRIBUTES.size()][faces];
    for (byte[] column : values) {
      for (int i = 0; i < faces; i++) {
        column[i] = (byte) (random.nextInt(3) - 1);
      }
    }
    return values;
  }
}
