package dev.kallos.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.StoppedException;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.Backpropagation;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import dev.kallos.network.Targets;
import dev.kallos.scoring.FaceBatches;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainingStepTest {
  private static final ImageSize SIZE = ImageSize.parse("16x16");
  private static final MemoryFaces FACES = MemoryFaces.corners(32, SIZE, 1);
  private static final int[] ALL = IntStream.range(0, 32).toArray();

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @Test
  void theSettledNetIsNormalizedByWhatTheAveragedWeightsPutOut() {
    try (ConvNet net = ConvNet.create(NetworkDesign.MODERN, SIZE, Precision.FP32, 1);
        TrainingStep step = new TrainingStep(net, 0.03, 0, 0, 5, System::nanoTime)) {
      for (int i = 0; i < 8; i++) {
        take(step);
      }

      step.settle(FACES, ALL, 32, () -> false);

      float[] iterate = net.parameters().toArray();
      net.parameters().set(step.adam().averaged());
      float[] normalized = inTraining(net);
      assertClose(answers(step.settled()), normalized);
      net.parameters().set(iterate);
      assertThat(distance(inTraining(net), normalized)).isGreaterThan(0.1);
    }
  }

  @Test
  void aStepThatCannotBeMadeLeavesNoThreadsOfTheSettledNet() throws InterruptedException {
    LongSupplier broken =
        () -> {
          throw new IllegalStateException("no clock");
        };
    try (ConvNet net = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 1)) {
      Set<Thread> before = cores();
      assertThatThrownBy(() -> new TrainingStep(net, 0.03, 0, 0, 5, broken)).hasMessage("no clock");
      Set<Thread> left = cores();
      left.removeAll(before);
      for (Thread thread : left) {
        thread.join(10_000);
      }
      assertThat(left).noneMatch(Thread::isAlive);
    }
  }

  private static Set<Thread> cores() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("core"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void aNetThatIsNeitherNormalizedNorAveragedIsSettledAsItIs() {
    try (ConvNet net = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 1);
        TrainingStep step = new TrainingStep(net, 0.03, 0, System::nanoTime)) {
      step.settle(FACES, ALL, 32, () -> true);

      assertThat(step.settled()).isSameAs(net);
    }
  }

  @Test
  void settlingStopsWhenAsked() {
    try (ConvNet net = ConvNet.create(NetworkDesign.MODERN, SIZE, Precision.FP32, 1);
        TrainingStep step = new TrainingStep(net, 0.03, 0, System::nanoTime)) {
      assertThatThrownBy(() -> step.settle(FACES, ALL, 32, () -> true)).isInstanceOf(StoppedException.class);
    }
  }

  private static void take(TrainingStep step) {
    try (FaceBatches batches = FaceBatches.inOrder(FACES, ALL, 32)) {
      step.apply(batches.next(), labels(), 1);
    }
  }

  private static float[] inTraining(ConvNet net) {
    try (FaceBatches batches = FaceBatches.inOrder(FACES, ALL, 32);
        Backpropagation pass = new Backpropagation(net, System::nanoTime)) {
      return pass.apply(batches.next(), Targets.asked(labels(), 1), 1);
    }
  }

  private static float[] answers(ConvNet net) {
    try (FaceBatches batches = FaceBatches.inOrder(FACES, ALL, 32)) {
      FaceBatch batch = batches.next();
      return net.logits(batch);
    }
  }

  private static float[] labels() {
    float[] labels = new float[ALL.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = FACES.labels()[i];
    }
    return labels;
  }

  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).as("face %d", i).isCloseTo(expected[i], within(1e-3));
    }
  }

  private static double distance(float[] a, float[] b) {
    return Math.sqrt(IntStream.range(0, a.length).mapToDouble(i -> Math.pow(a[i] - b[i], 2)).sum());
  }
}
