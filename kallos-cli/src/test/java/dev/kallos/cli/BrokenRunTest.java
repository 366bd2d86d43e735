package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenRunTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"train", "evaluate", "explain", "audit", "report", "export"})
  void aRunWhoseConfigIsBrokenIsToldInOneSentence(String command) throws IOException {
    for (String file : new String[] {"weights.safetensors", "scores.csv", "metrics.json"}) {
      Files.writeString(folder.resolve(file), "");
    }
    Files.writeString(folder.resolve("config.json"), "{\"attribute\": \"Attr");
    Typed typed = Typed.line(command, folder.toString());
    assertThat(typed.code()).as(typed.err()).isEqualTo(2);
    assertThat(typed.err().lines()).singleElement().asString().contains("config.json");
    assertThat(typed.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit", "report"})
  void whatACommandDoesNotUseItDoesNotTake(String command) {
    assertThat(Typed.line(command, "run", "--cache", "x").err()).contains("Unknown option '--cache'");
  }
}
