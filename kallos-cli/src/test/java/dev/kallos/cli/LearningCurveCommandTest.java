package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.Progress;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.pipeline.CurvePlan;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCurveCommandTest {
  @TempDir private Path folder;

  private Typed curve(String... more) {
    List<String> words =
        List.of("learning-curve", folder.resolve("faces").toString(), "--out", folder.resolve("curve").toString(), "--cache",
            folder.resolve("cache").toString(), "--size", "32x32", "--network", "baseline", "--precision", "fp32");
    return Typed.line(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private Set<String> trained(String point) throws IOException {
    return CsvFile.read(folder.resolve("curve").resolve(point).resolve("split.csv")).rows().stream()
        .filter(row -> row.values().get(2).equals("train"))
        .map(row -> row.values().get(0))
        .collect(Collectors.toSet());
  }

  @Test
  void aCurveIsMadeGoneOnWithAndRefusedOtherSettings() throws IOException {
    DrawnFaces.draw(new DrawingRecipe(300, 3, Optional.of("mouth")), folder.resolve("faces"), 2, Progress.silent());
    Typed first = curve("--epochs", "1", "--shares", "0.5,0.25");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err()).contains("Point 1 of 2: 25 % of the training part's subjects, seed 1.", "drawn by the program");
    assertThat(first.out()).contains("for a train share of 0.25", "too few numbers of training faces", "Page: ");
    Path weights = folder.resolve("curve/share-0.25-seed-1/weights.safetensors");
    Object trainedAt = Files.getLastModifiedTime(weights);

    Files.delete(folder.resolve("curve/share-0.5-seed-1/metrics.json"));
    Typed second = curve("--epochs", "1", "--shares", "0.25,0.5,0.75,1", "--faces-ahead", "5000");
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(Files.getLastModifiedTime(weights)).isEqualTo(trainedAt);
    assertThat(second.out().lines().filter(line -> line.startsWith("Trained 1 epoch"))).hasSize(2);
    assertThat(second.out()).contains("If it goes on like this", "5,000 faces by", " of the test error, ", "planted rule's own limit");
    assertThat(trained("share-0.5-seed-1")).containsAll(trained("share-0.25-seed-1"));
    assertThat(trained("share-1-seed-1")).containsAll(trained("share-0.5-seed-1"));
    assertThat(CsvFile.read(folder.resolve("curve/learning-curve.csv")).rows()).hasSize(4);
    JsonNode config = new ObjectMapper().readTree(folder.resolve("curve/share-0.25-seed-1/config.json").toFile());
    assertThat(config.at("/split/train_share").asDouble()).isEqualTo(0.25);
    assertThat(config.at("/split/faces_left_out").asInt())
        .isEqualTo(trained("share-1-seed-1").size() - trained("share-0.25-seed-1").size());
    assertThat(CsvFile.read(folder.resolve("curve/share-0.25-seed-1/skipped.csv")).rows())
        .hasSize(config.at("/split/faces_left_out").asInt());
    assertThat(folder.resolve("curve/learning-curve.html")).content()
        .contains("id=\"spec-learning-curve\"", "forecast →", "best possible, the planted rule")
        .doesNotContain("<!--fill:", "not measured here");

    Typed fewer = curve("--epochs", "1", "--shares", "0.25,1");
    assertThat(fewer.code()).as(fewer.err()).isZero();
    assertThat(fewer.err())
        .contains("Warning: Not in the curve, for an earlier command made them: share-0.5-seed-1, share-0.75-seed-1; name their");
    assertThat(second.err()).doesNotContain("Not in the curve");
    assertThat(CsvFile.read(folder.resolve("curve/learning-curve.csv")).rows()).hasSize(2);

    Typed other = curve("--epochs", "2", "--shares", "0.25");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err().lines().reduce((a, b) -> b).orElseThrow())
        .contains("was prepared otherwise: its training.epochs is 1, not 2", "--out");
  }

  @Test
  void aFolderWithAnythingElseInItIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("curve"));
    Files.writeString(folder.resolve("curve/thesis.txt"), "mine");
    Typed typed = curve();
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err().strip())
        .isEqualTo(
            folder.resolve("curve") + " holds more than a learning curve; name another folder with --out, or empty it.");
  }

  @Test
  void sharesAreSortedAndSeedsFollowEachOther() {
    LearningCurveCommand command =
        Typed.parsed(
            LearningCurveCommand.class, "learning-curve", "/data/celeba", "--shares", "1,0.5,0.5", "--repeats", "2", "--seed",
            "4", "--learning-rate", "0.01");
    assertThat(command.folder()).isEqualTo(Path.of("runs/celeba-Attractive-article-seed4-learning-curve"));
    CurvePlan plan = command.plan();
    assertThat(plan.facesAhead()).isEqualTo(162_770);
    assertThat(plan.points(Path.of("o")).stream().map(point -> point.folder().path().toString()))
        .containsExactly("o/share-0.5-seed-4", "o/share-1-seed-4", "o/share-0.5-seed-5", "o/share-1-seed-5");
    assertThat(plan.points(Path.of("o")).get(2).settings().seed()).isEqualTo(5);
    assertThat(plan.points(Path.of("o")).get(2).settings().trainShare()).isEqualTo(0.5);
    assertThat(plan.run().plan().learningRate()).isEqualTo(0.01);
  }

  @Test
  void aShareBeyondItsRangeIsToldInOneSentence() {
    Typed typed = Typed.line("learning-curve", "x", "--shares", "0.5,1.5");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("'1.5' is no share; write a number above 0 and at most 1");
    assertThat(Typed.line("run", "x", "--train-share", "0").err())
        .contains("Invalid value for option '--train-share': '0' is no share; write a number above 0 and at most 1");
  }
}
