package dev.kallos.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.evaluation.Scores;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoverageTest {

  @Test
  void eachPointIsWhatCountingTheFacesAboveItGives() {
    Scores scores = DrawnScores.of(300, 60, 1.5, 4);
    double[] sureness = sureness(scores);
    for (Coverage.Point point : Coverage.of(scores, 1).points()) {
      double answered = 0;
      double right = 0;
      for (int i = 0; i < 300; i++) {
        if (sureness[i] >= point.threshold()) {
          answered++;
          right += right(scores, i) ? 1 : 0;
        }
      }
      assertThat(point.coverage().value()).isCloseTo(answered / 300, within(1e-12));
      if (answered > 0) {
        assertThat(point.accuracy().value()).isCloseTo(right / answered, within(1e-12));
        assertThat(point.accuracy().ci95().contains(right / answered)).isEqualTo(right < answered);
      } else {
        assertThat(point.accuracy().value()).isNaN();
      }
    }
  }

  @Test
  void anAccuracyOfFewerThanFivePeopleAnsweredHasNoInterval() {
    int[] labels = new int[60];
    double[] logits = new double[60];
    for (int i = 0; i < 60; i++) {
      labels[i] = i % 3 == 0 ? 1 : 0;
      logits[i] = i < 4 ? -5 : -1;
    }
    Coverage four = Coverage.of(DrawnScores.of(labels, logits), 1);
    assertThat(four.points().get(0).accuracy().ci95().isDefined()).isTrue();
    assertThat(four.points().get(9).accuracy().value()).isEqualTo(.5);
    assertThat(four.points().get(9).accuracy().ci95().isDefined()).isFalse();
    assertThat(four.points().get(9).coverage().ci95().isDefined()).isTrue();
    logits[4] = -5;
    assertThat(Coverage.of(DrawnScores.of(labels, logits), 1).points().get(9).accuracy().ci95().isDefined()).isTrue();
  }

  @Test
  void theAreaIsTheMeanOverTheFacesOfTheErrorsAmongThoseAtLeastAsSure() {
    Scores scores = DrawnScores.of(200, 60, 1.5, 9);
    double[] sureness = sureness(scores);
    double area = 0;
    for (int i = 0; i < 200; i++) {
      double least = sureness[i];
      double wrong = IntStream.range(0, 200).filter(j -> sureness[j] >= least && !right(scores, j)).count();
      area += wrong / IntStream.range(0, 200).filter(j -> sureness[j] >= least).count() / 200;
    }
    assertThat(Coverage.of(scores, 1).areaUnderRisk().value()).isCloseTo(area, within(1e-12));
  }

  @Test
  void fourFacesOfWhichTheThirdSurestIsWrongHaveAnAreaOfSevenFortyEighths() {
    Scores scores = DrawnScores.of(new int[] {1, 0, 1, 1}, 4, -3, -2, 1);
    assertThat(Coverage.of(scores, 1).areaUnderRisk().value())
        .isCloseTo((0 + 0 + 1.0 / 3 + 1.0 / 4) / 4, within(1e-12));
  }

  @Test
  void whereEveryAnswerIsRightThereAreNoBounds() {
    Coverage right = Coverage.of(DrawnScores.of(new int[] {1, 0, 1, 1, 0, 1, 0, 1}, 4, -3, 3, 3, -3, 1, -1, 1), 1);
    assertThat(right.points().get(0).accuracy().value()).isEqualTo(1);
    assertThat(right.points()).noneMatch(point -> point.accuracy().ci95().isDefined());
    assertThat(right.points()).anyMatch(point -> point.coverage().ci95().isDefined());
  }

  @Test
  void ofNoFacesAllIsUndefined() {
    Coverage none = Coverage.of(DrawnScores.of(new int[0]), 1);
    assertThat(none.areaUnderRisk().value()).isNaN();
    assertThat(none.points()).allMatch(point -> Double.isNaN(point.coverage().value()));
  }

  private static double[] sureness(Scores scores) {
    return IntStream.range(0, scores.size())
        .mapToDouble(i -> Math.max(scores.probabilities()[i], Scores.probability(-scores.logits()[i])))
        .toArray();
  }

  private static boolean right(Scores scores, int i) {
    return (scores.logits()[i] > 0) == (scores.labels()[i] == 1);
  }
}
