package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.pipeline.ExplainSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir Path folder;

  private static ExplainCommand parsed(String line) {
    return Typed.parsed(ExplainCommand.class, line.split(" "));
  }

  @Test
  void withoutOptionsTheSettingsAreTheUsualOnes() {
    assertThat(parsed("explain r").settings()).isEqualTo(ExplainSettings.DEFAULT);
  }

  @Test
  void theHelpNamesTheTrueDefaults() {
    ExplainSettings usual = ExplainSettings.DEFAULT;
    assertThat(Typed.line("explain", "--help").out())
        .contains("Default: " + usual.top() + ".", "Default: " + usual.sample() + ".", "Default: all.");
  }

  @Test
  void everyOptionReachesTheSettings() {
    assertThat(
            parsed("explain r --methods grad-cam,occlusion --layer conv3 --top 4 --sample 0 --no-shuffled-labels --faces a.jpg b.jpg")
                .settings())
        .isEqualTo(
            new ExplainSettings(
                List.of("grad-cam", "occlusion"), Optional.of("conv3"), 4, List.of("a.jpg", "b.jpg"), 0, false));
  }

  @Test
  void whatToGoOnWithIsTheWholeCommand() {
    assertThat(Typed.parsed(ExplainCommand.class, "explain", "my run", "--layer", "conv3").words())
        .isEqualTo("explain 'my run' --layer conv3");
  }

  @Test
  void toShowNothingIsRefused() {
    Typed typed = Typed.line("explain", folder.toString(), "--top", "0");
    assertThat(typed.code()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(typed.err()).contains("--top 0 shows nothing");
  }

  @Test
  void aNegativeNumberIsRefused() {
    assertThat(Typed.line("explain", "r", "--sample", "-1").err()).contains("'-1' is no whole number of at least 0");
  }
}
