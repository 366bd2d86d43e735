package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeAccuracyTest {
  private static final Scores SCORES = RandomScores.draw(300, 40, 5);

  @TempDir Path folder;

  @Test
  void figuresAreThoseOfCounting() {
    AttributeAccuracy measured = AttributeAccuracy.of("Bangs", 0, SCORES, 1);

    int right = 0;
    int yes = 0;
    for (int i = 0; i < SCORES.size(); i++) {
      right += SCORES.logits()[i] > 0 == (SCORES.labels()[i] == 1) ? 1 : 0;
      yes += SCORES.labels()[i];
    }
    assertThat(measured.faces()).isEqualTo(300);
    assertThat(measured.share()).isCloseTo(yes / 300.0, within(1e-12));
    assertThat(measured.majority()).isCloseTo(1 - yes / 300.0, within(1e-12));
    assertThat(measured.accuracy().value()).isCloseTo(right / 300.0, within(1e-12));
    assertThat(measured.gain().value()).isCloseTo(right / 300.0 - measured.majority(), within(1e-12));
    assertThat(measured.auc()).isEqualTo(Metric.AUC.of(WeightedScores.of(SCORES)));
  }

  @Test
  void theIntervalIsTheEvaluationsOwn() {
    AttributeAccuracy measured = AttributeAccuracy.of("Bangs", 1, SCORES, 7);
    Interval same =
        SubjectBootstrap.of(SCORES.subjects(), 7)
            .measured(
                weights ->
                    new double[] {Metric.ACCURACY.of(WeightedScores.of(SCORES).weighted(weights))})[0]
            .ci95();

    assertThat(measured.accuracy().ci95().lo()).isCloseTo(same.lo(), within(1e-12));
    assertThat(measured.accuracy().ci95().hi()).isCloseTo(same.hi(), within(1e-12));
    assertThat(measured.gain().ci95().contains(measured.gain().value())).isTrue();
  }

  @Test
  void anAucThatRestsOnFewerThanFivePeopleOfALabelIsNotGiven() {
    String[] who = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
    double[] logits = {5, 1, 4, 2, 3, 0, -1, -2, -3, -4};
    int[] five = {1, 1, 1, 1, 1, 0, 0, 0, 0, 0};
    assertThat(AttributeAccuracy.of("Bald", 0, new Scores(who, who, five, logits), 1).auc()).isEqualTo(1);
    String[] four = who.clone();
    four[1] = "a";
    assertThat(AttributeAccuracy.of("Bald", 0, new Scores(who, four, five, logits), 1).auc()).isNaN();
  }

  @Test
  void anAttributeNoTestFaceIsLabelledWithHasNoFigures() throws IOException {
    AttributeAccuracy none = AttributeAccuracy.of("Bald", 0, SCORES.select(new int[0]), 1);
    assertThat(none.faces()).isZero();
    assertThat(none.accuracy().value()).isNaN();

    Path file = folder.resolve("attributes.csv");
    AttributesFile.write(file, List.of(none, AttributeAccuracy.of("Male", 0, SCORES, 1)), Map.of("Male", 0.98));

    CsvFile csv = CsvFile.read(file);
    assertThat(csv.rows().get(0).values()).startsWith("Bald", "0", "", "", "").endsWith("", "");
    assertThat(csv.number(csv.rows().get(1), csv.column("published"))).isEqualTo(0.98);
  }

  @Test
  void thePublishedFiguresAreThoseOfFortyAttributesWithTheMeanTheyWerePublishedWith() {
    Map<String, Double> published = PublishedAccuracy.ofCeleba();
    assertThat(published).hasSize(40);
    assertThat(published.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow())
        .isCloseTo(0.87, within(0.005));
  }
}
