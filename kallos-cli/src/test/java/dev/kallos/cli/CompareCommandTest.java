package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  static final String CONFIG =
      """
      {"kallos": "0.1.0", "created": "2026-01-01T00:00:00Z", "attribute": "Smiling", "seed": 1,
       "data": {"path": "/faces", "layout": "table", "fingerprint": "f", "faces": 3, "subjects": 3,
                "subjects_known": true, "skipped": 0, "frame": "8x8", "allow_unreadable": false, "warnings": []},
       "split": {"kind": "subjects", "overlap": 0},
       "network": {"name": "article", "size": "8x8", "parameters": 1, "layers": []},
       "training": {"epochs": 1, "patience": 1, "batch": 1, "learning_rate": 0.1, "l2": 0, "mirror": false,
                    "precision": "fp32", "precision_reason": "as asked", "threads": 1},
       "versions": {}}
      """;

  @TempDir private Path folder;

  private String run(String name, double third) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    Files.writeString(run.resolve("config.json"), CONFIG);
    Files.writeString(
        run.resolve("scores.csv"),
        "file,subject,partition,label,logit\na.jpg,anna,test,1,2.0\nb.jpg,ben,test,0,-1.0\nc.jpg,cleo,test,1,%s\n"
            .formatted(third));
    Files.writeString(
        run.resolve("split.csv"), "file,subject,partition\na.jpg,anna,test\nb.jpg,ben,test\nc.jpg,cleo,test\n");
    Files.writeString(run.resolve("labels.csv"), "file,Smiling\na.jpg,1\nb.jpg,0\nc.jpg,1\n");
    return run.toString();
  }

  @Test
  void eachRunsFiguresArePrintedWithTheirDifferenceFromTheFirst() throws IOException {
    Typed typed = Typed.line("compare", run("one", 0.5), run("two", -0.5));

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out())
        .contains("Compared on the 3 test faces of 3 people that all 2 runs share.")
        .containsPattern("accuracy\\R  one  100\\.0 %.*\\R  two  66\\.7 % .*−33\\.3 points")
        .containsPattern("expected calibration error\\R  one .*\\R  two .*\\R  Chance only adds to it")
        .contains("one alone is right on 1 face, two alone on 0; both are right on 2 and wrong on 0.")
        .doesNotContain("NaN");
  }

  @Test
  void runsThatAnswerAlikeAreNotToldApartThoughTheirDifferenceHasNoBounds() throws IOException {
    assertThat(Typed.line("compare", run("one", 0.5), run("two", 0.5)).out())
        .containsPattern("accuracy\\R  one  100\\.0 %\\s*\\R  two  100\\.0 % +0\\.0 points  not told apart")
        .doesNotContain("NaN");
  }

  @Test
  void aDifferenceWithoutAnIntervalIsNotCalledNoDifference() throws IOException {
    String one = run("one", 0.5);
    Path scores = Path.of(one, "scores.csv");
    Files.writeString(scores, Files.readString(scores).replace("0,-1.0", "0,1.0"));

    assertThat(Typed.line("compare", one, run("two", 0.5)).out())
        .containsPattern("false positive rate\\R  one  100\\.0 %\\s*\\R  two  0\\.0 % +−100\\.0 points  no interval");
  }

  @Test
  void theFilesAskedForAreWritten() throws IOException {
    Path csv = folder.resolve("out/figures.csv");
    Path json = folder.resolve("figures.json");
    Path page = folder.resolve("page.html");
    Typed typed =
        Typed.line("compare", run("one", 0.5), run("two", -0.5), "--csv", csv.toString(), "--json", json.toString(),
            "--out", page.toString());

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(csv).content().startsWith("group,metric,run,value");
    assertThat(json).content().contains("\"attribute\" : \"Smiling\"");
    assertThat(page).content().startsWith("<!doctype html>");
    assertThat(typed.out()).contains("Table: " + csv, "JSON: " + json, "Page: " + page);
  }

  @Test
  void whatIsPrintedForAProgramStandsAlone() throws IOException {
    Typed json = Typed.line("compare", run("one", 0.5), run("two", -0.5), "--json", "-");
    assertThat(json.code()).as(json.err()).isZero();
    assertThat(new ObjectMapper().readTree(json.out()).path("attribute").asText()).isEqualTo("Smiling");
    assertThat(Path.of("-")).doesNotExist();

    Typed csv = Typed.line("compare", run("one", 0.5), run("two", -0.5), "--csv", "/dev/stdout");
    assertThat(csv.out().lines()).first().asString().startsWith("group,metric,run,value");
    assertThat(csv.out()).doesNotContain("Compared on");

    Typed both = Typed.line("compare", run("one", 0.5), run("two", -0.5), "--csv", "-", "--json", "/dev/stdout");
    assertThat(both.err().strip()).isEqualTo("--csv and --json cannot both be printed; name a file for one of them.");
    assertThat(both.code()).isEqualTo(2);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPipeWithoutANameOfItsOwnTakesTheFigures() throws IOException {
    Process reader = new ProcessBuilder("cat").start();
    String pipe = "/proc/%d/fd/0".formatted(reader.pid());
    Typed typed = Typed.line("compare", run("one", 0.5), run("two", -0.5), "--csv", pipe);
    reader.getOutputStream().close();
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(reader.inputReader().readLine()).startsWith("group,metric,run,value");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatARunOrFileIsCalledDoesNotCommandTheTerminal() throws IOException {
    Path csv = folder.resolve("figures\u001b[31m\nTable.csv");
    Typed typed = Typed.line("compare", run("one\u001b[2J", 0.5), run("two", -0.5), "--csv", csv.toString());
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out())
        .doesNotContain("\u001b")
        .contains("  one\\u001b[2J  ", "one\\u001b[2J alone is right", "Table: " + folder + "/figures\\u001b[31m\\nTable.csv");
    assertThat(csv).exists();
  }

  @Test
  void aFileNamedTwiceOrInsideARunIsRefusedAndStays() throws IOException {
    String one = run("one", 0.5);
    String two = run("two", -0.5);
    String scores = Path.of(two, "scores.csv").toString();
    String before = Files.readString(Path.of(scores));

    Typed inside = Typed.line("compare", one, two, "--csv", scores);
    assertThat(inside.code()).isEqualTo(2);
    assertThat(inside.err().strip()).isEqualTo(scores + " lies in a run that is compared; name a file elsewhere.");
    assertThat(Path.of(scores)).hasContent(before);
    Path link = Files.createSymbolicLink(folder.resolve("latest"), Path.of(two));
    assertThat(Typed.line("compare", one, link.toString(), "--csv", scores).err()).contains("lies in a run that is compared");
    Typed twice = Typed.line("compare", one, two, "--csv", folder + "/x", "--json", folder + "/./x");
    assertThat(twice.err().strip()).isEqualTo(folder + "/./x is named for two formats; name a file for each.");
  }

  @Test
  void oneRunAloneIsToldInOneSentenceAndExitsWith2() throws IOException {
    Typed typed = Typed.line("compare", run("one", 0.5));

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err().strip()).isEqualTo("A comparison needs two runs or more; name another run folder.");
    assertThat(typed.out()).isEmpty();
  }
}
