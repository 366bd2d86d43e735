package dev.kallos.explanation.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.explanation.SignedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MapSimilarityTest {
  /** What scipy.stats.spearmanr 1.17 says of the example with equal values. */
  private static final double SCIPY = 0.1384567651467695;

  /** Hours of television a week by IQ, the example of Wikipedia's "Spearman's rank correlation coefficient": −29/165. */
  @Test
  void theRankCorrelationIsThatOfAPublishedExample() {
    float[] iq = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
    float[] hours = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};

    assertThat(RankCorrelation.of(iq, hours)).isCloseTo(-29 / 165.0, within(1e-12));
  }

  @Test
  void equalValuesShareTheirRank() {
    float[] a = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};
    float[] b = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4};

    assertThat(RankCorrelation.of(a, b)).isCloseTo(SCIPY, within(1e-12));
    assertThat(RankCorrelation.of(doubles(a), doubles(b))).isCloseTo(SCIPY, within(1e-12));
    assertThat(RankCorrelation.ranks(new float[] {-0f, 5, 0f, -2})).containsExactly(2.5, 4, 2.5, 1);
  }

  @Test
  void aMapThatIsTheSameEverywhereHasNoRankCorrelation() {
    assertThat(RankCorrelation.of(new float[4], new float[] {1, 2, 3, 4})).isNaN();
  }

  @Test
  void aMapIsLikeItselfAndItsNegativeOnlyWithoutSigns() {
    SignedMap map = noise(1);
    float[] turned = new float[map.values().length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = -map.values()[i];
    }
    MapSimilarity self = MapSimilarity.of(map, map);
    MapSimilarity negative = MapSimilarity.of(map, new SignedMap(map.height(), map.width(), turned));

    assertThat(self.ranks()).isCloseTo(1, within(1e-12));
    assertThat(self.structure()).isCloseTo(1, within(1e-9));
    assertThat(negative.ranks()).isCloseTo(-1, within(1e-12));
    assertThat(negative.absoluteRanks()).isCloseTo(1, within(1e-12));
    assertThat(negative.structure()).isCloseTo(1, within(1e-9));
  }

  @Test
  void mapsOfNoiseHaveNothingToDoWithEachOther() {
    MapSimilarity other = MapSimilarity.of(noise(1), noise(2));

    assertThat(other.ranks()).isCloseTo(0, within(0.15));
    assertThat(other.absoluteRanks()).isCloseTo(0, within(0.15));
    assertThat(other.structure()).isLessThan(0.3);
  }

  @Test
  void anEmptyMapAndAnotherShapeAreNotCompared() {
    SignedMap empty = new SignedMap(16, 20, new float[320]);

    assertThat(MapSimilarity.of(noise(1), empty).structure()).isNaN();
    assertThatThrownBy(() -> MapSimilarity.of(noise(1), new SignedMap(1, 1, new float[1])))
        .hasMessageContaining("1×1");
  }

  /** In a picture no larger than the window there is one window, and Wang et al.'s formula can be written out. */
  @Test
  void structuralSimilarityIsThePapersFormula() {
    float[] a = {0.1f, 0.4f, 0.3f, 0.9f};
    float[] b = {0.2f, 0.5f, 0.1f, 0.7f};
    double meanA = 0.425;
    double meanB = 0.375;
    double varianceA = (0.325 * 0.325 + 0.025 * 0.025 + 0.125 * 0.125 + 0.475 * 0.475) / 3;
    double varianceB = (0.175 * 0.175 + 0.125 * 0.125 + 0.275 * 0.275 + 0.325 * 0.325) / 3;
    double covariance = (0.325 * 0.175 - 0.025 * 0.125 + 0.125 * 0.275 + 0.475 * 0.325) / 3;
    double luminance = (2 * meanA * meanB + 0.0001) / (meanA * meanA + meanB * meanB + 0.0001);
    double pattern = (2 * covariance + 0.0009) / (varianceA + varianceB + 0.0009);

    assertThat(StructuralSimilarity.of(2, 2, a, b)).isCloseTo(luminance * pattern, within(1e-6));
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static SignedMap noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[320];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return new SignedMap(16, 20, values);
  }
}
