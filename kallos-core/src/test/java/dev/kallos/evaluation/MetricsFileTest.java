package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.dataset.Part;
import dev.kallos.dataset.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
  private static final Scores SCORES = RandomScores.draw(200, 30, 1);
  private static final int[] TRAIN = {1, 0, 1};

  @TempDir Path folder;

  @Test
  void theFileHasTheDocumentedKeysInOrder() throws IOException {
    JsonNode json = written(SCORES, 0, OptionalDouble.of(0.86));
    assertThat(keys(json))
        .containsExactly(
            "attribute", "network", "size", "seed", "split", "validation", "test", "baselines", "bayes_accuracy",
            "measured_on");
    assertThat(keys(json.get("split"))).containsExactly("kind", "overlap", "train", "validation", "test");
    assertThat(keys(json.at("/split/train"))).containsExactly("faces", "subjects", "positives");
    assertThat(keys(json.get("validation")))
        .containsExactly("n", "accuracy", "auc", "log_loss", "f1", "ece", "confusion");
    assertThat(keys(json.get("test")))
        .containsExactly(
            "n", "accuracy", "accuracy_ci95", "auc", "auc_ci95", "log_loss", "log_loss_ci95", "f1", "f1_ci95", "ece",
            "ece_ci95", "confusion");
    assertThat(keys(json.at("/test/confusion")))
        .containsExactly("true_positive", "false_positive", "true_negative", "false_negative");
    assertThat(keys(json.at("/test/confusion/true_positive"))).containsExactly("n", "n_ci95");
  }

  @Test
  void theFiguresInItAreThoseMeasured() throws IOException {
    JsonNode json = written(SCORES, 0, OptionalDouble.of(0.86));
    Evaluation evaluation = Evaluation.of(SCORES, 1);
    assertThat(json.at("/test/accuracy").asDouble()).isEqualTo(evaluation.get(Metric.ACCURACY).value());
    assertThat(json.at("/test/auc_ci95/1").asDouble()).isEqualTo(evaluation.get(Metric.AUC).ci95().hi());
    assertThat(json.at("/test/confusion/false_negative/n").asDouble())
        .isEqualTo(evaluation.get(Outcome.FALSE_NEGATIVE).value());
    assertThat(json.at("/split/kind").asText()).isEqualTo("subjects");
    assertThat(json.at("/split/train/positives").asInt()).isEqualTo(2);
    assertThat(json.get("bayes_accuracy").asDouble()).isEqualTo(0.86);
    assertThat(json.at("/measured_on/scores.csv").asText()).isEqualTo("0f");
  }

  @Test
  void whatIsUndefinedIsNullAndNeverNotANumber() throws IOException {
    JsonNode json = written(RandomScores.of(new int[] {1, 1}, 1, 2), -1, OptionalDouble.empty());
    assertThat(json.at("/test/auc").isNull()).isTrue();
    assertThat(json.at("/test/auc_ci95").isNull()).isTrue();
    assertThat(json.at("/baselines/sex_only").isNull()).isTrue();
    assertThat(json.at("/split/overlap").isNull()).isTrue();
    assertThat(json.at("/split/test/subjects").isNull()).isTrue();
    assertThat(json.at("/split/train/subjects").asInt()).isEqualTo(2);
    assertThat(json.has("bayes_accuracy")).isFalse();
    assertThat(Files.readString(folder.resolve("metrics.json"))).doesNotContain("NaN").doesNotContain("Infinity");
  }

  private JsonNode written(Scores test, int overlap, OptionalDouble bayes) throws IOException {
    Path path = folder.resolve("metrics.json");
    Map<Part, PartCounts> counts =
        Map.of(
            Part.TRAIN, PartCounts.of(TRAIN, OptionalInt.of(2)),
            Part.VALIDATION, PartCounts.of(SCORES.labels(), OptionalInt.of(SCORES.people())),
            Part.TEST,
                PartCounts.of(test.labels(), overlap < 0 ? OptionalInt.empty() : OptionalInt.of(test.people())));
    new MetricsFile(
            new MetricsFile.Net("Attractive", "article", "64x80", 1),
            new MetricsFile.Parts(Split.Kind.SUBJECTS, overlap, counts),
            Evaluation.of(SCORES),
            Evaluation.of(test, 1),
            Baselines.of(TRAIN, Optional.empty(), test, 1),
            Optional.empty(),
            bayes,
            false,
            Map.of("scores.csv", "0f"))
        .write(path);
    return new ObjectMapper().readTree(path.toFile());
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
