package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
  /** The fifteen p-values of Benjamini and Hochberg (1995), of which their procedure at .05 finds four. */
  private static final double[] PUBLISHED = {
    .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1
  };

  @Test
  void benjaminiAndHochbergsOwnExampleHasFourDiscoveries() {
    double[] q = FalseDiscovery.adjust(PUBLISHED);
    assertThat(Arrays.stream(q).filter(v -> v <= .05).count()).isEqualTo(4);
    assertThat(q[3]).isCloseTo(.0095 * 15 / 4, within(1e-12));
    assertThat(q[5]).as("the seventh is smaller and holds for the sixth too").isCloseTo(.0298 * 15 / 7, within(1e-12));
    assertThat(q[14]).isEqualTo(1);
  }

  @Test
  void theOrderOfTheTestsDoesNotMatterAndWhatIsNotTestedIsNoMember() {
    double[] q = FalseDiscovery.adjust(new double[] {.04, Double.NaN, .01});
    assertThat(q[0]).isCloseTo(.04, within(1e-12));
    assertThat(q[1]).isNaN();
    assertThat(q[2]).isCloseTo(.02, within(1e-12));
  }

  @Test
  void noTestsAreAdjustedToNone() {
    assertThat(FalseDiscovery.adjust(new double[0])).isEmpty();
  }
}
