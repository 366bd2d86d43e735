package dev.kallos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.evaluation.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeEffectTest {
  @TempDir Path folder;

  @Test
  void theEffectIsTheMeanOfEachFacesOwnChange() {
    AttributeEffect effect =
        AttributeEffect.of(
            "Smiling", new String[] {"a", "a", "b"}, new double[] {-1, 0, 2}, new double[] {1, 0.5, 2.5}, 3, 1);
    assertThat(effect.logitChange().value()).isCloseTo((2 + 0.5 + 0.5) / 3, within(1e-12));
    double probability =
        (Scores.probability(1) - Scores.probability(-1) + Scores.probability(.5) - .5
                + Scores.probability(2.5) - Scores.probability(2)) / 3;
    assertThat(effect.probabilityChange().value()).isCloseTo(probability, within(1e-12));
    assertThat(effect.faces()).isEqualTo(3);
    assertThat(effect.subjects()).isEqualTo(2);
  }

  /** With n subjects of one face each the interval of a mean is near ±1.96 standard errors. */
  @Test
  void theIntervalIsThatOfAMeanOverSubjects() {
    SplittableRandom random = new SplittableRandom(1);
    double[] change = IntStream.range(0, 400).mapToDouble(i -> 2 + random.nextGaussian()).toArray();
    String[] alone = IntStream.range(0, 400).mapToObj(i -> "s" + i).toArray(String[]::new);
    String[] tens = IntStream.range(0, 400).mapToObj(i -> "s" + i / 10).toArray(String[]::new);
    double[] alike = IntStream.range(0, 400).mapToDouble(i -> change[i / 10]).toArray();
    AttributeEffect one = AttributeEffect.of("a", alone, new double[400], change, 0, 1);
    AttributeEffect ten = AttributeEffect.of("a", tens, new double[400], alike, 0, 1);
    double width = one.logitChange().ci95().hi() - one.logitChange().ci95().lo();
    assertThat(width).isCloseTo(2 * 1.96 / 20, within(0.03));
    assertThat(ten.logitChange().ci95().hi() - ten.logitChange().ci95().lo()).isGreaterThan(2 * width);
  }

  @Test
  void anUnknownPlantedWeightIsAnEmptyCell() throws IOException {
    AttributeEffect effect =
        AttributeEffect.of("Bald", new String[] {"a"}, new double[] {0}, new double[] {1}, Double.NaN, 1);
    CounterfactualsFile.write(folder.resolve("counterfactuals.csv"), List.of(effect));
    assertThat(Files.readAllLines(folder.resolve("counterfactuals.csv")))
        .first()
        .isEqualTo(
            "attribute,faces,subjects,logit_change,lo,hi,planted_weight,probability_change,probability_lo,probability_hi");
    assertThat(Files.readAllLines(folder.resolve("counterfactuals.csv")).get(1)).startsWith("Bald,1,1,1.0,,,,0.23");
  }
}
