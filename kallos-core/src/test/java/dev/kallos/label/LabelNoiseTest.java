package dev.kallos.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.dataset.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelNoiseTest {
  private static final LabelledFaces ALL = DrawnFaces.of(400, 60, 0, 1).faces;

  @Test
  void agreementIsWhatGoingThroughAllPairsGives() {
    Map<String, double[]> people = new TreeMap<>();
    double[] strangers = new double[2];
    for (int i = 0; i < 400; i++) {
      for (int j = 0; j < i; j++) {
        boolean same = ALL.subjects()[i].equals(ALL.subjects()[j]);
        double[] counts = same ? people.computeIfAbsent(ALL.subjects()[i], who -> new double[2]) : strangers;
        counts[0]++;
        counts[1] += ALL.labels()[i] == ALL.labels()[j] ? 1 : 0;
      }
    }
    double pairs = people.values().stream().mapToDouble(c -> c[0]).sum();
    LabelNoise noise = LabelNoise.of(ALL, ALL.subjects(), ALL.labels(), 1);
    assertThat(noise.pairs()).isEqualTo((long) pairs);
    assertThat(noise.peopleWithPairs()).isEqualTo(people.size());
    assertThat(noise.agreement().value())
        .isCloseTo(people.values().stream().mapToDouble(c -> c[1]).sum() / pairs, within(1e-12));
    assertThat(noise.agreementByPerson().value())
        .isCloseTo(people.values().stream().mapToDouble(c -> c[1] / c[0]).average().orElseThrow(), within(1e-12));
    assertThat(noise.agreementOfStrangers()).isCloseTo(strangers[1] / strangers[0], within(1e-12));
    assertThat(noise.agreement().ci95().contains(noise.agreement().value())).isTrue();
  }

  @Test
  void theOraclesAreRightWhereCountingEachPersonsPhotosSaysSo() {
    double right = 0;
    double rightByOthers = 0;
    double others = 0;
    for (int i = 0; i < 400; i++) {
      double[] every = new double[2];
      double[] other = new double[2];
      for (int j = 0; j < 400; j++) {
        if (ALL.subjects()[j].equals(ALL.subjects()[i])) {
          every[ALL.labels()[j]]++;
          other[ALL.labels()[j]] += j == i ? 0 : 1;
        }
      }
      right += won(every, ALL.labels()[i]);
      if (other[0] + other[1] > 0) {
        others++;
        rightByOthers += won(other, ALL.labels()[i]);
      }
    }
    LabelNoise noise = LabelNoise.of(ALL, ALL.subjects(), ALL.labels(), 1);
    assertThat(noise.subjectMajority().value()).isCloseTo(right / 400, within(1e-12));
    assertThat(noise.otherPhotosMajority().value()).isCloseTo(rightByOthers / others, within(1e-12));
    assertThat(noise.otherPhotosFaces()).isEqualTo((int) others);
  }

  private static double won(double[] votes, int label) {
    return votes[label] > votes[1 - label] ? 1 : votes[label] == votes[1 - label] ? .5 : 0;
  }

  @Test
  void threePhotosOfWhichTwoAgreeAndTwoThatDoAgreeByPairsInTwoOfFourAndByPersonInTwoThirds() {
    LabelNoise noise = small(new String[] {"a", "a", "a", "b", "b"}, 1, 1, 0, 0, 0);
    assertThat(noise.agreement().value()).isCloseTo(2.0 / 4, within(1e-12));
    assertThat(noise.agreementByPerson().value()).isCloseTo((1.0 / 3 + 1) / 2, within(1e-12));
    assertThat(noise.subjectMajority().value()).isCloseTo(4.0 / 5, within(1e-12));
    assertThat(noise.otherPhotosMajority().value()).isCloseTo((.5 + .5 + 0 + 1 + 1) / 5, within(1e-12));
  }

  @Test
  void anAgreementOfFewerThanFivePeopleWithSeveralPhotosHasNoInterval() {
    for (int pairs : new int[] {4, 9}) {
      String[] who = IntStream.range(0, 60).mapToObj(i -> i < 2 * pairs ? "pair" + i / 2 : "alone" + i).toArray(String[]::new);
      int[] labels = IntStream.range(0, 60).map(i -> i % 5 == 0 ? 1 : 0).toArray();
      LabelNoise noise = small(who, labels);
      assertThat(noise.agreement().ci95().isDefined()).isEqualTo(pairs == 9);
      assertThat(noise.otherPhotosMajority().ci95().isDefined()).isEqualTo(pairs == 9);
      assertThat(noise.subjectMajority().ci95().isDefined()).isTrue();
    }
  }

  @Test
  void withoutPairsThereIsASentenceAndNoAgreement() {
    LabelNoise noise = small(new String[] {"a", "b"}, 1, 0);
    assertThat(noise.agreement().value()).isNaN();
    assertThat(noise.agreementOfStrangers()).isZero();
    assertThat(noise.sentence()).contains("No two photos show one person.");
    assertThat(LabelNoise.unknown(5).sentence().orElseThrow()).contains("do not say who is who");
  }

  private static LabelNoise small(String[] subjects, int... labels) {
    byte[] column = new byte[labels.length];
    Arrays.fill(column, (byte) 0);
    LabelledFaces faces = new LabelledFaces(subjects, labels, new Labels(List.of("Male"), new byte[][] {column}));
    return LabelNoise.of(faces, subjects, labels, 1);
  }
}
