package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.DatasetRequest.Cut;
import dev.kallos.dataset.Split;
import dev.kallos.image.ImageSize;
import dev.kallos.network.Precision;
import dev.kallos.pipeline.RunSettings;
import dev.kallos.training.TrainingPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunCommandTest {
  private static RunCommand parsed(String line) {
    return Typed.parsed(RunCommand.class, line.split(" "));
  }

  @Test
  void withoutOptionsTheSettingsAreTheDocumentedOnes() {
    assertThat(parsed("run faces").settings())
        .isEqualTo(
            new RunSettings(
                DatasetRequest.of(Path.of("faces")),
                "Attractive",
                "article",
                Optional.empty(),
                Optional.empty(),
                1,
                TrainingPlan.DEFAULT,
                Optional.empty(),
                Runtime.getRuntime().availableProcessors(),
                1,
                false));
  }

  @Test
  void theHelpNamesThePlansTrueDefaults() {
    TrainingPlan plan = TrainingPlan.DEFAULT;
    assertThat(Typed.line("run", "--help").out())
        .contains(
            "at most N epochs. Default: " + plan.epochs() + ".",
            "validation accuracy. Default: " + plan.patience() + ".",
            "Faces a step. Default: " + plan.batch() + ".",
            "step size. Default: " + plan.learningRate() + ".",
            "in the loss. Default: " + plan.l2() + ".",
            "Default: --" + (plan.mirror() ? "" : "no-") + "mirror.");
  }

  @Test
  void everyOptionReachesTheSettingsInWhateverOrderItIsGiven() {
    RunSettings settings =
        parsed(
                "run --threads 3 --epochs 7 --file-column photo --no-mirror --split subjects my/table.csv"
                    + " --attribute Smiling --size 48x64 --l2 0 --seed -4 --patience 2 --allow-unreadable"
                    + " --subject-column who --batch 16 --network baseline --precision FP32 --learning-rate 2e-4"
                    + " --positive-above a=b=3.5 --train-share 0.25")
            .settings();
    assertThat(settings)
        .isEqualTo(
            new RunSettings(
                new DatasetRequest(
                    Path.of("my/table.csv"),
                    Optional.of("photo"),
                    Optional.of("who"),
                    Optional.of(new Cut("a=b", OptionalDouble.of(3.5)))),
                "Smiling",
                "baseline",
                Optional.of(new ImageSize(48, 64)),
                Optional.of(Split.Kind.SUBJECTS),
                0.25,
                new TrainingPlan(7, 2, 16, 2e-4, 0, false),
                Optional.of(Precision.FP32),
                3,
                -4,
                true));
  }

  @Test
  void mirroringCanBeAskedForAndRefused() {
    assertThat(parsed("run x --mirror").settings().plan().mirror()).isTrue();
    assertThat(parsed("run x --no-mirror").settings().plan().mirror()).isFalse();
  }

  @Test
  void aCutAtTheMedianIsTheAttributeUnlessAnotherIsNamed() {
    RunSettings settings = parsed("run x.csv --positive-above rating=median").settings();
    assertThat(settings.attribute()).isEqualTo("rating");
    assertThat(settings.data().cut()).contains(new Cut("rating", OptionalDouble.empty()));
    assertThat(parsed("run x.csv --positive-above rating=2 --attribute old").settings().attribute()).isEqualTo("old");
  }

  @Test
  void theRunFolderIsNamedAfterWhatTellsRunsApart() {
    assertThat(parsed("run /data/celeba/ --seed 3 --network baseline").folder().path())
        .isEqualTo(Path.of("runs/celeba-Attractive-baseline-seed3"));
    assertThat(Typed.parsed(RunCommand.class, "run", "my faces.csv", "--attribute", "Bags/Eyes").folder().path())
        .isEqualTo(Path.of("runs/my_faces-Bags_Eyes-article-seed1"));
    assertThat(parsed("run x --out here").folder().path()).isEqualTo(Path.of("here"));
  }

  @Test
  void theDemoTrainsOnItsOwnFacesWithItsOwnSeed() {
    RunSettings settings =
        Typed.parsed(DemoCommand.class, "demo", "--out", "o", "--seed", "9", "--epochs", "2", "--size", "32x40").settings();
    assertThat(settings.data().path()).isEqualTo(Path.of("o/faces"));
    assertThat(settings.seed()).isEqualTo(9);
    assertThat(settings.size()).contains(new ImageSize(32, 40));
    assertThat(settings.plan().epochs()).isEqualTo(2);
  }
}
