package dev.kallos.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.image.ImageSize;
import dev.kallos.network.NetworkCost;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.NetworkSummary;
import dev.kallos.network.Stopwatch;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LayerTimesTest {
  private static final NetworkSummary BASELINE = NetworkSummary.of(NetworkDesign.BASELINE, ImageSize.parse("16x16"));
  private static final int FACES = 4;

  @Test
  void thePartsAndTheRestAreTheWholeStep() {
    List<LayerTime> times = times();
    assertThat(times).extracting(LayerTime::part).endsWith("optimizer", "rest");
    assertThat(times.stream().mapToDouble(LayerTime::millis).sum()).isCloseTo(500, within(1e-6));
    assertThat(times.stream().mapToDouble(LayerTime::shareOfStep).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void theArithmeticOfAllPartsIsThatOfATrainingStep() {
    double operations =
        times().stream()
            .filter(time -> !Double.isNaN(time.gflops()))
            .mapToDouble(time -> time.gflops() * 1e9 * time.millis() / 1e3 / 2)
            .sum();
    assertThat(operations).isCloseTo(FACES * NetworkCost.training(BASELINE), within(1.0));
  }

  @Test
  void whatOnlyMovesNumbersHasNoRate() {
    assertThat(times()).filteredOn(time -> Double.isNaN(time.gflops())).extracting(LayerTime::part)
        .containsExactly("forward pool1", "optimizer", "rest");
  }

  /** Two steps of a second in all, each part of which took a tenth of one, on two cores whose limit is 100 GFLOP/s. */
  private static List<LayerTime> times() {
    Queue<Long> clock = new ArrayDeque<>();
    for (long i = 0; i < 20; i++) {
      clock.add(i * 100_000_000);
    }
    Stopwatch watch = new Stopwatch(clock::remove);
    for (String part : List.of("forward conv1", "forward pool1", "forward conv2", "forward conv3", "forward head",
        "backward head", "backward conv3", "backward conv2", "backward conv1", "optimizer")) {
      watch.lap(part);
    }
    return new LayerTimes(BASELINE, 2, FACES, 100).of(watch, 2, 1);
  }
}
