package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An audit of one run on drawn faces, whose files are then held against what they should say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuditStageTest {
  private DrawnRun drawn;
  private RunFolder run;
  private Stages stages;

  @BeforeAll
  void auditARun(@TempDir Path folder) throws IOException {
    drawn = DrawnRun.in(folder);
    run = drawn.run();
    stages = drawn.stages();
    stages.audit(run);
  }

  @Test
  void theAuditDoesNotHangOnTheOrderOfTheScores() throws IOException {
    RunFolder other = drawn.copy("reversed");
    Map<Part, Scores> scores = new EnumMap<>(ScoresFile.read(run.scores()));
    Scores test = scores.get(Part.TEST);
    scores.put(Part.TEST, DrawnRun.reversed(test));
    ScoresFile.write(other.scores(), scores);
    Files.delete(other.weights());
    stages.evaluate(other);
    stages.audit(other);
    assertThat(values(other.audit())).isEqualTo(values(run.audit()));
  }

  @Test
  void eachAttributesEffectIsMeasuredOnTestFacesAndStandsBesideItsPlantedWeight() throws IOException {
    CsvFile effects = CsvFile.read(run.counterfactuals());
    assertThat(effects.rows()).hasSizeGreaterThan(25);
    JsonNode weights = DrawnRun.json(run.config()).at("/data/drawn/weights");
    assertThat(weights).isNotEmpty();
    for (CsvFile.Row row : effects.rows()) {
      assertThat(effects.number(row, effects.column("planted_weight")))
          .isEqualTo(weights.path(row.values().get(0)).asDouble(0));
      assertThat(effects.number(row, effects.column("faces"))).isBetween(1.0, (double) DrawnRun.test(run).size());
      assertThat(effects.number(row, effects.column("logit_change"))).isFinite();
    }
    assertThat(effects.rows()).extracting(row -> row.values().get(0)).doesNotContain("Attractive", "No_Beard");
  }

  @Test
  void theErrorsShownAreTestFacesAnsweredWronglyAndTheirPhotosAreThere() throws IOException {
    JsonNode index = DrawnRun.json(run.errorIndex());
    assertThat(index.path("sentence").isNull()).isTrue();
    assertThat(index.path("faces")).isNotEmpty();
    for (JsonNode face : index.path("faces")) {
      assertThat(face.path("logit").asDouble() > 0).isNotEqualTo(face.path("label").asInt() == 1);
      assertThat(run.errors().resolve(face.path("photo").asText())).isNotEmptyFile();
    }
    assertThat(DrawnRun.json(run.label()).at("/suspects/0/photo").asText()).isEqualTo(index.at("/faces/0/photo").asText());
  }

  @Test
  void withoutDataAndWeightsTheAuditSaysWhatIsMissingAndMeasuresTheRest() throws IOException {
    RunFolder other = drawn.copy("lonely");
    Files.delete(other.weights());
    String gone = drawn.folder().resolve("gone").toString();
    Files.writeString(other.config(), Files.readString(other.config()).replace(drawn.data().toString(), gone));
    stages.audit(other);
    assertThat(DrawnRun.json(other.errorIndex()).path("sentence").asText()).contains("cannot be opened").contains("gone");
    assertThat(DrawnRun.json(other.errorIndex()).at("/faces/0/photo").isNull()).isTrue();
    assertThat(other.counterfactuals()).doesNotExist();
    assertThat(DrawnRun.json(other.label()).path("predictors")).hasSize(DrawnRun.json(run.label()).path("predictors").size());
    assertThat(other.modelCard()).content().contains("### What the label is made of");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there files have other rights")
  void withoutATableThatMayBeReadTheAuditSaysSo() throws IOException {
    Path table = drawn.data().resolve("Anno/list_attr_celeba.txt");
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(table);
    Files.setPosixFilePermissions(table, Set.of());
    try {
      assumeFalse(Files.isReadable(table), "whoever runs this test may read any file");
      Said said = new Said(new ArrayList<>());
      new Stages(drawn.cache(), said, () -> false).audit(drawn.copy("closedTable"));
      assertThat(said.lines())
          .contains("No photos of errors are shown, for the data cannot be opened: %s: may not be read.".formatted(table));
    } finally {
      Files.setPosixFilePermissions(table, rights);
    }
  }

  @Test
  void anAuditThatIsStoppedLeavesNoHalfOfAFile() throws IOException {
    RunFolder other = drawn.copy("stopped");
    Files.delete(other.modelCard());
    int[] asked = new int[1];
    Stages stopping = new Stages(drawn.cache(), Progress.silent(), () -> asked[0]++ > 2);
    assertThatThrownBy(() -> stopping.audit(other)).isInstanceOf(StoppedException.class);
    assertThat(other.modelCard()).doesNotExist();
    assertThat(other.errors()).doesNotExist();
    try (Stream<Path> files = Files.list(other.path())) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void theAuditCrossesWhatIsAskedForAndRefusesWhatIsUnknown() throws IOException {
    RunFolder other = drawn.copy("crossed");
    stages.audit(other, List.of("Smiling*Male", "Wearing_Hat"));
    assertThat(Files.readString(other.audit())).contains("Smiling=1 & Male=0,accuracy").doesNotContain("Young=1 & ");
    assertThat(DrawnRun.json(other.fairness()).path("criteria").findValuesAsText("by"))
        .contains("Male", "Young", "Smiling×Male", "Wearing_Hat");
    assertThatThrownBy(() -> stages.audit(other, List.of("Smiling×Mail")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("'Mail'")
        .hasMessageContaining("Male");
  }

  @Test
  void anAuditThatBreaksOffLeavesTheOlderOne() throws IOException {
    RunFolder odd = drawn.copy("brokenOff");
    int[] asked = new int[1];
    new Stages(drawn.cache(), Progress.silent(), () -> asked[0]++ < 0).audit(odd);
    Map<String, String> old = stampsWithin(odd);
    assertThat(old).containsKeys(odd.modelCard().toString(), odd.label().toString(), odd.errorIndex().toString());
    assertThatThrownBy(() -> stages.audit(odd, List.of("Male×Antlers"))).hasMessageContaining("Antlers");
    int last = asked[0];
    for (int when : new int[] {1, last / 2, last}) {
      asked[0] = 0;
      Stages stopped = new Stages(drawn.cache(), Progress.silent(), () -> ++asked[0] >= when);
      assertThatThrownBy(() -> stopped.audit(odd, List.of("Smiling×Male"))).isInstanceOf(StoppedException.class);
      assertThat(stampsWithin(odd)).isEqualTo(old);
    }
  }

  @Test
  void anAuditWhoseOlderPhotosMayNotBeRemovedIsRefusedAndLeavesTheOlderOne() throws IOException {
    RunFolder odd = drawn.copy("closed");
    Path faces = Files.createDirectories(odd.errors().resolve("faces"));
    assumeTrue(faces.toFile().setWritable(false));
    assumeFalse(Files.isWritable(faces), "whoever runs this test may write into any folder");
    Map<String, String> old = stampsWithin(odd);
    assertThatThrownBy(() -> stages.audit(odd))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("%s cannot be replaced, since nothing may be removed from %s; see who may, or move it elsewhere."
            .formatted(odd.errors(), faces));
    assertThat(stampsWithin(odd)).isEqualTo(old);
    assertThat(faces.toFile().setWritable(true)).isTrue();
  }

  @Test
  void anAuditOfDamagedMetricsNamesTheFile() throws IOException {
    RunFolder odd = drawn.copy("damaged");
    String metrics = Files.readString(odd.metrics());
    Files.writeString(odd.metrics(), metrics.substring(0, metrics.length() / 2));
    Map<String, String> old = stampsWithin(odd);
    assertThatThrownBy(() -> stages.audit(odd))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("metrics.json is damaged");
    assertThat(stampsWithin(odd)).isEqualTo(old);
  }

  /** Of all that is in the folder, but for its lock. */
  private static Map<String, String> stampsWithin(RunFolder folder) throws IOException {
    Map<String, String> stamps = DrawnRun.stamps(folder.path());
    stamps.keySet().removeAll(List.of(folder.path().toString(), folder.lock().toString()));
    return stamps;
  }

  /** The audit's groups, metrics and values, without the intervals, which resampling draws in the order of the faces. */
  private static List<List<String>> values(Path audit) throws IOException {
    CsvFile csv = CsvFile.read(audit);
    return csv.rows().stream()
        .map(row -> List.of(row.values().get(0), row.values().get(1), rounded(csv.number(row, csv.column("value")))))
        .toList();
  }

  private static String rounded(double value) {
    return "%.9f".formatted(value);
  }
}
