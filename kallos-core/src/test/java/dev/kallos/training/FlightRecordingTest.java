package dev.kallos.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.Progress;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording of a short training says: 100 faces in batches of 16, 20 to validate, three epochs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlightRecordingTest {
  private static final List<String> PHASES = List.of("forward", "backward", "otherCores", "optimizer");

  private List<RecordedEvent> events;

  @BeforeAll
  void record(@TempDir Path folder) throws IOException {
    Engine.start(2);
    ImageSize size = ImageSize.parse("16x16");
    MemoryFaces faces = MemoryFaces.corners(120, size, 1);
    TrainingData data =
        new TrainingData(
            faces, faces.labels(), IntStream.range(0, 100).toArray(), IntStream.range(100, 120).toArray());
    TrainingPlan plan = new TrainingPlan(3, 3, 16, 1e-3, 1e-3, true);
    Path file = folder.resolve("recording.jfr");
    try (Recording recording = new Recording();
        ConvNet net = ConvNet.create(NetworkDesign.ARTICLE, size, Precision.FP32, 1)) {
      recording.start();
      new Trainer(plan, 1, Progress.silent(), () -> false, System::nanoTime)
          .train(
              net,
              data,
              new Trainer.Output(folder.resolve("checkpoint"), folder.resolve("h.csv"), folder.resolve("w.safetensors")),
              false);
      recording.stop();
      recording.dump(file);
    }
    events = RecordingFile.readAllEvents(file);
  }

  @Test
  void eachEpochAndEachStepIsThere() {
    assertThat(events("kallos.Epoch")).extracting(e -> e.getInt("epoch")).containsExactly(1, 2, 3);
    assertThat(events("kallos.Step")).extracting(e -> e.getInt("faces")).hasSize(21).startsWith(16, 16).endsWith(16, 4);
    assertThat(events("kallos.Scoring")).extracting(e -> e.getInt("faces")).containsExactly(20, 20, 20);
    assertThat(events("kallos.Waiting")).hasSize(24);
  }

  @Test
  void anEpochsPhasesAreItsStepsPhasesSummedUp() {
    for (RecordedEvent epoch : events("kallos.Epoch")) {
      for (String phase : PHASES) {
        long steps = steps(epoch).stream().mapToLong(step -> step.getDuration(phase).toNanos()).sum();
        assertThat(epoch.getDuration(phase).toNanos()).as(phase).isPositive().isEqualTo(steps);
      }
    }
  }

  @Test
  void whatIsNamedFitsIntoTheEpochAndTheStep() {
    for (RecordedEvent epoch : events("kallos.Epoch")) {
      Duration named = phases(epoch).plus(epoch.getDuration("waiting")).plus(epoch.getDuration("validation"));
      assertThat(named).isLessThanOrEqualTo(epoch.getDuration());
      for (RecordedEvent step : steps(epoch)) {
        assertThat(phases(step)).isLessThanOrEqualTo(step.getDuration());
        assertThat(step.getStartTime()).isBetween(epoch.getStartTime(), epoch.getEndTime());
      }
    }
  }

  private List<RecordedEvent> events(String name) {
    return events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
  }

  private List<RecordedEvent> steps(RecordedEvent epoch) {
    return events("kallos.Step").stream().filter(step -> step.getInt("epoch") == epoch.getInt("epoch")).toList();
  }

  private static Duration phases(RecordedEvent event) {
    return PHASES.stream().map(event::getDuration).reduce(Duration.ZERO, Duration::plus);
  }
}
