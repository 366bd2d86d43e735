package dev.kallos.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.Dense;
import dev.kallos.network.Layer.GlobalMaxPooling;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.Layer.MaxPooling;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import dev.kallos.scoring.Scorer;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ShuffledLabelsTest {
  private static final ImageSize SIZE = ImageSize.parse("16x16");
  private static final MemoryFaces FACES = MemoryFaces.corners(36, SIZE, 3);
  private static final NetworkDesign SMALL =
      new NetworkDesign(
          "small",
          List.of(
              new Convolution(8, false), new MaxPooling(), new Convolution(8, false), new MaxPooling(), new Dense(32),
              new Logit()));
  private static final int[] LEARNT = IntStream.range(20, 36).toArray();

  @BeforeAll
  static void start() {
    Engine.start(2);
  }

  @Test
  void aFewFacesAreLearntByHeartThoughTheirLabelsMeanNothing() {
    try (ConvNet net = net()) {
      ShuffledLabels.Fit fit = fit(net, new ShuffledLabels(0.95, 16 * 100, 8, 3e-3));

      assertThat(fit.faces()).isEqualTo(16);
      assertThat(fit.balancedAccuracy()).isGreaterThanOrEqualTo(0.95);
      assertThat(fit.epochs()).isBetween(2, 99);
    }
  }

  @Test
  void theLabelsLearntAreTheFacesOwnInAnotherOrder() {
    try (ConvNet net = net()) {
      assertThat(fit(net, new ShuffledLabels(0.95, 16 * 100, 8, 3e-3)).balancedAccuracy()).isEqualTo(1);
      double[] logits = Scorer.logits(net, FACES, LEARNT, 16, Progress.silent(), () -> false);
      int[] places = IntStream.range(0, LEARNT.length).toArray();

      assertThat(IntStream.of(places).filter(i -> logits[i] > 0)).hasSize(LEARNT.length / 2);
      assertThat(IntStream.of(places).filter(i -> logits[i] > 0 == (FACES.labels()[LEARNT[i]] == 1)))
          .hasSizeBetween(4, 12);
    }
  }

  @Test
  void theSameAnswerToAllIsNotEnoughWhereNearlyAllHaveOneLabel() {
    byte[] rare = new byte[FACES.faces()];
    rare[LEARNT[3]] = 1;
    try (ConvNet net = net()) {
      ShuffledLabels once = new ShuffledLabels(0.9, 16, 8, 3e-3);
      assertThat(once.fit(net, FACES, rare, LEARNT, 1, Progress.silent(), () -> false).balancedAccuracy()).isEqualTo(0.5);
      ShuffledLabels often = new ShuffledLabels(0.9, 16 * 100, 8, 3e-3);
      ShuffledLabels.Fit fit = often.fit(net, FACES, rare, LEARNT, 1, Progress.silent(), () -> false);

      assertThat(fit.balancedAccuracy()).isGreaterThan(0.9);
      double[] logits = Scorer.logits(net, FACES, LEARNT, 16, Progress.silent(), () -> false);
      assertThat(DoubleStream.of(logits).filter(logit -> logit > 0)).hasSizeBetween(1, 4);
    }
  }

  @Test
  void ofOneLabelNothingIsLearnt() {
    try (ConvNet net = net()) {
      ShuffledLabels.Fit fit =
          new ShuffledLabels(0.95, 1600, 8, 3e-3)
              .fit(net, FACES, new byte[FACES.faces()], LEARNT, 1, Progress.silent(), () -> false);

      assertThat(fit).isEqualTo(new ShuffledLabels.Fit(16, 0, 0));
    }
  }

  @Test
  void itEndsAtTheCapAndTheSameSeedGivesTheSameWeights() {
    try (ConvNet net = net();
        ConvNet again = net()) {
      ShuffledLabels most = new ShuffledLabels(1.1, 16 * 3 + 5, 8, 1e-3);

      assertThat(fit(net, most).epochs()).isEqualTo(3);
      fit(again, most);
      assertThat(again.parameters().toArray()).isEqualTo(net.parameters().toArray());
    }
  }

  @Test
  void itStopsOnRequest() {
    try (ConvNet net = net()) {
      assertThatThrownBy(
              () ->
                  new ShuffledLabels(0.95, 4000, 8, 1e-3)
                      .fit(net, FACES, FACES.labels(), LEARNT, 1, Progress.silent(), () -> true))
          .isInstanceOf(StoppedException.class);
    }
  }

  @Test
  void aNormalizedNetTakesNoStepOnAFewFacesLeftOver() {
    NetworkDesign normalized =
        new NetworkDesign("normalized", List.of(new Convolution(8, false, true), new MaxPooling(), new Dense(8), new Logit()));
    try (ConvNet plain = net();
        ConvNet net = ConvNet.create(normalized, SIZE, Precision.FP32, 1);
        TrainingStep step = new TrainingStep(net, 1e-3, 0, System::nanoTime);
        TrainingStep ofPlain = new TrainingStep(plain, 1e-3, 0, System::nanoTime)) {
      assertThat(step.whole(new int[33], 16)).hasSize(32);
      assertThat(step.whole(new int[34], 16)).hasSize(34);
      assertThat(step.whole(new int[1], 16)).hasSize(1);
      assertThat(step.whole(new int[46], 15)).hasSize(45);
      assertThat(step.whole(new int[47], 15)).hasSize(47);
      assertThat(ofPlain.whole(new int[33], 16)).hasSize(33);
    }
  }

  @Test
  void aSingleFaceThatIsLeftIsNoLastBatchWhereItIsNormalizedOverOnePlace() {
    NetworkDesign small =
        new NetworkDesign(
            "small",
            List.of(
                new Convolution(8, false, true), new MaxPooling(), new Convolution(8, false, true), new GlobalMaxPooling(),
                new Logit()));
    try (ConvNet net = ConvNet.create(small, SIZE, Precision.FP32, 1);
        TrainingStep step = new TrainingStep(net, 1e-3, 0, System::nanoTime)) {
      assertThat(net.summary().fewestNormalized()).hasValue(1);
      assertThat(step.whole(new int[41], 4)).hasSize(40);
      assertThat(step.whole(new int[42], 4)).hasSize(42);
      assertThat(step.whole(new int[41], 1)).hasSize(41);
    }
  }

  private static ConvNet net() {
    return ConvNet.create(SMALL, SIZE, Precision.FP32, 1);
  }

  private static ShuffledLabels.Fit fit(ConvNet net, ShuffledLabels labels) {
    return labels.fit(net, FACES, FACES.labels(), LEARNT, 1, Progress.silent(), () -> false);
  }
}
