package dev.kallos.learningcurve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.evaluation.Evaluation;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.Scores;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JointErrorsTest {
  private static Scores random(String prefix, int faces, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Scores(
        IntStream.range(0, faces).mapToObj(i -> prefix + i).toArray(String[]::new),
        IntStream.range(0, faces).mapToObj(i -> prefix + random.nextInt(faces / 3)).toArray(String[]::new),
        IntStream.range(0, faces).map(i -> random.nextInt(2)).toArray(),
        random.doubles(faces, -1, 1).toArray());
  }

  @Test
  void anAccuracyAndItsIntervalAreThoseOfTheMetrics() {
    Scores scores = random("a", 90, 1);
    Measured expected = Evaluation.of(scores, 5).get(Metric.ACCURACY);
    Measured found = JointErrors.accuracy(scores, 5);
    assertThat(found.value()).isEqualTo(expected.value());
    assertThat(found.ci95().lo()).isCloseTo(expected.ci95().lo(), within(1e-12));
    assertThat(found.ci95().hi()).isCloseTo(expected.ci95().hi(), within(1e-12));
  }

  @Test
  void netsTestedOnTheSamePeopleErrTogetherInEachReplicate() {
    Scores scores = random("a", 90, 1);
    JointErrors same = JointErrors.of(List.of(scores, scores), 5);
    assertThat(List.of(same.replicates())).allSatisfy(row -> assertThat(row[0]).isEqualTo(row[1]));
    assertThat(same.varianceBetweenNets()).isZero();

    JointErrors strangers = JointErrors.of(List.of(scores, random("b", 90, 1)), 5);
    double own = Math.pow(strangers.standardErrors()[0], 2);
    assertThat(strangers.varianceBetweenNets()).isCloseTo(own, within(0.25 * own));
  }

  @Test
  void aSingleNetHasNothingBetweenNetsAndASinglePersonNoReplicates() {
    assertThat(JointErrors.of(List.of(random("a", 90, 1)), 5).varianceBetweenNets()).isZero();
    Scores one = new Scores(new String[] {"a", "b"}, new String[] {"x", "x"}, new int[] {1, 0}, new double[] {1, 1});
    JointErrors errors = JointErrors.of(List.of(one), 5);
    assertThat(errors.replicates()).isEmpty();
    assertThat(errors.mean().value()).isEqualTo(0.5);
    assertThat(errors.mean().ci95().isDefined()).isFalse();
    assertThat(errors.standardErrors()).containsExactly(0);
  }
}
