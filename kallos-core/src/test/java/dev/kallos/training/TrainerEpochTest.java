package dev.kallos.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.Progress;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import dev.kallos.network.Weights;
import dev.kallos.scoring.Alteration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an epoch is made of. */
class TrainerEpochTest {
  private static final ImageSize SIZE = ImageSize.parse("16x16");
  private static final MemoryFaces FACES = MemoryFaces.corners(20, SIZE, 1);
  private static final TrainingData DATA =
      new TrainingData(FACES, FACES.labels(), IntStream.range(0, 16).toArray(), IntStream.range(16, 20).toArray());

  @TempDir Path folder;

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @Test
  void theFirstStepOfACycleIsTakenAtATwentyFifth() throws IOException {
    float[] cycle = afterOneStep(plan(Schedule.ONE_CYCLE, 1e-3, Augmentation.NONE), folder.resolve("cycle"));
    float[] constant = afterOneStep(plan(Schedule.CONSTANT, 1e-3 * (1.0 / 25), Augmentation.NONE), folder.resolve("constant"));

    assertThat(cycle).isEqualTo(constant);
    try (ConvNet fresh = net()) {
      assertThat(cycle).isNotEqualTo(fresh.parameters().toArray());
    }
  }

  @Test
  void eachFaceIsChangedInItsOwnWay() {
    Augmentation all = new Augmentation(0.1, 0.1, 10, 0.2, 0.1, 0.5);
    Alteration alteration =
        trainer(plan(Schedule.CONSTANT, 1e-3, all)).alteration(DATA, new boolean[2], new SplittableRandom(3));

    assertThat(altered(alteration, 0)).isEqualTo(altered(alteration, 0)).isNotEqualTo(altered(alteration, 1));
  }

  @Test
  void normalizingIsSettledOnFacesFromAllOverTheTrainingPart() {
    int[] sorted = IntStream.range(0, 5000).toArray();
    int[] settling = trainer(TrainingPlan.DEFAULT).settling(sorted);

    assertThat(settling).hasSize(2048).doesNotHaveDuplicates().isEqualTo(trainer(TrainingPlan.DEFAULT).settling(sorted));
    assertThat(IntStream.of(settling).filter(face -> face < 2500).count()).isBetween(900L, 1150L);
    assertThat(trainer(TrainingPlan.DEFAULT).settling(DATA.train())).containsExactlyInAnyOrder(DATA.train());
  }

  private static byte[] altered(Alteration alteration, int position) {
    byte[] pixels = FACES.pixels()[0].clone();
    alteration.apply(position, pixels);
    return pixels;
  }

  private static TrainingPlan plan(Schedule schedule, double learningRate, Augmentation augmentation) {
    return new TrainingPlan(
        1, 1, 16, learningRate, 0, false, schedule, 0, augmentation, 0, 0, 0, 0, false, Criterion.ACCURACY);
  }

  private static Trainer trainer(TrainingPlan plan) {
    return new Trainer(plan, 1, Progress.silent(), () -> false, System::nanoTime);
  }

  private static ConvNet net() {
    return ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 1);
  }

  private static float[] afterOneStep(TrainingPlan plan, Path folder) throws IOException {
    Trainer.Output output =
        new Trainer.Output(folder.resolve("checkpoint"), folder.resolve("history.csv"), folder.resolve("weights.safetensors"));
    try (ConvNet net = net()) {
      trainer(plan).train(net, DATA, output, false);
      return Weights.read(net.summary(), output.weights());
    }
  }
}
