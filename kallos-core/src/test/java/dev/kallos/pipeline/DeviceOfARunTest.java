package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.internal.torch.Cuda;
import dev.kallos.network.Device;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import dev.kallos.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run that asks for a card where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeviceOfARunTest {
  private final List<String> said = new ArrayList<>();
  private Path temp;
  private RunFolder run;
  private Stages stages;

  @BeforeAll
  void train(@TempDir Path folder) throws IOException {
    assumeThat(Cuda.ofProcess(2).isUsable()).isFalse();
    temp = folder;
    Path data = temp.resolve("drawn");
    DrawnFaces.draw(new DrawingRecipe(60, 3, Optional.empty()), data, 2, Progress.silent());
    stages = new Stages(temp.resolve("cache"), new Said(said), () -> false);
    run = new RunFolder(temp.resolve("run"));
    stages.prepare(Settings.of(data, "Attractive"), run);
    stages.train(run, false);
    assertThat(said).anyMatch(line -> line.startsWith("Training on the CPU (as asked) in fp32 (as asked), 2 threads."));
  }

  @BeforeEach
  void forget() {
    said.clear();
  }

  private RunFolder edited(String name, String from, String to) throws IOException {
    RunFolder other = new RunFolder(Files.createDirectory(temp.resolve(name)));
    for (Path file : List.of(run.split(), run.labels(), run.skipped(), run.weights())) {
      Files.copy(file, other.path().resolve(file.getFileName()));
    }
    String config = Files.readString(run.config());
    assertThat(config).contains(from);
    Files.writeString(other.config(), config.replace(from, to));
    return other;
  }

  @Test
  void aRunPreparedForACardIsNotTrainedOnTheProcessorInstead() throws IOException {
    RunFolder other = edited("for-a-card", "\"device\" : \"cpu\"", "\"device\" : \"cuda\"");
    Files.delete(other.weights());

    assertThatThrownBy(() -> stages.train(other, false))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageMatching(
            ".*for-a-card is to be trained on cuda, but (Kallos was built without CUDA|.*NVIDIA.*); train it where there"
                + " is a card, or prepare a new run with --device cpu\\.");
    assertThat(other.checkpoint()).doesNotExist();
  }

  @Test
  void butItsNetIsScoredThereAndThatIsSaid() throws IOException {
    RunFolder other = edited("from-a-card", "\"device\" : \"cpu\"", "\"device\" : \"cuda\"");
    stages.score(run);
    assertThat(said).noneMatch(line -> line.startsWith("Scoring on"));
    stages.score(other);

    assertThat(said).anyMatch(line -> line.matches("Scoring on the CPU \\(.*(CUDA|NVIDIA).*\\)\\."));
    assertThat(other.scores()).hasSameBinaryContentAs(run.scores());
  }

  @Test
  void aRunOfAnOlderVersionWasTrainedOnTheProcessor() throws IOException {
    RunFolder other =
        edited("older", ",\n    \"device\" : \"cpu\",\n    \"device_reason\" : \"as asked\"", "");

    assertThat(RunConfig.read(other).training().device()).isEqualTo("cpu");
    assertThat(RunConfig.read(other).difference(RunConfig.read(run))).isEmpty();
  }

  @Test
  void aDeviceNobodyKnowsIsRefused() throws IOException {
    RunFolder other = edited("odd", "\"device\" : \"cpu\"", "\"device\" : \"tpu\"");

    assertThatThrownBy(() -> stages.score(other))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("config.json asks for the device 'tpu'; write cpu or cuda.");
  }

  @Test
  void aCardIsRefusedBeforeAnyDataAreRead() {
    RunSettings settings = Settings.of(temp.resolve("nowhere"), "Attractive");
    RunSettings forACard =
        new RunSettings(
            DatasetRequest.of(temp.resolve("nowhere")), "Attractive", "baseline", settings.size(), Optional.empty(),
            OptionalLong.empty(), 1, TrainingPlan.DEFAULT, Optional.of(Device.CUDA), Optional.empty(), 2, 1, false);

    assertThatThrownBy(() -> stages.prepare(forACard, new RunFolder(temp.resolve("none"))))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith("The device cuda cannot be used: ");
  }
}
