package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvesTest {
  @Test
  void theHistogramCountsEveryFaceOnceUnderItsTrueLabel() {
    Scores scores = RandomScores.of(new int[] {0, 1, 1, 0}, -100, 100, 0, -0.01);
    ProbabilityHistogram histogram = ProbabilityHistogram.of(scores, 20);
    assertThat(histogram.negatives()[0]).isEqualTo(1);
    assertThat(histogram.negatives()[9]).isEqualTo(1);
    assertThat(histogram.positives()[10]).isEqualTo(1);
    assertThat(histogram.positives()[19]).isEqualTo(1);
    assertThat(IntStream.of(histogram.negatives()).sum() + IntStream.of(histogram.positives()).sum()).isEqualTo(4);
    assertThat(histogram.edge(20)).isEqualTo(1);
  }

  @Test
  void theRocCurveIsScikitLearns() {
    RocCurve curve = RocCurve.of(RandomScores.of(new int[] {0, 0, 1, 1}, 0.1, 0.4, 0.35, 0.8));
    assertThat(curve.points())
        .containsExactly(
            new RocCurve.Point(0, 0, Double.POSITIVE_INFINITY),
            new RocCurve.Point(0, 0.5, 0.8),
            new RocCurve.Point(0.5, 0.5, 0.4),
            new RocCurve.Point(0.5, 1, 0.35),
            new RocCurve.Point(1, 1, 0.1));
  }

  @Test
  void theAreaUnderTheCurvesCornersIsTheAuc() {
    Scores scores = RandomScores.draw(500, 50, 3);
    List<RocCurve.Point> points = RocCurve.of(scores).points();
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      RocCurve.Point a = points.get(i - 1);
      RocCurve.Point b = points.get(i);
      area += (b.falsePositiveRate() - a.falsePositiveRate()) * (a.truePositiveRate() + b.truePositiveRate()) / 2;
    }
    assertThat(area).isCloseTo(Metric.AUC.of(WeightedScores.of(scores)), within(1e-12));
  }

  @Test
  void pointsOnAStraightLineAreLeftOut() {
    RocCurve curve = RocCurve.of(RandomScores.of(new int[] {0, 0, 0, 1, 1, 1}, 1, 2, 3, 4, 5, 6));
    assertThat(curve.points()).hasSize(3);
  }

  @Test
  void aThinnedCurveKeepsItsEnds() {
    RocCurve curve = RocCurve.of(RandomScores.draw(500, 50, 3));
    RocCurve thinned = curve.thinned(5);
    assertThat(thinned.points()).hasSize(5).first().isEqualTo(curve.points().get(0));
    assertThat(thinned.points().get(4)).isEqualTo(curve.points().get(curve.points().size() - 1));
    assertThat(curve.thinned(5000)).isEqualTo(curve);
  }

  @Test
  void oneLabelHasNoCurve() {
    assertThat(RocCurve.of(RandomScores.of(new int[] {1, 1}, 1, 2)).points()).isEmpty();
  }

  @Test
  void theReliabilityBinsAreThoseOfScikitLearnsWorkedExample() {
    double[] probabilities = {.1, .2, .3, .4, .65, .7, .8, .9, 1 - 1e-16};
    double[] logits = Arrays.stream(probabilities).map(p -> Math.log(p / (1 - p))).toArray();
    List<Reliability.Bin> bins =
        Reliability.of(RandomScores.of(new int[] {0, 0, 0, 0, 1, 1, 1, 1, 1}, logits), 3).bins();
    assertThat(bins).extracting(Reliability.Bin::positiveShare).containsExactly(0.0, 0.5, 1.0);
    assertThat(bins.get(0).meanProbability()).isCloseTo(0.2, within(1e-9));
    assertThat(bins.get(1).meanProbability()).isCloseTo(0.525, within(1e-9));
    assertThat(bins.get(2).meanProbability()).isCloseTo(0.85, within(1e-9));
    assertThat(bins).extracting(Reliability.Bin::faces).containsExactly(3, 2, 4);
  }

  @Test
  void anEmptyReliabilityBinHasNoShare() {
    Reliability.Bin bin = Reliability.of(RandomScores.of(new int[] {1}, 100), 10).bins().get(0);
    assertThat(bin.faces()).isZero();
    assertThat(bin.positiveShare()).isNaN();
    assertThat(bin.meanProbability()).isNaN();
  }
}
