package dev.kallos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleScoresTest {
  private static final Scores THREE =
      new Scores(new String[] {"a", "b", "c"}, new String[] {"1", "2", "3"}, new int[] {1, 0, 1}, new double[3]);

  @TempDir Path folder;

  /** Some faces as several nets of different skill score them. */
  private static EnsembleScores random(long seed, int members) {
    Scores faces = RandomScores.draw(300, 40, seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> logits = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      double skill = m + 1;
      logits.add(
          IntStream.of(faces.labels()).mapToDouble(label -> skill * (label - 0.5) + random.nextDouble(-6, 6)).toArray());
    }
    return EnsembleScores.of(faces, logits);
  }

  @Test
  void theAnswerIsTheMeanOfTheLogits() {
    EnsembleScores scores =
        EnsembleScores.of(
            THREE, List.of(new double[] {1, -2, 4}, new double[] {2, -4, -1}, new double[] {6, 0, -6}));
    assertThat(scores.mean().logits()).containsExactly(3, -2, -1);
    assertThat(scores.mean().labels()).isEqualTo(THREE.labels());
    assertThat(scores.member(1).logits()).containsExactly(2, -4, -1);
  }

  @Test
  void itsProbabilityIsTheNormalisedGeometricMeanOfTheMembers() {
    EnsembleScores scores = random(3, 4);
    for (int i = 0; i < scores.mean().size(); i++) {
      double yes = 1;
      double no = 1;
      for (double[] logits : scores.members()) {
        yes *= Math.pow(Scores.probability(logits[i]), 0.25);
        no *= Math.pow(Scores.probability(-logits[i]), 0.25);
      }
      assertThat(scores.mean().probabilities()[i]).isCloseTo(yes / (yes + no), within(1e-12));
    }
  }

  @Test
  void itsLogLossIsNeverAboveTheMembersMean() {
    for (int seed = 0; seed < 50; seed++) {
      EnsembleScores scores = random(seed, 2 + seed % 4);
      double mean =
          IntStream.range(0, scores.members().size())
              .mapToDouble(m -> Evaluation.of(scores.member(m)).get(Metric.LOG_LOSS).value())
              .average()
              .orElseThrow();
      assertThat(Evaluation.of(scores.mean()).get(Metric.LOG_LOSS).value()).isLessThan(mean);
    }
  }

  @Test
  void eachMembersFiguresAreThoseItHasAloneAndTheGainIsWhatIsAboveTheirMean() {
    EnsembleScores scores = random(5, 3);
    EnsembleEvaluation evaluation = EnsembleEvaluation.of(scores, 9);
    for (Metric metric : EnsembleEvaluation.METRICS) {
      double sum = 0;
      for (int m = 0; m < 3; m++) {
        Measured alone = Evaluation.of(scores.member(m), 9).get(metric);
        assertThat(evaluation.members().get(m).get(metric)).isEqualTo(alone);
        sum += alone.value();
      }
      Measured gain = evaluation.gain().get(metric);
      assertThat(gain.value()).isCloseTo(Evaluation.of(scores.mean()).get(metric).value() - sum / 3, within(1e-12));
      assertThat(gain.ci95().contains(gain.value())).isTrue();
    }
  }

  @Test
  void aGainThatIsTheSameForEveryPersonHasNoInterval() {
    double[] twice = {2, 2, 2};
    EnsembleScores same = EnsembleScores.of(THREE, List.of(twice, twice.clone()));
    Measured gain = EnsembleEvaluation.of(same, 1).gain().get(Metric.LOG_LOSS);
    assertThat(gain).isEqualTo(Measured.point(0));
  }

  @Test
  void theFileGivesBackEachMembersLogitsInTheOrderOfTheFacesAskedFor() throws IOException {
    EnsembleScores scores = random(7, 3);
    Path file = folder.resolve("members.csv");
    MembersFile.write(file, Map.of(Part.TEST, scores));
    assertThat(Files.readAllLines(file).get(0)).isEqualTo("file,partition,logit_1,logit_2,logit_3");
    int[] reversed = IntStream.range(0, scores.mean().size()).map(i -> scores.mean().size() - 1 - i).toArray();
    EnsembleScores read = MembersFile.read(file, scores.mean().select(reversed), 3);
    for (int m = 0; m < 3; m++) {
      assertThat(read.member(m).logits()).isEqualTo(scores.member(m).select(reversed).logits());
    }
  }

  @Test
  void aFileWithoutAFaceAMemberOrALogitIsRefused() throws IOException {
    Path file = folder.resolve("members.csv");
    String whole = "file,partition,logit_1,logit_2\na,test,1,2\nb,test,1,2\nc,test,1,2\n";
    for (String[] broken :
        new String[][] {
          {whole.replace("b,test,1,2\n", ""), "has no row for b"},
          {whole.replace("logit_2", "logit_3"), "has no column 'logit_2'"},
          {whole.replace("b,test,1,2", "b,test,1,"), "line 3: a logit is missing or not finite"}
        }) {
      Files.writeString(file, broken[0]);
      assertThatThrownBy(() -> MembersFile.read(file, THREE, 2))
          .isInstanceOf(UnusableInputException.class)
          .hasMessageContaining(broken[1]);
    }
  }
}
