package dev.kallos.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Scores;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AmplificationTest {
  private static final DrawnFaces TRAIN = DrawnFaces.of(2000, 300, 0, 1);
  private static final DrawnFaces TEST = DrawnFaces.of(800, 200, 0, 2);

  @Test
  void eachAttributesFigureIsWangAndRussakovskysOverTheTwoGroupsItMakes() {
    Amplification amplification = measure(TEST.net);
    double sum = 0;
    for (Amplification.Row row : amplification.rows().subList(0, 3)) {
      double expected = biasAmp(TRAIN.faces, TEST.net, TEST.faces.attributes(), row.attribute());
      assertThat(row.amplification().value()).as(row.attribute()).isCloseTo(expected, within(1e-12));
      assertThat(row.amplification().ci95().contains(expected)).isTrue();
      sum += expected / 3;
    }
    assertThat(amplification.mean().value()).isCloseTo(sum, within(1e-12));
    double ofScores =
        amplification.rows().subList(0, 3).stream().mapToDouble(row -> row.ofScores().value()).average().orElseThrow();
    assertThat(amplification.meanOfScores().value()).isCloseTo(ofScores, within(1e-12)).isNotCloseTo(sum, within(1e-3));
    assertThat(amplification.meanOfScores().ci95().contains(ofScores)).isTrue();
  }

  /** Their formula as printed: the mean over groups a of y·Δ + (1 − y)(−Δ). */
  private static double biasAmp(LabelledFaces train, Scores test, Labels attributes, String attribute) {
    double mean = 0;
    for (int group = 0; group < 2; group++) {
      double both = 0;
      double a = 0;
      double t = 0;
      for (int i = 0; i < train.size(); i++) {
        int in = train.attributes().of(attribute)[i] == group ? 1 : 0;
        both += in * train.labels()[i] / (double) train.size();
        a += in / (double) train.size();
        t += train.labels()[i] / (double) train.size();
      }
      double y = both > a * t ? 1 : 0;
      double members = 0;
      double delta = 0;
      for (int i = 0; i < test.size(); i++) {
        if (attributes.of(attribute)[i] == group) {
          members++;
          delta += (test.logits()[i] > 0 ? 1 : 0) - test.labels()[i];
        }
      }
      delta /= members;
      mean += (y * delta + (1 - y) * -delta) / 2;
    }
    return mean;
  }

  @Test
  void aNetThatAnswersEachFaceWithItsLabelExaggeratesNothing() {
    double[] logits = new double[TEST.net.size()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = TEST.net.labels()[i] == 1 ? 9 : -9;
    }
    for (Amplification.Row row : measure(TEST.net.withLogits(logits)).rows().subList(0, 3)) {
      assertThat(row.amplification().value()).isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void aNetThatKnowsTheOddsExaggeratesByItsAnswersAndNotByItsScores() {
    DrawnFaces many = DrawnFaces.of(40_000, 4000, 0, 3);
    Amplification.Row smiling =
        Amplification.of(TRAIN.faces, many.net, many.faces.attributes(), DrawnFaces.LABEL, 1).rows().get(1);
    assertThat(smiling.attribute()).isEqualTo("Smiling");
    assertThat(smiling.direction()).isEqualTo(1);
    assertThat(smiling.amplification().value()).isGreaterThan(0.1);
    assertThat(smiling.ofScores().value()).isCloseTo(0, within(0.01));
  }

  @Test
  void anAttributeWithTooFewPeopleOnOneSideHasNoFigures() {
    Amplification.Row bald = measure(TEST.net).rows().get(3);
    assertThat(bald.attribute()).isEqualTo("Bald");
    assertThat(bald.amplification().value()).isNaN();
    DrawnFaces few = DrawnFaces.of(800, 30, 0, 2);
    List<Amplification.Row> rows =
        Amplification.of(TRAIN.faces, few.net, few.faces.attributes(), DrawnFaces.LABEL, 1).rows();
    assertThat(rows.get(0).attribute()).isEqualTo("Male");
    assertThat(rows.get(0).labels().value()).isNaN();
    assertThat(rows.get(1).labels().value()).isNotNaN();
  }

  @Test
  void anAttributeHasFiguresOnceTwentyPeopleHaveItAndTwentyHaveItNot() {
    String[] people = Arrays.stream(TEST.net.subjects()).distinct().toArray(String[]::new);
    for (int few : new int[] {19, 20}) {
      Set<String> some = Set.of(Arrays.copyOf(people, few));
      byte[] heldBySome = new byte[TEST.net.size()];
      byte[] lackedBySome = new byte[TEST.net.size()];
      for (int i = 0; i < heldBySome.length; i++) {
        heldBySome[i] = (byte) (some.contains(TEST.net.subjects()[i]) ? 1 : 0);
        lackedBySome[i] = (byte) (1 - heldBySome[i]);
      }
      Labels attributes =
          new Labels(List.of("Male", "Smiling"), new byte[][] {heldBySome, lackedBySome});
      assertThat(Amplification.of(TRAIN.faces, TEST.net, attributes, DrawnFaces.LABEL, 1).rows())
          .hasSize(2)
          .allSatisfy(row -> assertThat(Double.isNaN(row.amplification().value())).as(few + " people").isEqualTo(few < 20));
    }
  }

  @Test
  void anAttributeOfOneValueInTheTrainPartHasNoDirectionAndNoAmplification() {
    byte[][] values = DrawnFaces.ATTRIBUTES.stream().map(TRAIN.faces.attributes()::of).toArray(byte[][]::new);
    values[2] = new byte[TRAIN.faces.size()];
    LabelledFaces train =
        new LabelledFaces(
            TRAIN.faces.subjects(), TRAIN.faces.labels(), new Labels(DrawnFaces.ATTRIBUTES, values));
    Amplification amplification =
        Amplification.of(train, TEST.net, TEST.faces.attributes(), DrawnFaces.LABEL, 1);
    List<Amplification.Row> rows = amplification.rows();
    assertThat(rows.get(1).attribute()).isEqualTo("Smiling");
    assertThat(rows.get(1).direction()).isZero();
    assertThat(rows.get(1).labels().value()).isNotNaN();
    assertThat(rows.get(1).amplification().value()).isNaN();
    assertThat(rows.get(1).ofScores().value()).isNaN();
    double others = rows.get(0).amplification().value() + rows.get(2).amplification().value();
    assertThat(amplification.mean().value()).isCloseTo(others / 2, within(1e-12));
  }

  private static Amplification measure(Scores test) {
    return Amplification.of(TRAIN.faces, test, TEST.faces.attributes(), DrawnFaces.LABEL, 1);
  }
}
