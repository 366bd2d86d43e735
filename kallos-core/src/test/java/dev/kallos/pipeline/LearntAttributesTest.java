package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.Labels;
import dev.kallos.network.NetworkDesign;
import dev.kallos.training.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class LearntAttributesTest {
  private static final byte[] HALF = {0, 1};

  @Test
  void ofAllAttributesTheOneCutByTheUserIsAskedElseTheUsualOneElseTheFirst() {
    Labels rated = new Labels(List.of("Attractive", "rating"), new byte[][] {HALF, HALF});
    Labels smiling = new Labels(List.of("Smiling", "Young"), new byte[][] {HALF, HALF});
    Optional<DatasetRequest.Cut> cut = Optional.of(new DatasetRequest.Cut("rating", OptionalDouble.of(3.5)));
    assertThat(all(cut, rated).all()).containsExactly("rating", "Attractive");
    assertThat(all(Optional.empty(), rated).asked()).isEqualTo("Attractive");
    assertThat(all(Optional.empty(), smiling).asked()).isEqualTo("Smiling");
    Labels constant = new Labels(List.of("is_face", "Young"), new byte[][] {{1, 1}, HALF});
    assertThat(all(Optional.empty(), constant).all()).containsExactly("Young");
    assertThat(all(Optional.empty(), constant).leftOut()).containsExactly("is_face");
  }

  @Test
  void whatAllFacesHaveOrNoneIsNotLearntAndIsNamed() {
    byte[] none = {0, 0};
    Labels labels = new Labels(List.of("Attractive", "Bald", "Young", "Hat"), new byte[][] {HALF, none, HALF, {1, 1}});
    LearntAttributes learnt = all(Optional.empty(), labels);
    assertThat(learnt.all()).containsExactly("Attractive", "Young");
    assertThat(learnt.warning()).hasValue("Not learnt, since of the faces labelled with it all have it, or none: Bald, Hat.");
    assertThat(all(Optional.empty(), new Labels(List.of("Attractive"), new byte[][] {HALF})).warning()).isEmpty();
  }

  @Test
  void allAttributesAndAWeightOfTheOthersAreRefusedTogether() {
    DatasetRequest request = new DatasetRequest(Path.of("faces.csv"), Optional.empty(), Optional.empty(), Optional.empty());
    RunSettings settings = Settings.of(request, RunSettings.ALL_ATTRIBUTES, Optional.empty());
    RunSettings weighed =
        new RunSettings(
            settings.data(), settings.attribute(), "modern", settings.size(), settings.split(), settings.splitSeed(),
            settings.trainShare(), settings.plan(), settings.device(), settings.precision(), settings.threads(),
            settings.seed(), settings.allowUnreadable());
    Labels labels = new Labels(List.of("Attractive", "Young"), new byte[][] {HALF, HALF});
    assertThat(settings.plan().others()).isNotEqualTo(TrainingPlan.usual(NetworkDesign.named("modern")).others());
    assertThatThrownBy(() -> LearntAttributes.of(weighed, labels))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("--other-attributes has no meaning with it");
  }

  private static LearntAttributes all(Optional<DatasetRequest.Cut> cut, Labels labels) {
    DatasetRequest request = new DatasetRequest(Path.of("faces.csv"), Optional.empty(), Optional.empty(), cut);
    return LearntAttributes.of(Settings.of(request, RunSettings.ALL_ATTRIBUTES, Optional.empty()), labels);
  }
}
