package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of a run that no page is made from. */
class DamagedRunTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"fairness.json, criteria", "label.json, predictors", "confidence.json, before"})
  void aFileThatHasLostWhatItIsForIsRefusedByName(String name, String field) throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    Files.writeString(folder.resolve(name), "{}");
    assertThatThrownBy(() -> ReportPage.write(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(folder.resolve(name) + " is damaged, it has no '" + field + "'; make it again with the stage that writes it.");
  }

  @Test
  void scoresThatTheMetricsWereNotMeasuredOnAreRefused() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    String metrics = Files.readString(run.metrics());
    Files.writeString(run.metrics(), metrics.replaceFirst("\\{", "{\"measured_on\": {\"scores.csv\": \"0f\"},"));
    assertThatThrownBy(() -> ReportPage.write(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith(run.scores() + " has changed since metrics.json was measured on it");
  }

  @Test
  void scoresThatTheAuditWasNotMadeOfAreRefusedThoughTheyWereEvaluatedAnew() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    ReportPage.write(run);
    Files.writeString(run.scores(), Files.readString(run.scores()).replaceFirst("\\.(\\d)\\d*\\n", ".$17\n"));
    assertThatThrownBy(() -> ReportPage.write(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(run.scores() + " has changed since fairness.json was measured on it; run: kallos audit " + folder);
  }
}
