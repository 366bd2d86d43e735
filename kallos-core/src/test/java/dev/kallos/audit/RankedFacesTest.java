package dev.kallos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.evaluation.Scores;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankedFacesTest {
  private static final double EXACT = 1e-12;

  private record Case(String id, SumFunction function) {}

  static Stream<Case> metrics() {
    return Stream.concat(
        Arrays.stream(AuditMetric.values()).map(metric -> new Case(metric.id(), metric.function())),
        Stream.of(ComparedMetric.LOG_LOSS, ComparedMetric.F1).map(metric -> new Case(metric.id(), metric.function())));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void everyMetricOfASetHoweverItsSubjectsCountIsWhatLoopsByItsDefinitionGive(Case metric) {
    for (long seed = 1; seed <= 8; seed++) {
      Scores scores = AuditedFaces.scores(150, 40, seed);
      RankedFaces ranked = AuditedFaces.ranked(scores);
      SplittableRandom random = new SplittableRandom(seed);
      int[] chosen = IntStream.range(0, 150).filter(i -> random.nextInt(3) > 0).toArray();
      int[] counts = IntStream.range(0, 40).map(s -> random.nextInt(4)).toArray();
      int[] set = ranked.ranks(chosen);

      double[] weights = new double[chosen.length];
      int k = 0;
      for (int face : chosen) {
        weights[k++] = counts[subject(scores, face)];
      }
      assertThat(metric.function().value(ranked.totals(set, counts)))
          .isCloseTo(NaiveMetric.of(metric.id(), scores.select(chosen), weights), within(EXACT));
      assertThat(metric.function().value(ranked.sums(set).totals()))
          .isCloseTo(NaiveMetric.of(metric.id(), scores.select(chosen), ones(chosen.length)), within(EXACT));
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aSubjectsInfluenceIsTheMetricsSlopeInHowOftenTheSubjectCounts(Case metric) {
    Scores scores = AuditedFaces.scores(200, 30, 5);
    RankedFaces ranked = AuditedFaces.ranked(scores);
    int[] all = IntStream.range(0, 200).toArray();
    double[] influence = ranked.sums(ranked.ranks(all)).influence(metric.function());
    double step = 1e-6;
    for (int s = 0; s < 30; s++) {
      double[] more = ones(200);
      double[] less = ones(200);
      for (int i = 0; i < 200; i++) {
        if (subject(scores, i) == s) {
          more[i] += step;
          less[i] -= step;
        }
      }
      double slope = (NaiveMetric.of(metric.id(), scores, more) - NaiveMetric.of(metric.id(), scores, less)) / (2 * step);
      assertThat(influence[s]).isCloseTo(slope, within(1e-7));
    }
    assertThat(Arrays.stream(influence).sum()).isCloseTo(0, within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aSetDividedInTwoHasTheSumsOfEachHalf(Case metric) {
    Scores scores = AuditedFaces.scores(120, 30, 9);
    RankedFaces ranked = AuditedFaces.ranked(scores);
    int[] all = IntStream.range(0, 120).toArray();
    byte[] side = new byte[120];
    for (int k = 0; k < 120; k++) {
      side[k] = (byte) (k * 7 % 3 == 0 ? 1 : 0);
    }
    boolean tested = metric.function().influence(ranked.sums(all).totals()).length <= SubjectSums.TESTED;
    SubjectSums[] halves = ranked.split(all, side);
    for (int h = 0; h < 2; h++) {
      int half = h;
      SubjectSums alone = ranked.sums(IntStream.of(all).filter(k -> side[k] == half).toArray());
      if (tested) {
        assertThat(metric.function().value(halves[h].totals()))
            .isCloseTo(metric.function().value(alone.totals()), within(EXACT));
        assertThat(halves[h].influence(metric.function()))
            .containsExactly(alone.influence(metric.function()), within(EXACT));
        assertThat(metric.function().subjects(halves[h])).isEqualTo(metric.function().subjects(alone));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void everyMetricOfNoFacesIsUndefined(Case metric) {
    RankedFaces ranked = AuditedFaces.ranked(AuditedFaces.scores(10, 4, 1));
    assertThat(metric.function().value(ranked.sums(new int[0]).totals())).isNaN();
  }

  private static int subject(Scores scores, int face) {
    String[] names = Arrays.stream(scores.subjects()).distinct().sorted().toArray(String[]::new);
    return Arrays.binarySearch(names, scores.subjects()[face]);
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
