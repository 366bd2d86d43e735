package dev.kallos.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuredFilesTest {
  @TempDir Path folder;
  private RunFolder run;
  private final ObjectNode metrics = JsonNodeFactory.instance.objectNode();

  @BeforeEach
  void measure() throws IOException {
    run = new RunFolder(folder);
    for (Path file : new Path[] {run.scores(), run.split(), run.labels()}) {
      Files.writeString(file, file.getFileName() + "\n");
    }
    MeasuredFiles.hashes(run).forEach(metrics.putObject(MeasuredFiles.FIELD)::put);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scores.csv", "split.csv", "labels.csv"})
  void aFileThatHasChangedIsRefusedByName(String name) throws IOException {
    MeasuredFiles.requireSame(run, run.metrics(), metrics, "evaluate");
    Files.writeString(folder.resolve(name), "other\n");
    assertThatThrownBy(() -> MeasuredFiles.requireSame(run, run.metrics(), metrics, "evaluate"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(folder.resolve(name) + " has changed since metrics.json was measured on it; run: kallos evaluate " + folder);
  }

  @Test
  void whatIsOfTheScoresAloneIsRefusedBesideOtherScoresAndNotForWhatElseChanged() throws IOException {
    ObjectNode calibration = JsonNodeFactory.instance.objectNode();
    MeasuredFiles.hashesOfScores(run).forEach(calibration.putObject(MeasuredFiles.FIELD)::put);
    Files.writeString(run.labels(), "other\n");
    MeasuredFiles.requireSameScores(run, run.calibration(), calibration, "audit");
    Files.writeString(run.scores(), "other\n");
    assertThatThrownBy(() -> MeasuredFiles.requireSameScores(run, run.calibration(), calibration, "audit"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(run.scores() + " has changed since calibration.json was measured on it; run: kallos audit " + folder);
    Files.delete(run.scores());
    MeasuredFiles.requireSameScores(run, run.calibration(), calibration, "audit");
  }

  @Test
  void ofFilesWhoseHashesAreNotKnownNothingIsSaid() throws IOException {
    Files.writeString(run.scores(), "other\n");
    assertThatCode(() -> MeasuredFiles.requireSame(run, run.fairness(), JsonNodeFactory.instance.objectNode(), "audit")).doesNotThrowAnyException();
    assertThat(MeasuredFiles.hashes(run)).containsOnlyKeys("scores.csv", "split.csv", "labels.csv");
  }
}
