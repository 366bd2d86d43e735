package dev.kallos.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FakeDevice;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import dev.kallos.network.Safetensors;
import dev.kallos.network.Weights;
import dev.kallos.scoring.Alteration;
import dev.kallos.scoring.Scorer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  private static final ImageSize SIZE = ImageSize.parse("16x16");
  private static final MemoryFaces FACES = MemoryFaces.corners(120, SIZE, 1);
  private static final TrainingData DATA =
      new TrainingData(
          FACES, FACES.labels(), IntStream.range(0, 100).toArray(), IntStream.range(100, 120).toArray());
  private static final TrainingPlan PLAN = new TrainingPlan(4, 4, 16, 1e-3, 1e-3, false);

  @TempDir Path folder;

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void anEasyLabelIsLearned(Precision precision) throws IOException {
    try (ConvNet net = ConvNet.create(NetworkDesign.BASELINE, SIZE, precision, 1)) {
      train(net, PLAN, folder, () -> false, false);
      Weights.read(net, folder.resolve("weights.safetensors"));
      double[] logits = Scorer.logits(net, FACES, DATA.validation(), 7, Progress.silent(), () -> false);

      for (int i = 0; i < logits.length; i++) {
        assertThat(logits[i] > 0).isEqualTo(FACES.labels()[100 + i] == 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFaceIsToldFromItsMirrorImageOnlyIfFacesAreNotMirrored(boolean mirror) throws IOException {
    byte[][] pixels = FACES.pixels().clone();
    for (int face = 0; face < pixels.length; face += 2) {
      pixels[face] = pixels[face + 1].clone();
      Alteration.mirroring(position -> true, SIZE).apply(0, pixels[face]);
    }
    TrainingData pairs =
        new TrainingData(
            new MemoryFaces(SIZE, pixels, FACES.labels()), FACES.labels(), DATA.train(), DATA.validation());
    TrainingPlan plan = new TrainingPlan(6, 6, 16, 1e-3, 0, mirror);
    try (ConvNet net = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 1)) {
      train(net, plan, pairs, folder, () -> false, false);
    }
    double loss = History.read(folder.resolve("history.csv")).epochs().get(5).trainLoss();
    if (mirror) {
      assertThat(loss).isGreaterThan(0.6);
    } else {
      assertThat(loss).isLessThan(0.1);
    }
  }

  @Test
  void theSameSeedGivesTheSameWeights() throws IOException {
    byte[] first = weightsOf(folder.resolve("a"), 1);

    assertThat(weightsOf(folder.resolve("b"), 1)).isEqualTo(first);
    assertThat(weightsOf(folder.resolve("c"), 2)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 7, 8, 20})
  void aRunStoppedAtAnyStepAndResumedEqualsAnUndisturbedOne(int stepsBeforeTheStop) throws IOException {
    assertResumes(NetworkDesign.ARTICLE, new TrainingPlan(4, 4, 16, 1e-3, 1e-3, true), stepsBeforeTheStop);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 20, 40})
  void soDoesOneThatNormalizesAugmentsMixesAndAverages(int stepsBeforeTheStop) throws IOException {
    Augmentation augmentation = new Augmentation(0.1, 0.1, 5, 0.1, 0.1, 0.5);
    TrainingPlan plan =
        new TrainingPlan(4, 4, 16, 1e-3, 0, true, Schedule.ONE_CYCLE, 0.1, augmentation, 10, 0, 0.1, 0.4, true, Criterion.LOSS);
    assertResumes(NetworkDesign.MODERN, plan, stepsBeforeTheStop);
  }

  @Test
  void weightsOfAnEpochThatWasNotWholeAreNotKept() throws IOException {
    Path undisturbed = folder.resolve("undisturbed");
    AtomicInteger steps = new AtomicInteger();
    try (ConvNet net = ConvNet.create(NetworkDesign.ARTICLE, SIZE, Precision.FP32, 1);
        ConvNet stopped = ConvNet.create(NetworkDesign.ARTICLE, SIZE, Precision.FP32, 1)) {
      train(net, PLAN, undisturbed, () -> false, false);
      assertThatThrownBy(() -> train(stopped, PLAN, folder, () -> steps.getAndIncrement() >= 10, false))
          .isInstanceOf(StoppedException.class);
    }
    Files.write(folder.resolve("checkpoint/best-2.safetensors"), new byte[100]);
    try (ConvNet net = ConvNet.create(NetworkDesign.ARTICLE, SIZE, Precision.FP32, 1)) {
      train(net, PLAN, folder, () -> false, true);
    }

    assertThat(folder.resolve("weights.safetensors")).hasSameBinaryContentAs(undisturbed.resolve("weights.safetensors"));
    assertThat(best(folder.resolve("checkpoint"))).hasSameBinaryContentAs(folder.resolve("weights.safetensors"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"article", "modern"})
  void aBatchOfMoreFacesThanThereAreIsOneOfAll(String name) throws IOException {
    NetworkDesign design = NetworkDesign.named(name);
    for (int batch : new int[] {100, Integer.MAX_VALUE}) {
      TrainingPlan plan =
          new TrainingPlan(
              2, 2, batch, 1e-3, 0, true, Schedule.ONE_CYCLE, 0.1, Augmentation.NONE, 5, 0, 0.1, 0, false, Criterion.LOSS);
      try (ConvNet net = ConvNet.create(design, SIZE, Precision.FP32, 1)) {
        train(net, plan, folder.resolve("" + batch), () -> false, false);
      }
    }
    assertThat(folder.resolve(Integer.MAX_VALUE + "/weights.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("100/weights.safetensors"));
  }

  private void assertResumes(NetworkDesign design, TrainingPlan plan, int stepsBeforeTheStop) throws IOException {
    Path undisturbed = folder.resolve("undisturbed");
    Path stopped = folder.resolve("stopped");
    try (ConvNet net = ConvNet.create(design, SIZE, Precision.FP32, 1)) {
      train(net, plan, undisturbed, () -> false, false);
    }
    AtomicInteger steps = new AtomicInteger();
    try (ConvNet net = ConvNet.create(design, SIZE, Precision.FP32, 1)) {
      assertThatThrownBy(() -> train(net, plan, stopped, () -> steps.getAndIncrement() >= stepsBeforeTheStop, false))
          .isInstanceOf(StoppedException.class);
      assertThat(stopped.resolve("weights.safetensors")).doesNotExist();
    }
    try (ConvNet net = ConvNet.create(design, SIZE, Precision.FP32, 1)) {
      train(net, plan, stopped, () -> false, true);
    }

    assertThat(stopped.resolve("weights.safetensors")).hasSameBinaryContentAs(undisturbed.resolve("weights.safetensors"));
    assertThat(measures(stopped)).isEqualTo(measures(undisturbed));
  }

  @Test
  void aCheckpointThatIsDamagedOrNotOfOnePieceIsNotGoneOnFrom() throws IOException {
    AtomicInteger steps = new AtomicInteger();
    BooleanSupplier inTheThirdEpoch = () -> steps.getAndIncrement() >= 32;
    try (ConvNet net = ConvNet.create(NetworkDesign.MODERN, SIZE, Precision.FP32, 1)) {
      assertThatThrownBy(() -> train(net, PLAN, folder, inTheThirdEpoch, false)).isInstanceOf(StoppedException.class);
    }
    Path checkpoint = folder.resolve("checkpoint");
    Path killed = Files.createFile(checkpoint.resolve(".state.safetensors.1.part"));
    Path history = checkpoint.resolve("history-2.csv");
    List<String> lines = Files.readAllLines(history);
    assertUnusable(history, bytes(lines.subList(0, 2)), "history-2.csv does not hold the epochs 1 to 2");
    assertUnusable(history, bytes(List.of(lines.get(0), lines.get(2), lines.get(1))), "does not hold the epochs 1 to 2");
    assertThat(killed).doesNotExist();
    Path best = best(checkpoint);
    assertUnusable(best, new byte[100], best.getFileName() + " is no usable safetensors file");
    Path state = checkpoint.resolve("state.safetensors");
    Safetensors whole = Safetensors.read(state);
    for (String name : whole.tensors().keySet()) {
      assertUnusable(state, without(whole, name), "state.safetensors is no state of this run's training: " + name + " is missing");
    }
    assertUnusable(state, written(new Safetensors(Map.of(), whole.tensors())), "its epoch is ''");
    Map<String, String> otherSeed = new HashMap<>(whole.metadata());
    otherSeed.replaceAll((name, value) -> value.replace("seed 1,", "seed 2,"));
    assertThat(otherSeed).isNotEqualTo(whole.metadata());
    assertUnusable(state, written(new Safetensors(otherSeed, whole.tensors())), "was trained by other settings or faces");
    byte[] now = Files.readAllBytes(state);
    Map<String, String> unknown = new HashMap<>(whole.metadata());
    unknown.remove("settings");
    Files.write(state, written(new Safetensors(unknown, whole.tensors())));
    Files.delete(best);
    assertThatThrownBy(this::resume).hasMessageContaining("is missing, so the training cannot go on");
    Files.write(state, now);
    assertThatThrownBy(this::resume).hasMessage(best + " is missing, so the training cannot go on; begin a new run.");
  }

  /** The only weights kept beside the state. */
  private static Path best(Path checkpoint) throws IOException {
    try (Stream<Path> files = Files.list(checkpoint)) {
      List<Path> all = files.filter(file -> file.getFileName().toString().startsWith("best-")).toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private void assertUnusable(Path file, byte[] content, String message) throws IOException {
    byte[] before = Files.readAllBytes(file);
    Files.write(file, content);
    assertThatThrownBy(this::resume).isInstanceOf(UnusableInputException.class).hasMessageContaining(message);
    Files.write(file, before);
  }

  private void resume() throws IOException {
    try (ConvNet net = ConvNet.create(NetworkDesign.MODERN, SIZE, Precision.FP32, 1)) {
      train(net, PLAN, folder, () -> false, true);
    }
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private byte[] without(Safetensors whole, String name) throws IOException {
    Map<String, Safetensors.Entry> others = new HashMap<>(whole.tensors());
    others.remove(name);
    return written(new Safetensors(whole.metadata(), others));
  }

  private byte[] written(Safetensors tensors) throws IOException {
    tensors.write(folder.resolve("changed.safetensors"));
    return Files.readAllBytes(folder.resolve("changed.safetensors"));
  }

  /** But for the order in which whole batches are summed up. */
  @ParameterizedTest
  @ValueSource(strings = {"article", "modern"})
  void aNetOnADeviceOfItsOwnEndsWithTheWeightsOfOneOnTheCores(String name) throws IOException {
    NetworkDesign design = NetworkDesign.named(name);
    TrainingPlan plan =
        new TrainingPlan(
            2, 2, 16, 1e-3, 1e-3, true, Schedule.ONE_CYCLE, 0.1, Augmentation.NONE, 5, 0, 0.1, 0.4, false,
            Criterion.LOSS);
    try (ConvNet cores = ConvNet.create(design, SIZE, Precision.FP32, 1);
        ConvNet there = FakeDevice.net(design, SIZE, Precision.FP32, 1)) {
      float[] before = cores.parameters().toArray();
      train(cores, plan, folder.resolve("cores"), () -> false, false);
      train(there, plan, folder.resolve("there"), () -> false, false);
      float[] expected = Weights.read(cores.summary(), folder.resolve("cores/weights.safetensors"));
      float[] actual = Weights.read(there.summary(), folder.resolve("there/weights.safetensors"));
      assertThat(distance(actual, expected)).isLessThan(1e-5 * distance(expected, before));
    }
  }

  private static double distance(float[] a, float[] b) {
    return Math.sqrt(IntStream.range(0, a.length).mapToDouble(i -> Math.pow(a[i] - b[i], 2)).sum());
  }

  @ParameterizedTest
  @CsvSource({"modern, 97, 6, 6", "modern, 98, 7, 7", "baseline, 97, 7, 0"})
  void aNormalizedNetLeavesOutALastBatchOfFewFaces(String design, int faces, int steps, int settling) throws IOException {
    TrainingData data =
        new TrainingData(
            FACES, FACES.labels(), IntStream.range(0, faces).toArray(), IntStream.range(100, 120).toArray());
    AtomicInteger asked = new AtomicInteger();
    TrainingPlan plan = new TrainingPlan(1, 1, 16, 1e-3, 0, false);
    Trainer.Output output =
        new Trainer.Output(folder.resolve("c"), folder.resolve("h.csv"), folder.resolve("w.safetensors"));
    try (ConvNet net = ConvNet.create(NetworkDesign.named(design), SIZE, Precision.FP32, 1)) {
      BooleanSupplier counting =
          () -> {
            asked.incrementAndGet();
            return false;
          };
      new Trainer(plan, 1, Progress.silent(), counting, System::nanoTime).train(net, data, output, false);
    }
    int validated = 1;
    assertThat(asked.get()).isEqualTo(steps + settling + validated);
  }

  @Test
  void itStopsEarlyAndKeepsTheBestEpochsWeights() throws IOException {
    TrainingPlan plan = new TrainingPlan(50, 2, 16, 1e-3, 0, false);
    try (ConvNet net = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 1)) {
      train(net, plan, folder, () -> false, false);
      History history = History.read(folder.resolve("history.csv"));
      assertThat(history.epochs().size()).isLessThan(50);
      assertThat(history.epochsSinceBest(Criterion.ACCURACY)).isEqualTo(2);

      Weights.read(net, folder.resolve("weights.safetensors"));
      double[] logits = Scorer.logits(net, FACES, DATA.validation(), 64, Progress.silent(), () -> false);
      long right = IntStream.range(0, 20).filter(i -> logits[i] > 0 == (FACES.labels()[100 + i] == 1)).count();
      assertThat(right / 20.0).isEqualTo(history.best(Criterion.ACCURACY).validationAccuracy());
    }
  }

  @Test
  void trainingThatDivergesIsRefusedInASentence() throws IOException {
    TrainingPlan plan = new TrainingPlan(50, 50, 16, 1e30, 0, false);
    try (ConvNet net = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 1)) {
      assertThatThrownBy(() -> train(net, plan, folder, () -> false, false))
          .isInstanceOf(UnusableInputException.class)
          .hasMessageContaining("the loss is no number; make a new run with a --learning-rate below 1.0E30");
    }
    assertThat(folder.resolve("weights.safetensors")).doesNotExist();
  }

  @Test
  void whatIsLoweredIsWhatWasRaised() {
    TrainingPlan usual = TrainingPlan.DEFAULT;
    TrainingPlan decayed =
        new TrainingPlan(
            40, 5, 64, 1e-3, 1e300, true, Schedule.CONSTANT, 5, Augmentation.NONE, 0, 2e6, 0, 0, false, Criterion.ACCURACY);
    assertThat(usual.lower(usual)).isEqualTo("a --learning-rate below 0.001");
    assertThat(decayed.lower(usual))
        .isEqualTo(
            "a --learning-rate below 0.001, or a --l2 below 1.0E300, or a --weight-decay below 5.0, or a --other-attributes below"
                + " 2000000.0");
    assertThat(new TrainingPlan(40, 5, 64, 1, 2, true).lower(usual)).isEqualTo("a --learning-rate below 1.0, or a --l2 below 2.0");
  }

  @Test
  void trainingWhoseSquaresRunOverIsRefusedWhileItsLossIsStillANumber() throws IOException {
    TrainingPlan plan = new TrainingPlan(50, 50, 16, 1e5, 0, false);
    for (boolean resume : new boolean[] {false, true}) {
      try (ConvNet net = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 1)) {
        assertThatThrownBy(() -> train(net, plan, folder, () -> false, resume))
            .isInstanceOf(UnusableInputException.class)
            .hasMessageContaining("a gradient is no number; make a new run with a --learning-rate below 100000.0");
      }
    }
  }

  private static byte[] weightsOf(Path folder, long seed) throws IOException {
    try (ConvNet net = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, seed)) {
      train(net, PLAN, folder, () -> false, false);
    }
    return Files.readAllBytes(folder.resolve("weights.safetensors"));
  }

  private static void train(
      ConvNet net, TrainingPlan plan, Path folder, BooleanSupplier stopped, boolean resume) throws IOException {
    train(net, plan, DATA, folder, stopped, resume);
  }

  private static void train(
      ConvNet net, TrainingPlan plan, TrainingData data, Path folder, BooleanSupplier stopped, boolean resume)
      throws IOException {
    Trainer.Output output =
        new Trainer.Output(
            folder.resolve("checkpoint"), folder.resolve("history.csv"), folder.resolve("weights.safetensors"));
    new Trainer(plan, 1, Progress.silent(), stopped, System::nanoTime).train(net, data, output, resume);
  }

  private static List<List<Double>> measures(Path folder) throws IOException {
    return History.read(folder.resolve("history.csv")).epochs().stream()
        .map(e -> List.of(e.trainLoss(), e.trainAccuracy(), e.validationLoss(), e.validationAccuracy()))
        .toList();
  }
}
