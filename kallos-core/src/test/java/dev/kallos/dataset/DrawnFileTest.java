package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DrawnFileTest {
  private static final String WHOLE =
      """
      {"seed": 7, "attribute": "Attractive", "attributes": ["Bald"], "region": "mouth", "intercept": -0.5,
       "weights": {"Smiling": 2.5}, "bias": {"Male": -1.5}, "bayes_accuracy": 0.86}
      """;

  @TempDir Path root;

  private void write(String json) throws IOException {
    Files.writeString(root.resolve("drawn.json"), json);
  }

  @Test
  void whereThereIsNoFileNothingIsKnown() throws IOException {
    assertThat(DrawnFile.read(root)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7,          | \"x\",     | 'seed' is \"x\", not a whole number",
        "7,          | 1.5,       | 'seed' is 1.5, not a whole number",
        "\"mouth\"   | []         | 'region' is [], not a name",
        "-0.5        | \"NaN\"    | 'intercept' is \"NaN\", not a number",
        "2.5         | \"2.5\"    | 'Smiling' is \"2.5\", not a number",
        "-1.5        | 1e999      | 'Male' is \"Infinity\", not a number",
        "[\"Bald\"]  | [5]        | one of 'attributes' is 5, not a name",
        "[\"Bald\"]  | \"Bald\"   | 'attributes' is \"Bald\", not a list",
        "{\"Smiling\": 2.5} | 2.5   | 'weights' is 2.5, not numbers by name",
        "{\"Male\": -1.5}   | []    | 'bias' is [], not numbers by name",
        "0.86        | 86         | 'bayes_accuracy' is 86, not between 0 and 1",
        "0.86        | -0.1       | 'bayes_accuracy' is -0.1, not between 0 and 1",
        "0.86        | \"high\"   | 'bayes_accuracy' is \"high\", not between 0 and 1"
      })
  void whatIsNotAsItShouldBeIsNamed(String right, String wrong, String problem) throws IOException {
    assertThat(WHOLE).contains(right);
    write(WHOLE.replace(right, wrong));
    assertThatThrownBy(() -> DrawnFile.read(root))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(root.resolve("drawn.json") + " says that " + problem + "; draw the faces again, or remove that file.");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    write(WHOLE.replace("\"seed\": 7, ", ""));
    assertThatThrownBy(() -> DrawnFile.read(root)).hasMessageContaining("has no field 'seed'");
    write("");
    assertThatThrownBy(() -> DrawnFile.read(root)).hasMessageContaining("has no field 'seed'");
    write(WHOLE.substring(0, 60));
    assertThatThrownBy(() -> DrawnFile.read(root)).hasMessageContaining("is no JSON");
  }
}
