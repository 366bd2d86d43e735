package dev.kallos.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Targets;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {
  private static final byte[][] LABELS = {{0, 1, 1}, {1, -1, 0}, {0, 0, 1}};

  private static TrainingPlan plan(double others, double smoothing) {
    return new TrainingPlan(
        1, 1, 2, 1e-3, 0, false, Schedule.CONSTANT, 0, Augmentation.NONE, 0, others, smoothing, 0, false,
        Criterion.ACCURACY);
  }

  @Test
  void theOthersShareTheirWeightAndUnknownLabelsAreNoTargets() {
    Targets targets = plan(3, 0).targets(LABELS, new int[] {2, 1});

    assertThat(targets.values()).containsExactly(1, 0, 1, 1, Float.NaN, 0);
    assertThat(targets.weights()).containsExactly(1, 1.5f, 1.5f);
  }

  @Test
  void smoothingSpreadsItsShareOverBothAnswers() {
    Targets targets = plan(0, 0.1).targets(new byte[][] {{0, 1}}, new int[] {0, 1});

    assertThat(targets.values()).containsExactly(0.05f, 0.95f);
    assertThat(targets.weights()).containsExactly(1);
  }

  @Test
  void weightsAreAveragedOverTheLastTenthOfTheStepsAtMost() {
    assertThat(TrainingPlan.MODERN.averaged(8000)).isEqualTo(TrainingPlan.MODERN.averaged());
    assertThat(TrainingPlan.MODERN.averaged(500)).isEqualTo(30 * 8 / 10);
    assertThat(TrainingPlan.MODERN.withEpochs(1).averaged(3)).isEqualTo(1);
    assertThat(TrainingPlan.DEFAULT.averaged(8000)).isZero();
  }

  @Test
  void noPlanHasAPenaltyThatHoldsForNoKernel() {
    for (NetworkDesign design : NetworkDesign.known()) {
      assertThat(TrainingPlan.usual(design).l2() > 0).as(design.name()).isEqualTo(design.penalized());
    }
  }

  @Test
  void aStepIsTakenOnNoMoreFacesThanThereAre() {
    TrainingPlan plan = new TrainingPlan(1, 1, Integer.MAX_VALUE, 1e-3, 0, false);
    assertThat(plan.together(100)).isEqualTo(100);
    assertThat(plan.steps(100)).isEqualTo(1);
    assertThat(TrainingPlan.DEFAULT.steps(128)).isEqualTo(2);
    assertThat(TrainingPlan.DEFAULT.steps(129)).isEqualTo(3);
  }

  @Test
  void everyDesignHasItsUsualPlan() {
    assertThat(TrainingPlan.usual(NetworkDesign.MODERN)).isEqualTo(TrainingPlan.MODERN);
    assertThat(TrainingPlan.usual(NetworkDesign.ARTICLE)).isEqualTo(TrainingPlan.DEFAULT);
    assertThat(TrainingPlan.usual(NetworkDesign.BASELINE)).isEqualTo(new TrainingPlan(40, 5, 64, 1e-3, 0, true));
    assertThat(TrainingPlan.MODERN.withEpochs(3).epochs()).isEqualTo(3);
    assertThat(TrainingPlan.MODERN.withEpochs(300).patience()).isEqualTo(300);
    assertThat(TrainingPlan.DEFAULT.withEpochs(300).patience()).isEqualTo(TrainingPlan.DEFAULT.patience());
  }
}
