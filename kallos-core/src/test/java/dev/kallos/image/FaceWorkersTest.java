package dev.kallos.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaceWorkersTest {
  private record Block(int from, int to) {}

  @ParameterizedTest
  @CsvSource({"100, 10, 2", "7, 10, 2", "64, 64, 16", "1, 10, 3", "0, 10, 2", "25, 1, 4"})
  void eachFaceIsWorkedOnOnceInBlocksOfNeighbours(int faces, int block, int threads) throws IOException {
    Queue<Block> blocks = new ConcurrentLinkedQueue<>();
    FaceWorkers.run(faces, block, threads, () -> false, () -> (from, to) -> blocks.add(new Block(from, to)));

    assertThat(blocks).allMatch(some -> some.to() > some.from() && some.to() - some.from() <= block);
    List<Integer> all = blocks.stream().flatMap(some -> IntStream.range(some.from(), some.to()).boxed()).sorted().toList();
    assertThat(all).isEqualTo(IntStream.range(0, faces).boxed().toList());
  }
}
