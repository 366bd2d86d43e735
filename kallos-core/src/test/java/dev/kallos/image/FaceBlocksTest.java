package dev.kallos.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FaceBlocksTest {
  @Test
  void towardsTheEndAWorkerTakesFewerSoThatTheOthersHaveSomeToo() {
    assertThat(sizes(50, 10, 2)).containsExactly(10, 10, 7, 5, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1);
    assertThat(sizes(64, 64, 16)).startsWith(2, 1).hasSize(63);
    assertThat(sizes(3, 10, 0)).containsExactly(1, 1, 1);
    assertThat(sizes(0, 10, 2)).isEmpty();
  }

  @Test
  void whatFailsLeavesTheBlocksAfterItToTheOthers() {
    FaceBlocks blocks = new FaceBlocks(8, 2, 2);
    assertThatThrownBy(
            () ->
                blocks.each(
                    (from, to) -> {
                      throw new IOException(from + " to " + to);
                    }))
        .hasMessage("0 to 2");
    List<Integer> rest = new ArrayList<>();
    blocks.each((from, to) -> rest.add(from));
    assertThat(rest).startsWith(2);
  }

  private static List<Integer> sizes(int faces, int most, int workers) {
    List<Integer> sizes = new ArrayList<>();
    new FaceBlocks(faces, most, workers).each((from, to) -> sizes.add(to - from));
    return sizes;
  }
}
