package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One small run from nothing to its report; the tests look at what it left, those that change it come last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeRunTest {
  @TempDir static Path folder;
  private static Kallos.Ended ended;

  @BeforeAll
  static void aRunOnDrawnFaces() throws Exception {
    DrawnFacesFixture.draw(folder);
    ended =
        Kallos.in(folder)
            .run("run", "faces", "--out", "run", "--size", "32x40", "--epochs", "2", "--batch", "32", "--seed", "3");
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  private static Path file(String name) {
    return folder.resolve("run").resolve(name);
  }

  private static List<String> header(String name) throws IOException {
    return List.of(Files.readAllLines(file(name)).get(0).split(","));
  }

  private static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(file(name).toFile());
  }

  @Test
  @Order(1)
  void everyFileOfTheContractIsThere() throws IOException {
    assertThat(List.of("config.json", "weights.safetensors", "metrics.json", "model-card.md", "report.html"))
        .allSatisfy(name -> assertThat(file(name)).isNotEmptyFile());
    assertThat(header("split.csv")).containsExactly("file", "subject", "partition");
    assertThat(header("history.csv"))
        .containsExactly(
            "epoch", "train_loss", "train_accuracy", "val_loss", "val_accuracy", "seconds", "images_per_second");
    assertThat(header("scores.csv")).containsExactly("file", "subject", "partition", "label", "logit", "probability");
    assertThat(header("explanations/regions.csv")).startsWith("region", "area_share", "heat_share", "lift");
    assertThat(header("explanations/scoreboard.csv"))
        .startsWith("method", "layer", "pointing_game", "true_region_lift", "deletion", "insertion", "road");
    assertThat(header("audit.csv")).startsWith("group", "metric", "value", "lo", "hi", "faces", "subjects");
    assertThat(file("checkpoint")).isDirectory();
  }

  @Test
  @Order(1)
  void noSubjectStandsInTwoPartsAndEveryFaceInOne() throws IOException {
    Map<String, String> partOf = new HashMap<>();
    List<String> rows = Files.readAllLines(file("split.csv"));
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",");
      assertThat(partOf.computeIfAbsent(cells[1], subject -> cells[2])).isEqualTo(cells[2]);
    }
    assertThat(rows).hasSize(1 + DrawnFacesFixture.FACES);
    assertThat(partOf.values()).contains("train", "validation", "test");
  }

  @Test
  @Order(1)
  void theMetricsAreThoseOfTheScores() throws IOException {
    JsonNode metrics = json("metrics.json");
    long right = 0;
    long n = 0;
    for (String row : Files.readAllLines(file("scores.csv"))) {
      String[] cells = row.split(",");
      if (cells[2].equals("test")) {
        n++;
        right += (Double.parseDouble(cells[4]) > 0) == cells[3].equals("1") ? 1 : 0;
      }
    }
    assertThat(metrics.at("/test/n").asLong()).isEqualTo(n).isPositive();
    assertThat(metrics.at("/test/accuracy").asDouble()).isEqualTo((double) right / n);
    assertThat(metrics.at("/attribute").asText()).isEqualTo("Attractive");
    assertThat(metrics.at("/size").asText()).isEqualTo("32x40");
    assertThat(metrics.at("/seed").asLong()).isEqualTo(3);
    assertThat(metrics.at("/split/overlap").asInt(-1)).isZero();
    assertThat(metrics.at("/bayes_accuracy").asDouble()).isBetween(0.5, 1.0);
    assertThat(metrics.at("/baselines/majority/accuracy").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  @Order(1)
  void everyStageTellsItsResultInOneLineAndTheErrorStreamHasNoBars() {
    assertThat(ended.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("Prepared 400 drawn faces of "),
            line -> assertThat(line).startsWith("Trained 2 epochs "),
            line -> assertThat(line).startsWith("Scored "),
            line -> assertThat(line).startsWith("Test accuracy ").contains("drawn faces", "best reachable"),
            line -> assertThat(line).startsWith("Explained"),
            line -> assertThat(line).startsWith("Audited "),
            line -> assertThat(line).isEqualTo("Report: " + Path.of("run", "report.html")));
    assertThat(ended.errorLines()).first().asString().startsWith("Every face here was drawn by the program");
    assertThat(ended.err()).doesNotContain("\033", "\r").doesNotContainIgnoringCase("exception");
  }

  @Test
  @Order(2)
  void aFolderWithARunIsRefused() throws Exception {
    Kallos.Ended again = Kallos.in(folder).run("run", "faces", "--out", "run");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.errorLines()).singleElement().asString().contains("--out", "kallos train run --resume");
  }

  @Test
  @Order(3)
  void laterStagesMadeAgainGiveTheSameFiles() throws Exception {
    String metrics = Files.readString(file("metrics.json"));
    String scores = Files.readString(file("scores.csv"));
    String regions = Files.readString(file("explanations/regions.csv"));
    Files.delete(file("scores.csv"));
    assertThat(Kallos.in(folder).run("evaluate", "run").code()).isZero();
    assertThat(Kallos.in(folder).run("explain", "run").code()).isZero();
    assertThat(Files.readString(file("scores.csv"))).isEqualTo(scores);
    assertThat(Files.readString(file("metrics.json"))).isEqualTo(metrics);
    assertThat(Files.readString(file("explanations/regions.csv"))).isEqualTo(regions);
  }

  @Test
  @Order(4)
  void auditAndReportAreMadeAgainWithoutThePhotos() throws Exception {
    String audit = Files.readString(file("audit.csv"));
    Files.move(folder.resolve("faces"), folder.resolve("elsewhere"));
    Files.delete(file("audit.csv"));
    Files.delete(file("report.html"));
    assertThat(Kallos.in(folder).run("audit", "run").code()).isZero();
    assertThat(Kallos.in(folder).run("report", "run").code()).isZero();
    assertThat(Files.readString(file("audit.csv"))).isEqualTo(audit);
    assertThat(file("report.html")).isNotEmptyFile();
  }
}
