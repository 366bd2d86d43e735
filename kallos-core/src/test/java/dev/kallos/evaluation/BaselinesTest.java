package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  private static final Scores TEST = RandomScores.of(new int[] {1, 1, 0, 0, 0}, 0, 0, 0, 0, 0);

  @Test
  void theMajorityIsThatOfTheTrainPartNotOfTheTestPart() {
    Baselines baselines = Baselines.of(new int[] {1, 1, 0}, Optional.empty(), TEST, 1);
    assertThat(baselines.majority().value()).isEqualTo(0.4);
    assertThat(baselines.majority().ci95().contains(0.4)).isTrue();
    assertThat(baselines.sexOnly()).isEmpty();
  }

  @Test
  void eachSexGetsItsOwnCommonerLabel() {
    Sexes sexes = new Sexes(new byte[] {0, 0, 0, 1, 1}, new byte[] {0, 0, 0, 1, 1});
    Baselines baselines = Baselines.of(new int[] {1, 1, 0, 0, 0}, Optional.of(sexes), TEST, 1);
    assertThat(baselines.sexOnly().orElseThrow().value()).isEqualTo(0.8);
  }

  @Test
  void aFaceOfUnknownSexGetsTheTrainPartsCommonerLabel() {
    Sexes sexes = new Sexes(new byte[] {1, 0, 0, -1, -1}, new byte[] {-1, -1, 1, 0, 0});
    Baselines baselines = Baselines.of(new int[] {1, 0, 0, 1, 1}, Optional.of(sexes), TEST, 1);
    assertThat(baselines.sexOnly().orElseThrow().value()).isEqualTo(0.8);
  }

  @Test
  void aTieAnswersNoAndUnknownSexesMeanNoBaseline() {
    Sexes unknown = new Sexes(new byte[] {-1, -1}, new byte[] {1, 1, 1, 1, 1});
    Baselines baselines = Baselines.of(new int[] {1, 0}, Optional.of(unknown), TEST, 1);
    assertThat(baselines.majority().value()).isEqualTo(0.6);
    assertThat(baselines.sexOnly()).isEmpty();
    Sexes untested = new Sexes(new byte[] {0, 1}, new byte[] {-1, -1, -1, -1, -1});
    assertThat(Baselines.of(new int[] {1, 0}, Optional.of(untested), TEST, 1).sexOnly()).isEmpty();
  }
}
