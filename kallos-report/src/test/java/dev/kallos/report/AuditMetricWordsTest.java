package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.audit.AuditMetric;
import dev.kallos.audit.ComparedMetric;
import org.junit.jupiter.api.Test;

class AuditMetricWordsTest {
  @Test
  void aMetricOfTheAuditIsCalledTheSameOnThePageOfOneRunAndOfMany() {
    AuditMetricWords ofOne = AuditMetricWords.of("ece");

    assertThat(ofOne).isEqualTo(new AuditMetricWords("ece", ComparedMetric.ECE.words(), ComparedMetric.ECE.isShare()));
    assertThat(ofOne.words()).isEqualTo("expected calibration error");
  }

  @Test
  void aMeanProbabilityReadsAsAPercentageAndWhatIsLeftOfItWithoutTheBaseRateDoesNot() {
    assertThat(AuditMetricWords.of(AuditMetric.MEAN_SCORE.id()).share()).isTrue();
    assertThat(AuditMetricWords.of(AuditMetric.CALIBRATION_IN_THE_LARGE.id()).share()).isFalse();
  }

  @Test
  void aMetricOfAnotherVersionIsCalledByItsId() {
    assertThat(AuditMetricWords.of("some_other")).isEqualTo(new AuditMetricWords("some_other", "some other", false));
  }
}
