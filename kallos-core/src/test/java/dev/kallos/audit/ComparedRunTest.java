package dev.kallos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.RunNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparedRunTest {
  private static final String CONFIG =
      """
      {"kallos": "0.1.0", "created": "2026-01-01T00:00:00Z", "attribute": "%s", "seed": 1,
       "data": {"path": "/faces", "layout": "table", "fingerprint": "%s", "faces": 4, "subjects": 4,
                "subjects_known": true, "skipped": 0, "frame": "8x8", "allow_unreadable": false, "warnings": []},
       "split": {"kind": "%s", "overlap": %s},
       "network": {"name": "article", "size": "8x8", "parameters": 1, "layers": []},
       "training": {"epochs": 1, "patience": 1, "batch": 1, "learning_rate": 0.1, "l2": 0, "mirror": false,
                    "precision": "fp32", "precision_reason": "as asked", "threads": 1},
       "versions": {}}
      """;
  private static final String SCORES =
      """
      file,subject,partition,label,logit,probability
      a.jpg,anna,test,1,2.0,0.9
      b.jpg,ben,test,0,-1.0,0.3
      c.jpg,cleo,test,1,-0.5,0.4
      d.jpg,dora,validation,1,1.0,0.7
      """;

  @TempDir private Path folder;

  private Path run(String name, String scores, String... settings) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    String[] given = settings.length == 0 ? new String[] {"Smiling", "f1", "subjects", "0"} : settings;
    Files.writeString(run.resolve("config.json"), CONFIG.formatted((Object[]) given));
    Files.writeString(run.resolve("scores.csv"), scores);
    Files.write(
        run.resolve("split.csv"),
        scores.lines().map(row -> String.join(",", List.of(row.split(",")).subList(0, 3))).toList());
    Files.writeString(run.resolve("labels.csv"), "file,Smiling,Male\na.jpg,1,0\nb.jpg,0,1\nc.jpg,1,\nd.jpg,1,0\n");
    return run;
  }

  private static Comparison compare(List<ComparedRun> runs) throws IOException {
    return Comparison.of(runs, Progress.silent(), () -> false);
  }

  private void assertRefused(List<Path> paths, String... parts) {
    assertThatThrownBy(() -> compare(ComparedRun.open(paths)))
        .isInstanceOf(UnusableInputException.class)
        .message()
        .contains(parts);
  }

  @Test
  void onlyFacesInTheTestPartOfAllRunsAreCompared() throws IOException {
    Path one = run("one", SCORES);
    Path two = run("two", SCORES.replace("b.jpg,ben,test", "b.jpg,ben,validation"));
    Comparison comparison = compare(ComparedRun.open(List.of(one, two)));

    assertThat(comparison.faces()).isEqualTo(2);
    assertThat(comparison.rows("all", ComparedMetric.ACCURACY).get(0).measured().value()).isEqualTo(.5);
  }

  @Test
  void scoresThatBrokeOffAreNotCompared() throws IOException {
    Path two = run("two", SCORES);
    Files.writeString(two.resolve("scores.csv"), SCORES.replace("c.jpg,cleo,test,1,-0.5,0.4\n", ""));

    assertRefused(List.of(run("one", SCORES), two), "has scores of 2 test faces where split.csv has 3; delete it and run: kallos evaluate");
  }

  @Test
  void runsThatShareNoTestFaceAreRefused() throws IOException {
    Path two = run("two", SCORES.replace(",test,", ",validation,").replace("dora,validation", "dora,test"));

    assertRefused(List.of(run("one", SCORES), two), "No face is in the test part of every run (one, two)");
  }

  @Test
  void oneRunAloneOrTheSameTwiceIsRefused() throws IOException {
    Path one = run("one", SCORES);

    assertRefused(List.of(one), "two runs or more");
    assertRefused(List.of(one, one.resolve("../one")), "named twice");
  }

  @Test
  void runsOfDifferentAttributesAreRefused() throws IOException {
    assertRefused(List.of(run("one", SCORES), run("two", SCORES, "Male", "f1", "subjects", "0")),
        "one learnt “Smiling” and two “Male”");
  }

  @Test
  void aFaceOfAnotherLabelOrSubjectIsNotTheSameFace() throws IOException {
    Path one = run("one", SCORES);

    assertRefused(List.of(one, run("two", SCORES.replace("ben,test,0", "ben,test,1"))),
        "b.jpg is labelled no in one and yes in two");
    assertRefused(List.of(one, run("three", SCORES.replace("ben,test,0", "bob,test,0"))),
        "b.jpg is of subject ben in one and bob in three");
  }

  @Test
  void aRunWithoutScoresIsToldTheCommandThatMakesThem() throws IOException {
    Path two = run("two", SCORES);
    Files.delete(two.resolve("scores.csv"));

    assertRefused(List.of(run("one", SCORES), two), "scores.csv is missing", "kallos evaluate");
    assertRefused(List.of(run("three", SCORES), folder.resolve("nowhere")), "no run folder");
  }

  @Test
  void otherDataAndLeakySplitsAreWarnedOf() throws IOException {
    List<ComparedRun> runs =
        ComparedRun.open(
            List.of(
                run("one", SCORES),
                run("two", SCORES, "Smiling", "f2", "faces-leaky", "2"),
                run("three", SCORES, "Smiling", "f2", "faces-leaky", "0"),
                run("four", SCORES, "Smiling", "f2", "faces-leaky", "-1"),
                run("five", SCORES, "Smiling", "f2", "official", "1")));

    assertThat(ComparedRun.warnings(runs)).hasSize(2);
    assertThat(ComparedRun.warnings(runs).get(0)).contains("fingerprints differ");
    assertThat(ComparedRun.warnings(runs).get(1)).endsWith(": two, four, five.");
    assertThat(ComparedRun.warnings(runs.subList(0, 1))).isEmpty();

    Files.writeString(runs.get(0).folder().scored(), "{\"scores_sha256\": \"of others\"}");
    assertThat(ComparedRun.warnings(runs.subList(0, 1)))
        .containsExactly("The scores of one are not as they were written, so its figures may be another net's.");
  }

  @Test
  void oneWhoWantsToStopIsHeard() throws IOException {
    List<ComparedRun> runs = ComparedRun.open(List.of(run("one", SCORES), run("two", SCORES)));

    assertThatThrownBy(() -> Comparison.of(runs, Progress.silent(), () -> true)).isInstanceOf(StoppedException.class);
  }

  @Test
  void runsAreNamedByAsMuchOfTheirPathAsTellsThemApart() {
    assertThat(RunNames.of(List.of(Path.of("/a/x/run"), Path.of("/a/y/run")))).containsExactly("x/run", "y/run");
    assertThat(RunNames.of(List.of(Path.of("one"), Path.of("two/")))).containsExactly("one", "two");
  }

  @Test
  void theFilesHoldEveryFigureAndNullOrNothingForWhatIsUndefined() throws IOException {
    List<ComparedRun> runs =
        ComparedRun.open(List.of(run("one", SCORES), run("two", SCORES.replace("0,-1.0", "0,1.0"))));
    ComparisonFile file = new ComparisonFile(runs, compare(runs));
    file.writeCsv(folder.resolve("out.csv"));
    file.writeJson(folder.resolve("out.json"));
    CsvFile csv = CsvFile.read(folder.resolve("out.csv"));
    JsonNode json = new ObjectMapper().readTree(folder.resolve("out.json").toFile());

    assertThat(csv.rows().get(1).values().subList(0, 4)).containsExactly("all", "accuracy", "two", "0.3333333333333333");
    assertThat(Double.parseDouble(csv.rows().get(1).values().get(6))).isEqualTo(-1 / 3.0);
    assertThat(csv.rows().get(0).values().get(6)).isEmpty();
    assertThat(json.path("figures").size()).isEqualTo(csv.rows().size());
    assertThat(json.at("/figures/1/difference/value").doubleValue()).isEqualTo(-1 / 3.0);
    assertThat(json.at("/figures/0/difference").isNull()).isTrue();
    assertThat(json.at("/runs/1/right/first_alone").intValue()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("out.json"))).doesNotContain("NaN");
  }
}
