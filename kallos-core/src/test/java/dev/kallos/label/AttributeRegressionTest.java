package dev.kallos.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.StoppedException;
import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Scores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttributeRegressionTest {
  private static final LabelledFaces TRAIN = DrawnFaces.of(3000, 500, 0, 1).faces;

  @Test
  void theWeightsIntervalsHoldTheRuleTheLabelsWereThrownBy() {
    AttributeRegression regression = AttributeRegression.of(TRAIN, DrawnFaces.LABEL, 1);
    List<AttributeRegression.Weight> weights = regression.weights(TRAIN, 1, () -> false);
    Map<String, Double> rule = Map.of("Smiling", 2.0, "Male", -1.0, "Eyeglasses", -1.5);
    assertThat(weights).extracting(AttributeRegression.Weight::attribute).containsExactly("Smiling", "Male", "Eyeglasses");
    for (AttributeRegression.Weight weight : weights) {
      assertThat(weight.weight().ci95().contains(rule.get(weight.attribute()))).as(weight.toString()).isTrue();
      assertThat(weight.weight().ci95().contains(0)).as(weight.toString()).isFalse();
      double share = TRAIN.attributes().count(weight.attribute(), 1) / 3000.0;
      assertThat(weight.share()).isCloseTo(share, within(1e-12));
    }
    assertThat(regression.attributes().leftOut()).containsExactly("Bald");
  }

  @Test
  void theStrengthChosenHasTheLowestCrossValidatedLoss() {
    AttributeRegression regression = AttributeRegression.of(TRAIN, DrawnFaces.LABEL, 1);
    double least = regression.candidates().stream().mapToDouble(c -> c.logLoss()).min().orElseThrow();
    assertThat(regression.candidates())
        .anySatisfy(
            candidate -> {
              assertThat(candidate.c()).isEqualTo(regression.c());
              assertThat(candidate.logLoss()).isEqualTo(least);
            });
  }

  @Test
  void crossValidationPredictsEachFaceByAFitThatSawNoPhotoOfItsPerson() {
    AttributeRegression regression = AttributeRegression.of(TRAIN, DrawnFaces.LABEL, 7);
    int[] fold = Folds.of(TRAIN.subjects(), AttributeRegression.FOLDS, 7);
    LogisticRegression.Rows rows = AttributeRows.of(TRAIN.attributes(), DrawnFaces.LABEL).rows(TRAIN.attributes(), 3000);
    double loss = 0;
    for (int f = 0; f < AttributeRegression.FOLDS; f++) {
      int held = f;
      int[] others = IntStream.range(0, 3000).filter(i -> fold[i] != held).toArray();
      LogisticRegression fit =
          LogisticRegression.fit(rows.select(others), IntStream.of(others).map(i -> TRAIN.labels()[i]).toArray(), 1);
      for (int i = 0; i < 3000; i++) {
        if (fold[i] == f) {
          double p = Scores.probability(fit.logits(rows.select(new int[] {i}))[0]);
          loss -= Math.log(TRAIN.labels()[i] == 1 ? p : 1 - p) / 3000;
        }
      }
    }
    double expected = loss;
    assertThat(regression.candidates())
        .anySatisfy(
            candidate -> {
              assertThat(candidate.c()).isEqualTo(1);
              assertThat(candidate.logLoss()).isCloseTo(expected, within(1e-6));
            });
  }

  @Test
  void aPersonIsInOneFoldAndFoldsHoldAsManyPeopleGiveOrTakeOne() {
    int[] fold = Folds.of(TRAIN.subjects(), 5, 3);
    Map<String, Integer> people = new HashMap<>();
    for (int i = 0; i < fold.length; i++) {
      Integer before = people.put(TRAIN.subjects()[i], fold[i]);
      assertThat(before == null || before == fold[i]).isTrue();
    }
    int[] sizes = new int[5];
    people.values().forEach(f -> sizes[f]++);
    assertThat(IntStream.of(sizes).max().orElseThrow() - IntStream.of(sizes).min().orElseThrow()).isLessThanOrEqualTo(1);
  }

  @Test
  void aWeightOfFewerThanFivePeopleHasNoInterval() {
    List<String> names = TRAIN.attributes().attributes();
    byte[][] columns = names.stream().map(name -> TRAIN.attributes().of(name).clone()).toArray(byte[][]::new);
    Set<String> baldOnes = Set.of("s1", "s2", "s3", "s4");
    for (int i = 0; i < TRAIN.size(); i++) {
      columns[names.indexOf("Bald")][i] = (byte) (baldOnes.contains(TRAIN.subjects()[i]) ? 1 : 0);
    }
    LabelledFaces few = new LabelledFaces(TRAIN.subjects(), TRAIN.labels(), new Labels(names, columns));
    assertThat(few.peopleOfEitherValue("Bald")).isEqualTo(4);
    List<AttributeRegression.Weight> weights =
        AttributeRegression.of(few, DrawnFaces.LABEL, 1).weights(few, 1, () -> false);
    assertThat(weights).hasSize(4);
    for (AttributeRegression.Weight weight : weights) {
      assertThat(weight.weight().ci95().isDefined()).as(weight.attribute()).isEqualTo(!weight.attribute().equals("Bald"));
    }
  }

  @Test
  void aWeightsIntervalIsOfRefitsOfTheSameStrength() {
    AttributeRows attributes = AttributeRows.of(TRAIN.attributes(), DrawnFaces.LABEL);
    LogisticRegression strong =
        LogisticRegression.fit(attributes.rows(TRAIN.attributes(), TRAIN.size()), TRAIN.labels(), 0.001);
    AttributeRegression regression =
        new AttributeRegression(attributes, strong, TRAIN.size(), TRAIN.people(), 0.001, List.of());
    assertThat(regression.weights(TRAIN, 1, () -> false))
        .hasSize(3)
        .allSatisfy(weight -> assertThat(weight.weight().ci95().contains(weight.weight().value())).isTrue());
  }

  @Test
  void anUnknownValueCountsAsTheMeanOfTheKnownOnes() {
    Labels known = new Labels(List.of("Smiling"), new byte[][] {{1, 1, 1, 0, -1}});
    AttributeRows rows = AttributeRows.of(known, "Attractive");
    double[] logits = new LogisticRegression(new double[] {4}, 1).logits(rows.rows(known, 5));
    assertThat(logits).containsExactly(5, 5, 5, 1, 4);
  }

  @Test
  void onePersonIsNotCrossValidatedAndStoppingStops() {
    LabelledFaces one = DrawnFaces.of(40, 1, 0, 1).faces;
    assertThat(AttributeRegression.of(one, DrawnFaces.LABEL, 1).candidates()).isEmpty();
    AttributeRegression regression = AttributeRegression.of(TRAIN, DrawnFaces.LABEL, 1);
    assertThatThrownBy(() -> regression.weights(TRAIN, 1, () -> true)).isInstanceOf(StoppedException.class);
  }
}
