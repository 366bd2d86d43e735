package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoresFileTest {
  private static final String HEADER = "file,subject,partition,label,logit,probability\n";

  @TempDir Path folder;

  @Test
  void whatIsWrittenReadsBackTheSame() throws IOException {
    Scores test = RandomScores.draw(30, 5, 1);
    Scores validation =
        new Scores(new String[] {"a, b.jpg"}, new String[] {"x"}, new int[] {1}, new double[] {1 / 3.0});
    Path path = folder.resolve("scores.csv");
    ScoresFile.write(path, Map.of(Part.TEST, test, Part.VALIDATION, validation));
    Map<Part, Scores> read = ScoresFile.read(path);
    assertThat(read.get(Part.TEST)).usingRecursiveComparison().isEqualTo(test);
    assertThat(read.get(Part.VALIDATION)).usingRecursiveComparison().isEqualTo(validation);
    assertThat(read.get(Part.TRAIN).size()).isZero();
    assertThat(Files.readString(path)).startsWith(HEADER + "\"a, b.jpg\",x,validation,1,0.3333333333333333,0.58257");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "b.jpg,s,nowhere,1,0.5,0.6|'nowhere' is no partition",
        "b.jpg,s,test,2,0.5,0.6|the label is '2' where 0 or 1 is needed; delete it and run: kallos evaluate ",
        "b.jpg,s,test,1,,0.6|the logit is missing",
        "b.jpg,s,test,1,NaN,0.6|the logit is missing or not finite",
        "b.jpg,s,test,1,high,0.6|'high' in column logit is no number",
        "a.jpg,s,test,1,0.5,0.6|'a.jpg' stands there a second time"
      })
  void aRowThatCannotBeUsedIsNamedByItsLine(String row, String complaint) throws IOException {
    Path path = folder.resolve("scores.csv");
    Files.writeString(path, HEADER + "a.jpg,s,test,1,0.5,0.6\n" + row + "\n");
    assertThatThrownBy(() -> ScoresFile.read(path))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("scores.csv, line 3")
        .hasMessageContaining(complaint);
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    Path path = folder.resolve("scores.csv");
    Files.writeString(path, "file,subject,partition,label,probability\na.jpg,s,test,1,0.5\n");
    assertThatThrownBy(() -> ScoresFile.read(path))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("no column 'logit'");
  }
}
