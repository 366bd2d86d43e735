package dev.kallos.explanation.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.Progress;
import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.scoring.Scorer;
import dev.kallos.training.MemoryFaces;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A net and its opposite, and maps and theirs: a face answered no is measured as the same face answered yes. */
class AnsweredNoTest {
  private static final int[] FACES = {0, 1, 2, 3, 4, 5};
  private static final String[] SUBJECTS = {"a", "b", "c", "d", "e", "f"};
  private static final MemoryFaces GREY = RedSpot.faces(FACES.length, false);
  private static final MemoryFaces RED = RedSpot.faces(FACES.length, true);
  private static final List<SignedMap> MAPS = noise(5);
  private static final List<SignedMap> OTHERS = noise(6);

  private static ConvNet yes;
  private static ConvNet no;

  @BeforeAll
  static void start() {
    Engine.start(2);
    yes = RedSpot.net();
    no = RedSpot.opposite();
  }

  @AfterAll
  static void close() {
    yes.close();
    no.close();
  }

  @Test
  void itsMapIsAsFaithful() {
    double[] logits = logits(no);
    assertThat(Arrays.stream(logits).boxed()).allMatch(logit -> logit < 0);
    Faithfulness expected = faithfulness(yes, MAPS, logits(yes));

    assertThat(faithfulness(no, turned(MAPS), logits)).usingRecursiveComparison().isEqualTo(expected);
    assertThat(faithfulness(no, MAPS, logits)).usingRecursiveComparison().isNotEqualTo(expected);
  }

  @Test
  void hidingARegionTakesAsMuchOfTheAnswer() {
    assertThat(drops(no)).isDeepEqualTo(drops(yes));
  }

  @Test
  void itsMapSeesAsMuchOfAThing() {
    CausalCheck raises = CausalCheck.of(yes, GREY, RED, SUBJECTS, 1, () -> false);
    CausalCheck lowers = CausalCheck.of(no, GREY, RED, SUBJECTS, 1, () -> false);

    assertThat(lowers.effect().measured().value()).isEqualTo(-raises.effect().measured().value());
    assertThat(lowers.by(turned(OTHERS), turned(MAPS), 32, 40, 1)).isEqualTo(raises.by(OTHERS, MAPS, 32, 40, 1));
  }

  private static double[] logits(ConvNet net) {
    return Scorer.logits(net, RED, FACES, 4, Progress.silent(), () -> false);
  }

  private static Faithfulness faithfulness(ConvNet net, List<SignedMap> maps, double[] logits) {
    return Faithfulness.of(net, RED, FACES, maps, logits, 1, Progress.silent(), () -> false);
  }

  private static double[][] drops(ConvNet net) {
    return RegionDrops.of(net, RED, FACES, i -> RedSpot.REGIONS, logits(net), 1, Progress.silent(), () -> false).drops();
  }

  /** Maps in which every cell speaks, for or against. */
  private static List<SignedMap> noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> noise(random)).limit(FACES.length).toList();
  }

  private static SignedMap noise(SplittableRandom random) {
    float[] values = new float[80];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 2);
    }
    return new SignedMap(10, 8, values);
  }

  private static List<SignedMap> turned(List<SignedMap> maps) {
    return maps.stream().map(AnsweredNoTest::turned).toList();
  }

  private static SignedMap turned(SignedMap map) {
    float[] values = map.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = -values[i];
    }
    return new SignedMap(map.height(), map.width(), values);
  }
}
