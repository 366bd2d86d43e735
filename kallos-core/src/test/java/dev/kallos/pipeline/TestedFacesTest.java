package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestedFacesTest {
  @Test
  void ofFewerFacesDrawnAllAreAmongMore() {
    int[] many = TestedFaces.drawn(500, 40, 7);
    assertThat(many).hasSize(40).isSorted().doesNotHaveDuplicates();
    assertThat(many).contains(TestedFaces.drawn(500, 8, 7));
    assertThat(TestedFaces.drawn(500, 8, 8)).isNotEqualTo(TestedFaces.drawn(500, 8, 7));
    assertThat(TestedFaces.drawn(3, 8, 7)).containsExactly(0, 1, 2);
  }
}
