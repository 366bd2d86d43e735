package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
  void everyStageThatReadsTheScoresSaysOfWhichItIs() throws IOException {
    String scores = json("scored.json").path("scores_sha256").asText();
    assertThat(scores).hasSize(64);
    for (String name : List.of("metrics.json", "fairness.json", "explanations/index.json")) {
      assertThat(json(name).at("/measured_on/scores.csv").asText()).as(name).isEqualTo(scores);
    }
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
    assertThat(ended.err()).doesNotContain("\033", "\r", "NNPACK").doesNotContainIgnoringCase("exception");
  }

  @Test
  @Order(1)
  void theReportOpensInABrowserWithEveryFigureDrawn() {
    try (Chromium browser = Chromium.launch();
        Chromium.Opened report = browser.open(file("report.html"), ColorScheme.LIGHT, 1280)) {
      report.assertDrawn();
      for (int figure = 2; figure <= 9; figure++) {
        assertThat(report.number("document.querySelectorAll('#figure-" + figure + "').length")).isEqualTo(1);
      }
      assertThat(report.number("document.querySelectorAll('.chart').length")).isGreaterThanOrEqualTo(8);
      assertThat(report.number("document.querySelectorAll('main img').length")).isGreaterThanOrEqualTo(40);
      assertThat(report.page().locator(".missing").count()).isZero();
      assertThat(report.page().locator("main").innerText())
          .doesNotContain("NaN", "chin_and_jaw", folder.toString())
          .contains("drawn by the program", "planted");
      assertThat(report.complaints()).isEmpty();
      assertThat(report.requests()).containsExactly(file("report.html").toUri().toString());
    }
  }

  /** The photo and the logit of two test faces, out of the run's own scores. */
  private static Map<String, Double> twoTestFaces() throws IOException {
    Map<String, Double> logits = new LinkedHashMap<>();
    Files.readAllLines(file("scores.csv")).stream()
        .map(row -> row.split(","))
        .filter(cells -> cells[2].equals("test"))
        .limit(2)
        .forEach(cells -> logits.put(cells[0], Double.valueOf(cells[4])));
    return logits;
  }

  private static String photo(String name) {
    try (Stream<Path> files = Files.walk(folder.resolve("faces"))) {
      Path found = files.filter(file -> file.getFileName().toString().equals(name)).findFirst().orElseThrow();
      return folder.relativize(found).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> scoring(String format, String target) throws IOException {
    Files.writeString(folder.resolve("text.jpg"), "no picture");
    List<String> words = new ArrayList<>(List.of("score", "run"));
    twoTestFaces().keySet().forEach(name -> words.add(photo(name)));
    words.addAll(List.of("text.jpg", format, target));
    return words;
  }

  @Test
  @Order(2)
  void photosAreScoredToATableAsTheRunScoredThemAndATextFileIsWarnedOf() throws Exception {
    Kallos.Ended scored = Kallos.in(folder).run(scoring("--csv", "photos.csv").toArray(String[]::new));
    assertThat(scored.code()).as(scored.err()).isZero();
    assertThat(scored.out().strip()).isEqualTo("Scored 2 photos: photos.csv");
    assertThat(scored.errorLines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("This net learnt from drawn faces alone"))
        .anyMatch(line -> line.startsWith("Scoring on the CPU ("))
        .anyMatch(line -> line.startsWith("Warning: text.jpg cannot be scored: "));
    List<String> rows = Files.readAllLines(folder.resolve("photos.csv"));
    assertThat(rows).hasSize(4).first().isEqualTo("photo,attribute,probability,logit,answer,problem,calibrated_probability");
    List<Double> logits = List.copyOf(twoTestFaces().values());
    for (int i = 0; i < logits.size(); i++) {
      String[] cells = rows.get(1 + i).split(",");
      assertThat(Double.parseDouble(cells[3])).isCloseTo(logits.get(i), within(0.05));
      assertThat(cells[4]).isEqualTo(Double.parseDouble(cells[3]) > 0 ? "yes" : "no");
    }
    assertThat(rows.get(3)).startsWith("text.jpg,Attractive,,,,");
  }

  @Test
  @Order(2)
  void photosAreScoredToJson() throws Exception {
    Kallos.Ended scored = Kallos.in(folder).run(scoring("--json", "photos.json").toArray(String[]::new));
    assertThat(scored.code()).as(scored.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(folder.resolve("photos.json").toFile());
    assertThat(json.path("disclaimer").asText()).startsWith("This net learnt from drawn faces alone");
    JsonNode photos = json.path("photos");
    assertThat(photos).hasSize(3);
    assertThat(photos.at("/0/probability").asDouble()).isBetween(0.0, 1.0);
    assertThat(photos.at("/2/problem").asText()).isNotEmpty();
  }

  @Test
  @Order(2)
  void photosOfWhichNoneCanBeReadAreUnusableInput() throws Exception {
    Files.writeString(folder.resolve("other.png"), "");
    Files.writeString(folder.resolve("text.jpg"), "no picture");
    Kallos.Ended scored = Kallos.in(folder).run("score", "run", "text.jpg", "other.png", "--csv", "none.csv");
    assertThat(scored.code()).isEqualTo(2);
    assertThat(scored.errorLines()).last().asString().startsWith("None of the 2 photos can be read");
    assertThat(Files.readAllLines(folder.resolve("none.csv"))).hasSize(3).element(1).asString().startsWith("text.jpg,");
  }

  @Test
  @Order(2)
  void aFolderWithARunIsRefused() throws Exception {
    Kallos.Ended again = Kallos.in(folder).run("run", "faces", "--out", "run");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.errorLines()).singleElement().asString().contains("--out", "kallos train run --resume");
  }

  /** The explanations' tables, findings and maps, by name. */
  private static Map<String, String> explanations() throws IOException {
    try (Stream<Path> files = Files.walk(file("explanations"))) {
      Map<String, String> contents = new TreeMap<>();
      for (Path each : files.filter(path -> path.toString().matches(".*\\.(csv|json|npy)")).toList()) {
        contents.put(each.toString(), Files.readString(each, StandardCharsets.ISO_8859_1));
      }
      return contents;
    }
  }

  @Test
  @Order(3)
  void laterStagesMadeAgainGiveTheSameFiles() throws Exception {
    String metrics = Files.readString(file("metrics.json"));
    String scores = Files.readString(file("scores.csv"));
    Map<String, String> explanations = explanations();
    assertThat(explanations).containsKey(file("explanations/regions.csv").toString()).hasSizeGreaterThan(20);
    Files.delete(file("scores.csv"));
    assertThat(Kallos.in(folder).run("evaluate", "run").code()).isZero();
    assertThat(Kallos.in(folder).run("explain", "run").code()).isZero();
    assertThat(Files.readString(file("scores.csv"))).isEqualTo(scores);
    assertThat(Files.readString(file("metrics.json"))).isEqualTo(metrics);
    assertThat(explanations()).isEqualTo(explanations);
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
