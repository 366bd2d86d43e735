package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationGapsTest {
  private static final int SAMPLES = 400;

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void luckPassesForErrorInFewOfAHundredSamplesHoweverManyFacesAPersonHas(int each) {
    int beyond = 0;
    for (int seed = 0; seed < SAMPLES; seed++) {
      beyond += draw(300, each, 1, seed).luck().mayBeAll() ? 0 : 1;
    }
    assertThat(beyond / (double) SAMPLES).isLessThan(0.045);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 200, 500, 1000})
  void neitherDoesTheLuckOfNoErrorAmongRareOnes(int people) {
    int beyond = 0;
    for (int seed = 0; seed < SAMPLES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String[] who = IntStream.range(0, people).mapToObj(i -> "s" + i).toArray(String[]::new);
      double[] logits = new double[people];
      Arrays.setAll(logits, i -> (random.nextBoolean() ? 1 : -1) * random.nextDouble(4, 8));
      int[] labels =
          Arrays.stream(logits).mapToInt(z -> random.nextDouble() < Scores.probability(z) ? 1 : 0).toArray();
      beyond += CalibrationGaps.of(new Scores(who, who, labels, logits)).luck().mayBeAll() ? 0 : 1;
    }
    assertThat(beyond / (double) SAMPLES).isLessThan(0.045);
  }

  @Test
  void anErrorIsSeenTheMoreOftenTheMorePeopleThereAre() {
    int few = 0;
    int many = 0;
    for (int seed = 0; seed < 50; seed++) {
      few += draw(60, 1, 2, seed).luck().mayBeAll() ? 0 : 1;
      many += draw(1000, 1, 2, seed).luck().mayBeAll() ? 0 : 1;
    }
    assertThat(many).isEqualTo(50).isGreaterThan(few + 20);
  }

  @Test
  void whereFewerErrorsWereMadeThanTheNetsOwnProbabilitiesMakeLikelyCautionIsDue() {
    double[] logits = new double[20];
    Arrays.fill(logits, Math.log(.99 / .01));
    int[] labels = new int[20];
    Arrays.fill(labels, 1);
    assertThat(CalibrationGaps.of(RandomScores.of(labels, logits)).luck().caution())
        .isCloseTo(Math.sqrt(.99 * .01 / (.01 * .01)), within(1e-9));
    labels[3] = 0;
    assertThat(CalibrationGaps.of(RandomScores.of(labels, logits)).luck().caution()).isEqualTo(1);
    assertThat(draw(1000, 1, 1, 3).luck().caution()).isBetween(1.0, 1.1);
  }

  @Test
  void noFacesHaveNoError() {
    assertThat(CalibrationGaps.of(RandomScores.of(new int[0])).luck()).isEqualTo(new Luck(true, 1));
  }

  @Test
  void eachPersonsGapsAreTheSumsOfTheirFaces() {
    Scores scores = new Scores(new String[] {"a", "b", "c"}, new String[] {"x", "x", "y"}, new int[] {1, 1, 0}, new double[3]);
    double[][] gaps = CalibrationGaps.of(scores).ofSubjects();
    assertThat(CalibrationGaps.of(scores).variances()[Metric.calibrationBin(0.5)]).isEqualTo(0.75);
    double[] sums = Arrays.stream(gaps).mapToDouble(own -> own[Metric.calibrationBin(0.5)]).sorted().toArray();
    assertThat(sums).containsExactly(-0.5, 1);
  }

  /** Logits of twice a normal deviate; all faces of one person have the same, and one label, thrown by it. */
  private static CalibrationGaps draw(int people, int each, double temperature, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int faces = people * each;
    String[] who = IntStream.range(0, faces).mapToObj(i -> "s" + i / each).toArray(String[]::new);
    double[] logits = new double[faces];
    int[] labels = new int[faces];
    for (int i = 0; i < faces; i++) {
      boolean first = i % each == 0;
      logits[i] = first ? 2 * random.nextGaussian() : logits[i - 1];
      labels[i] = first ? (random.nextDouble() < Scores.probability(logits[i] / temperature) ? 1 : 0) : labels[i - 1];
    }
    return CalibrationGaps.of(new Scores(who, who, labels, logits));
  }
}
