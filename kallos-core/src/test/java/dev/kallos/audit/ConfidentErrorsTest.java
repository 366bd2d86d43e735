package dev.kallos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Scores;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfidentErrorsTest {
  private static final int FACES = 300;
  private static final Scores TEST = scores();
  private static final byte[] MALE = column(3);
  private static final byte[] YOUNG = column(2);
  private static final Labels LABELS = new Labels(List.of("Male", "Young"), new byte[][] {MALE, YOUNG});
  private static final ConfidentErrors ERRORS =
      ConfidentErrors.of(
          TEST,
          List.of(
              Group.whole(FACES),
              Group.of(LABELS, FACES, new Crossing(List.of("Male"))).get(0),
              Group.of(LABELS, FACES, new Crossing(List.of("Male", "Young"))).get(1),
              new Group("Male=0", IntStream.range(0, 19).toArray(), new int[0])));

  @Test
  void aGroupShowsItsSurestErrorsAndTheSurestComesFirst() {
    for (ConfidentErrors.OfGroup group : ERRORS.groups()) {
      int[] wrong =
          IntStream.range(0, FACES)
              .filter(i -> (TEST.logits()[i] > 0) != (TEST.labels()[i] == 1))
              .filter(
                  i ->
                      switch (group.group()) {
                        case "Male=1" -> MALE[i] == 1;
                        case "Male=1 & Young=0" -> MALE[i] == 1 && YOUNG[i] == 0;
                        default -> true;
                      })
              .toArray();
      assertThat(group.errors()).isEqualTo(wrong.length);
      double[] surest = Arrays.stream(wrong).mapToDouble(i -> -Math.abs(TEST.logits()[i])).sorted().toArray();
      int most = group.group().equals("all") ? 20 : 12;
      assertThat(Arrays.stream(group.shown()).mapToDouble(i -> -Math.abs(TEST.logits()[i])).toArray())
          .containsExactly(Arrays.copyOf(surest, Math.min(most, surest.length)));
      assertThat(Arrays.stream(group.shown()).boxed()).isSubsetOf(Arrays.stream(wrong).boxed().toList());
    }
  }

  @Test
  void groupsOfFewerThanTwentyPeopleShowNoFaces() {
    assertThat(ERRORS.groups()).extracting(ConfidentErrors.OfGroup::group).containsExactly("all", "Male=1", "Male=1 & Young=0");
  }

  @Test
  void anAttributesNameMayHoldTheSignBetweenConditions() {
    Labels labels = new Labels(List.of("Glasses & hat", "A=1 & B"), new byte[][] {MALE, YOUNG});
    ConfidentErrors errors = Audit.of(TEST, labels, "Attractive", List.of(), 1).confidentErrors();

    assertThat(errors.groups())
        .extracting(ConfidentErrors.OfGroup::group)
        .containsExactly("all", "Glasses & hat=1", "Glasses & hat=0", "A=1 & B=1", "A=1 & B=0");
    assertThat(Arrays.stream(errors.groups().get(1).shown()).boxed()).isNotEmpty().allMatch(i -> MALE[i] == 1);
  }

  @Test
  void theIndexHasEachFaceOnceAndItsGroupsPointToIt() {
    String first = TEST.files()[ERRORS.groups().get(0).shown()[0]];
    JsonNode json = new ErrorIndex(TEST, ERRORS, Map.of(first, "faces/a.jpg"), Optional.empty()).json();
    assertThat(json.path("faces")).hasSize(ErrorIndex.shown(ERRORS).length);
    assertThat(json.findValuesAsText("file")).doesNotHaveDuplicates();
    assertThat(json.path("sentence").isNull()).isTrue();
    assertThat(json.at("/faces/0/photo").asText()).isEqualTo("faces/a.jpg");
    assertThat(json.at("/faces/1/photo").isNull()).isTrue();
    for (int g = 0; g < ERRORS.groups().size(); g++) {
      int[] shown = ERRORS.groups().get(g).shown();
      for (int k = 0; k < shown.length; k++) {
        int at = json.path("groups").get(g).path("shown").get(k).asInt();
        assertThat(json.path("faces").get(at).path("file").asText()).isEqualTo(TEST.files()[shown[k]]);
      }
    }
  }

  private static byte[] column(int period) {
    byte[] values = new byte[FACES];
    for (int i = 0; i < FACES; i++) {
      values[i] = (byte) (i % period == 0 ? 1 : i % 7 == 1 ? -1 : 0);
    }
    return values;
  }

  private static Scores scores() {
    SplittableRandom random = new SplittableRandom(1);
    String[] names = IntStream.range(0, FACES).mapToObj(i -> i + ".jpg").toArray(String[]::new);
    int[] labels = IntStream.range(0, FACES).map(i -> random.nextInt(2)).toArray();
    return new Scores(names, names, labels, IntStream.range(0, FACES).mapToDouble(i -> random.nextGaussian()).toArray());
  }
}
