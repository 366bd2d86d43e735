package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a run that no page is made from. */
class DamagedRunTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "metrics.json", "split.csv", "labels.csv", "history.csv", "scores.csv"})
  void aMissingFileThatThePageNeedsIsNamedWithTheCommandThatMakesIt(String name) throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    Files.delete(folder.resolve(name));

    assertThatThrownBy(() -> ReportPage.write(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("kallos ");
    assertThat(run.report()).doesNotExist();
  }

  @Test
  void aBrokenJsonFileIsNamedWithItsLine() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    Files.writeString(run.metrics(), "{\"test\":\n{\"n\":");

    assertThatThrownBy(() -> ReportPage.write(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("metrics.json, line 2");
  }

  @Test
  void scoresOfOtherFacesThanWereMeasuredAreNotShown() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    List<String> scores = Files.readAllLines(run.scores());
    Files.write(run.scores(), scores.subList(0, scores.size() - 1));

    assertThatThrownBy(() -> ReportPage.write(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageMatching("(?s).*scores.csv has \\d+ test faces where metrics.json has \\d+; delete it and run: kallos evaluate .*");
    assertThat(run.report()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"fairness.json, criteria", "label.json, predictors", "confidence.json, before"})
  void aFileThatHasLostWhatItIsForIsRefusedByName(String name, String field) throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    Files.writeString(folder.resolve(name), "{}");
    assertThatThrownBy(() -> ReportPage.write(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(folder.resolve(name) + " is damaged, it has no '" + field + "'; make it again with the stage that writes it.");
  }

  private static void sayOfOtherScores(Path json) throws IOException {
    Files.writeString(json, Files.readString(json).replaceFirst("\\{", "{\"measured_on\": {\"scores.csv\": \"0f\"},"));
  }

  @Test
  void scoresThatTheMetricsWereNotMeasuredOnAreRefused() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    sayOfOtherScores(run.metrics());
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

  @Test
  void mapsOfAnOlderNetAreRefusedThoughItsSuccessorWasEvaluatedAndAudited() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    sayOfOtherScores(run.explanationIndex());
    assertThatThrownBy(() -> ReportPage.write(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            run.scores() + " has changed since " + Path.of("explanations", "index.json")
                + " was measured on it; run: kallos explain " + folder);
  }

  /** While an audit's files are moved into place those of an older one may stand beside them. */
  @Test
  void ofAnAuditWithoutItsModelCardNothingIsShown() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    ReportPage.write(run);
    String whole = Files.readString(run.report());
    Files.delete(run.modelCard());
    ReportPage.write(run);
    assertThat(whole).contains("figures-groups", "<code>fairness.json</code>, <code>label.json</code>").doesNotContain("kallos audit RUN");
    assertThat(Files.readString(run.report()))
        .contains("kallos audit RUN")
        .doesNotContain("figures-groups", "<code>fairness.json</code>, <code>label.json</code>");
  }

  @Test
  void aModelCardOfQuotesInQuotesIsRefused() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    Files.writeString(run.modelCard(), "> ".repeat(50_000) + "x");
    assertThatThrownBy(() -> ReportPage.write(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(run.modelCard() + " is nested too deeply to be shown; run: kallos audit " + folder);
  }
}
