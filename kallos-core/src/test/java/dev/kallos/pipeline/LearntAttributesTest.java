package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.Labels;
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
  }

  private static LearntAttributes all(Optional<DatasetRequest.Cut> cut, Labels labels) {
    DatasetRequest request = new DatasetRequest(Path.of("faces.csv"), Optional.empty(), Optional.empty(), cut);
    return LearntAttributes.of(Settings.of(request, RunSettings.ALL_ATTRIBUTES, Optional.empty()), labels);
  }
}
