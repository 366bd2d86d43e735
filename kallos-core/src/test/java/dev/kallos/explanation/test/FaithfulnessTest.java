package dev.kallos.explanation.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.SignedMap;
import dev.kallos.explanation.test.Faithfulness.Face;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import dev.kallos.scoring.Scorer;
import dev.kallos.training.MemoryFaces;
import dev.kallos.training.Trainer;
import dev.kallos.training.TrainingData;
import dev.kallos.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On noise that is brighter in the upper left quarter where the label is 1, the true place is known. */
class FaithfulnessTest {
  private static final ImageSize SIZE = ImageSize.parse("16x16");
  private static final MemoryFaces FACES = MemoryFaces.corners(120, SIZE, 3);
  private static final int[] TESTED = IntStream.range(100, 120).filter(i -> i % 2 == 1).toArray();

  @TempDir static Path folder;

  private static ConvNet net;
  private static double[] logits;

  @BeforeAll
  static void train() throws IOException {
    Engine.start(2);
    net = ConvNet.create(NetworkDesign.BASELINE, SIZE, Precision.FP32, 1);
    TrainingData data =
        new TrainingData(
            FACES, FACES.labels(), IntStream.range(0, 100).toArray(), IntStream.range(100, 120).toArray());
    Trainer.Output output =
        new Trainer.Output(folder.resolve("checkpoint"), folder.resolve("history.csv"), folder.resolve("weights"));
    new Trainer(new TrainingPlan(5, 5, 16, 1e-3, 0, false), 1, Progress.silent(), () -> false, System::nanoTime)
        .train(net, data, output, false);
    logits = Scorer.logits(net, FACES, TESTED, 64, Progress.silent(), () -> false);
  }

  @AfterAll
  static void close() {
    net.close();
  }

  @Test
  void aGainThatRoundingMayBringIsNone() {
    double[] none = {};
    assertThat(new Faithfulness.Face(.8, none, none, none, none, .800001).confidenceIncrease()).isZero();
    assertThat(new Faithfulness.Face(.8, none, none, none, none, .801).confidenceIncrease()).isEqualTo(1);
    assertThat(new Faithfulness.Face(.8, none, none, none, none, .79).confidenceIncrease()).isZero();
  }

  @Test
  void aMapOfTheTruePlaceBeatsOneOfTheWrongPlace() {
    Faithfulness right = measure(corner(0, 0));
    Faithfulness wrong = measure(corner(1, 1));

    assertThat(right.faces()).hasSize(TESTED.length).allMatch(Optional::isPresent);
    assertThat(mean(right, Face::deletionMean)).isLessThan(mean(wrong, Face::deletionMean));
    assertThat(mean(right, Face::insertionMean)).isGreaterThan(mean(wrong, Face::insertionMean));
    assertThat(mean(right, Face::road)).isGreaterThan(mean(wrong, Face::road));
    assertThat(mean(right, Face::confidenceDrop)).isLessThan(mean(wrong, Face::confidenceDrop));
  }

  @Test
  void anEmptyMapDoesNotCount() {
    SignedMap empty = new SignedMap(2, 2, new float[4]);

    assertThat(measure(empty).each(Face::road)).hasSize(TESTED.length).containsOnly(Double.NaN);
  }

  @Test
  void itStopsOnRequest() {
    List<SignedMap> maps = IntStream.of(TESTED).mapToObj(i -> corner(0, 0)).toList();

    assertThatThrownBy(
            () -> Faithfulness.of(net, FACES, TESTED, maps, logits, 1, Progress.silent(), () -> true))
        .isInstanceOf(StoppedException.class);
  }

  @Test
  void ofANetThatLooksAtOnePlaceEveryNumberIsKnown() {
    MemoryFaces red = RedSpot.faces(3, true);
    int[] faces = {0, 1, 2};
    try (ConvNet spotter = RedSpot.net()) {
      double[] answers = Scorer.logits(spotter, red, faces, 64, Progress.silent(), () -> false);
      for (Region region : List.of(Region.MOUTH, Region.HAIR)) {
        boolean there = region == Region.MOUTH;
        List<SignedMap> maps = IntStream.of(faces).mapToObj(i -> RedSpot.map(region)).toList();
        Faithfulness found =
            Faithfulness.of(spotter, red, faces, maps, answers, 1, Progress.silent(), () -> false);
        Face face = found.faces().get(0).orElseThrow();

        double sure = Scores.probability(answers[0]);
        double blind = Scores.probability(-4);
        assertThat(face.confidence()).isCloseTo(sure, within(1e-6)).isGreaterThan(0.99);
        assertThat(face.deletion()[0]).isCloseTo(sure, within(1e-6));
        assertThat(face.deletion()[1]).isCloseTo(there ? blind : sure, within(0.02));
        assertThat(face.deletion()[10]).isLessThan(0.05);
        assertThat(face.insertion()[1]).isCloseTo(there ? sure : blind, within(0.2));
        assertThat(face.insertion()[10]).isCloseTo(sure, within(1e-6));
        assertThat(face.withoutHottest()[0]).isCloseTo(there ? blind : sure, within(0.1));
        assertThat(face.withoutColdest()[3]).isCloseTo(there ? sure : blind, within(0.1));
        assertThat(face.through()).isCloseTo(there ? sure : blind, within(0.05));
      }
    }
  }

  @Test
  void whatIsTakenFromEachFaceIsFilledInWithItsOwnNoise() {
    byte[] pixels = RedSpot.faces(1, true).pixels()[0];
    MemoryFaces alike = new MemoryFaces(RedSpot.SIZE, new byte[][] {pixels, pixels}, new byte[2]);
    int[] faces = {0, 1};
    List<SignedMap> maps = Collections.nCopies(2, RedSpot.map(Region.MOUTH));
    try (ConvNet spotter = RedSpot.net()) {
      double[] answers = Scorer.logits(spotter, alike, faces, 64, Progress.silent(), () -> false);
      Faithfulness found =
          Faithfulness.of(spotter, alike, faces, maps, answers, 1, Progress.silent(), () -> false);
      Face first = found.faces().get(0).orElseThrow();
      Face second = found.faces().get(1).orElseThrow();

      assertThat(second.deletion()).isEqualTo(first.deletion());
      assertThat(second.withoutHottest()).isNotEqualTo(first.withoutHottest());
    }
  }

  @Test
  void dropAndIncreaseInConfidenceAreThoseOfThePaper() {
    Face loses = new Face(0.8, new double[1], new double[1], new double[1], new double[1], 0.6);
    Face gains = new Face(0.8, new double[1], new double[1], new double[1], new double[1], 0.9);

    assertThat(loses.confidenceDrop()).isCloseTo(0.25, within(1e-12));
    assertThat(loses.confidenceIncrease()).isZero();
    assertThat(gains.confidenceDrop()).isZero();
    assertThat(gains.confidenceIncrease()).isEqualTo(1);
  }

  private static double mean(Faithfulness measured, ToDoubleFunction<Face> number) {
    return Arrays.stream(measured.each(number)).average().orElseThrow();
  }

  private static Faithfulness measure(SignedMap map) {
    List<SignedMap> maps = IntStream.of(TESTED).mapToObj(i -> map).toList();
    return Faithfulness.of(net, FACES, TESTED, maps, logits, 1, Progress.silent(), () -> false);
  }

  /** All heat, for "yes", in one quarter. */
  private static SignedMap corner(int row, int column) {
    float[] values = new float[4];
    values[2 * row + column] = 1;
    return new SignedMap(2, 2, values);
  }
}
