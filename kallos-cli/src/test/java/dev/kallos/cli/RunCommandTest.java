package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.DatasetRequest.Cut;
import dev.kallos.dataset.Split;
import dev.kallos.image.ImageSize;
import dev.kallos.network.Device;
import dev.kallos.network.Precision;
import dev.kallos.pipeline.RunSettings;
import dev.kallos.training.Augmentation;
import dev.kallos.training.Criterion;
import dev.kallos.training.Schedule;
import dev.kallos.training.TrainingPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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
                OptionalLong.empty(),
                1,
                TrainingPlan.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                Runtime.getRuntime().availableProcessors(),
                1,
                false));
  }

  @Test
  void theHelpNamesThePlansTrueDefaults() {
    TrainingPlan plan = TrainingPlan.DEFAULT;
    TrainingPlan modern = TrainingPlan.MODERN;
    Augmentation augmented = modern.augmentation();
    assertThat(Typed.line("run", "--help").out().replaceAll("\\s+", " "))
        .contains(
            "at most N epochs. Default: " + plan.epochs() + "; modern " + modern.epochs() + ".",
            "without a better one. Default: " + plan.patience() + ";",
            "Default: " + plan.keptBy().id() + "; modern " + modern.keptBy().id() + ".",
            "Faces a step. Default: " + plan.batch() + ".",
            "step size. Default: " + plan.learningRate() + "; modern " + modern.learningRate() + ".",
            "the other networks have none. Default: " + plan.l2() + ".",
            "Default: --" + (plan.mirror() ? "" : "no-") + "mirror.",
            "Default: " + plan.schedule().id() + "; modern " + modern.schedule().id() + ".",
            "shrink each step. Default: 0; modern " + modern.weightDecay() + ".",
            "last ones. Default: " + plan.averaged() + "; modern " + modern.averaged() + ".",
            "counts. Default: 0; modern " + Math.round(modern.others()) + ".");
    assertThat(Typed.line("run", "--help").out().replaceAll("\\s+", ""))
        .contains(
            "modernshift=%s,zoom=%s,turn=%d,light=%s,colour=%s,erasing=%s."
                .formatted(
                    augmented.shift(),
                    augmented.zoom(),
                    Math.round(augmented.turn()),
                    augmented.light(),
                    augmented.colour(),
                    augmented.erasing()));
    assertThat(modern.batch()).isEqualTo(plan.batch());
    assertThat(modern.l2()).isZero();
    assertThat(modern.patience()).isEqualTo(modern.epochs());
  }

  @Test
  void aNetIsTrainedByItsUsualPlanUnlessTheUserSaysOtherwise() {
    assertThat(parsed("run faces --network modern").settings().plan()).isEqualTo(TrainingPlan.MODERN);
    TrainingPlan plan =
        parsed(
                "run faces --network modern --epochs 3 --schedule constant --weight-decay 0.1 --average 7"
                    + " --augment turn=9,erasing=0 --other-attributes 2 --label-smoothing 0.05 --mixup 0.3 --no-score-mirrored"
                    + " --keep accuracy")
            .settings()
            .plan();
    Augmentation usual = TrainingPlan.MODERN.augmentation();
    assertThat(plan)
        .isEqualTo(
            new TrainingPlan(
                3,
                3,
                64,
                TrainingPlan.MODERN.learningRate(),
                0,
                true,
                Schedule.CONSTANT,
                0.1,
                new Augmentation(usual.shift(), usual.zoom(), 9, usual.light(), usual.colour(), 0),
                7,
                2,
                0.05,
                0.3,
                false,
                Criterion.ACCURACY));
  }

  @Test
  void everyOptionReachesTheSettingsInWhateverOrderItIsGiven() {
    RunSettings settings =
        parsed(
                "run --threads 3 --epochs 7 --file-column photo --no-mirror --split subjects my/table.csv"
                    + " --attribute Smiling --size 48x64 --l2 0 --seed -4 --split-seed 11 --patience 2 --allow-unreadable"
                    + " --subject-column who --batch 16 --network baseline --device CPU --precision FP32 --learning-rate 2e-4"
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
                OptionalLong.of(11),
                0.25,
                new TrainingPlan(7, 2, 16, 2e-4, 0, false),
                Optional.of(Device.CPU),
                Optional.of(Precision.FP32),
                3,
                -4,
                true));
  }

  @Test
  void aPenaltyThatWouldHoldForNoKernelIsRefused() {
    assertThat(parsed("run x --l2 0.5").settings().plan().l2()).isEqualTo(0.5);
    assertThatThrownBy(() -> parsed("run x --network modern --l2 0.5").settings())
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("--l2 weighs no kernels of the network modern; leave it out, or ask for --weight-decay.");
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
