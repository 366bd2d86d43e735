package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.ATTRACTIVE;
import static dev.kallos.synthetic.FaceAttribute.GOATEE;
import static dev.kallos.synthetic.FaceAttribute.MALE;
import static dev.kallos.synthetic.FaceAttribute.PALE_SKIN;
import static dev.kallos.synthetic.FaceAttribute.SMILING;
import static dev.kallos.synthetic.FaceAttribute.WEARING_LIPSTICK;
import static dev.kallos.synthetic.FaceAttribute.YOUNG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.UnusableInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlbumTest {
  private static final Album WHOLE = Album.of(new DrawingRecipe(20_000, 1, Optional.empty()));

  /** Attributes a person keeps however the picture is taken. */
  private static final Set<FaceAttribute> KEPT =
      Set.of(
          MALE, YOUNG, PALE_SKIN, FaceAttribute.BIG_NOSE, FaceAttribute.BLACK_HAIR, FaceAttribute.OVAL_FACE,
          FaceAttribute.BALD, FaceAttribute.BUSHY_EYEBROWS, FaceAttribute.BIG_LIPS);

  @Test
  void aSubjectKeepsBonesAndAgeAndSexWhileExpressionChanges() {
    Map<Integer, List<FaceSpec>> bySubject =
        WHOLE.faces().stream()
            .collect(
                Collectors.groupingBy(
                    Album.Entry::subject, Collectors.mapping(Album.Entry::spec, Collectors.toList())));
    int changing = 0;
    for (List<FaceSpec> faces : bySubject.values()) {
      assertThat(faces).hasSizeBetween(2, 32);
      assertThat(faces).extracting(FaceSpec::person).containsOnly(faces.get(0).person());
      for (FaceAttribute kept : KEPT) {
        assertThat(faces).extracting(face -> face.has(kept)).containsOnly(faces.get(0).has(kept));
      }
      changing += faces.stream().map(face -> face.has(SMILING)).distinct().count() == 2 ? 1 : 0;
    }
    assertThat(changing).isGreaterThan(bySubject.size() / 2);
    assertThat(WHOLE.faces().size() / (double) bySubject.size()).isBetween(7.0, 9.0);
  }

  @Test
  void theRatesAreNearCelebas() {
    Map<FaceAttribute, Double> celeba = new HashMap<>();
    celeba.put(MALE, .417);
    celeba.put(YOUNG, .774);
    celeba.put(SMILING, .482);
    celeba.put(FaceAttribute.MOUTH_SLIGHTLY_OPEN, .483);
    celeba.put(WEARING_LIPSTICK, .472);
    celeba.put(FaceAttribute.EYEGLASSES, .065);
    celeba.put(FaceAttribute.WEARING_HAT, .048);
    celeba.put(FaceAttribute.BANGS, .152);
    celeba.put(FaceAttribute.NO_BEARD, .835);
    celeba.put(FaceAttribute.WAVY_HAIR, .32);
    celeba.put(FaceAttribute.PALE_SKIN, .043);
    celeba.put(FaceAttribute.BIG_NOSE, .235);
    celeba.put(FaceAttribute.ARCHED_EYEBROWS, .267);
    celeba.put(FaceAttribute.WEARING_EARRINGS, .189);
    celeba.forEach(
        (attribute, rate) ->
            assertThat(rate(shown -> shown.contains(attribute))).as(attribute.id()).isCloseTo(rate, within(.06)));
    assertThat(rate(has -> has.contains(GOATEE) && !has.contains(MALE))).isZero();
  }

  @Test
  void halfOfTheFacesArePositiveAndTheRuleIsAsSureAsItShouldBe() {
    assertThat(rate(shown -> shown.contains(ATTRACTIVE))).isCloseTo(.5, within(.03));
    assertThat(WHOLE.bayesAccuracy()).isBetween(.84, .9);
    assertThat(WHOLE.rule().weights().keySet())
        .doesNotContain(MALE, YOUNG, PALE_SKIN, ATTRACTIVE)
        .allMatch(FaceAttribute.DRAWN::contains);
  }

  @Test
  void theLabelsAreThrownWithThePlantedProbabilities() {
    double[] sure = WHOLE.faces().stream().mapToDouble(Album.Entry::probability).filter(p -> p > .9).toArray();
    double expected = java.util.Arrays.stream(sure).average().orElseThrow();
    double held =
        WHOLE.faces().stream().filter(face -> face.probability() > .9 && face.spec().has(ATTRACTIVE)).count();
    assertThat(held / sure.length).isCloseTo(expected, within(.02));
  }

  @ParameterizedTest
  @EnumSource(Plant.class)
  void aPlantsLabelKnowsNothingOfTheRestOfTheFace(Plant plant) {
    Album album = Album.of(new DrawingRecipe(40_000, 2, Optional.of(plant.region())));
    assertThat(album.rule().weights().keySet()).isEqualTo(plant.weights().keySet());
    assertThat(album.bayesAccuracy()).isBetween(.85, .92);
    double overall = rate(album, has -> true, ATTRACTIVE);
    assertThat(overall).isCloseTo(.5, within(.03));
    for (FaceAttribute elsewhere : FaceAttribute.DRAWN) {
      long holding = album.faces().stream().filter(face -> face.spec().has(elsewhere)).count();
      if (!touches(plant, elsewhere) && holding > 1000) {
        double among = rate(album, shown -> shown.contains(elsewhere), ATTRACTIVE);
        double subjects = holding / 8.0;
        assertThat(among).as(elsewhere.id()).isCloseTo(overall, within(.02 + 2.2 / Math.sqrt(subjects)));
      }
    }
  }

  @Test
  void anUnknownRegionIsRefusedAndTheKnownOnesNamed() {
    assertThatThrownBy(() -> new DrawingRecipe(100, 1, Optional.of("mouth"), Map.of("Male", -1.0)))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("together with a region");
    assertThatThrownBy(() -> new DrawingRecipe(100, 1, Optional.empty(), Map.of("Attractive", 1.0)))
        .isInstanceOf(UnusableInputException.class);
    assertThatThrownBy(() -> new DrawingRecipe(100, 1, Optional.empty(), Map.of("Mail", 1.0)))
        .hasMessageContaining("no drawn attribute 'Mail'");
    assertThatThrownBy(() -> new DrawingRecipe(100, 1, Optional.of("elbow")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("'elbow'")
        .hasMessageContaining("hair, forehead, brows, eyes, nose, cheeks, mouth, chin_and_jaw, neck");
  }

  @Test
  void aPlantedBiasMovesTheOddsOfItsGroupsLabelsByJustThatAndNothingElseOfTheFaces() {
    Album plain = Album.of(new DrawingRecipe(4000, 9, Optional.empty()));
    Album biased = Album.of(new DrawingRecipe(4000, 9, Optional.empty(), Map.of("Male", -1.5)));
    for (int i = 0; i < plain.faces().size(); i++) {
      Album.Entry before = plain.faces().get(i);
      Album.Entry after = biased.faces().get(i);
      assertThat(after.spec().with(ATTRACTIVE, false)).isEqualTo(before.spec().with(ATTRACTIVE, false));
      assertThat(logit(after.probability()) - logit(before.probability()))
          .isCloseTo(before.spec().has(MALE) ? -1.5 : 0, within(1e-9));
    }
    assertThat(biased.rule().weights()).containsEntry(MALE, -1.5);
  }

  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }

  @Test
  void tooFewFacesForThreePartsAreRefused() {
    assertThatThrownBy(() -> new DrawingRecipe(19, 1, Optional.empty()))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("20");
  }

  /** Whether an attribute is the plant's own, or follows from one that is. */
  private static boolean touches(Plant plant, FaceAttribute attribute) {
    return plant.weights().containsKey(attribute)
        || (plant == Plant.CHIN_AND_JAW && attribute == FaceAttribute.NO_BEARD);
  }

  private static double rate(Predicate<Set<FaceAttribute>> condition) {
    return WHOLE.faces().stream().filter(face -> condition.test(face.spec().attributes())).count()
        / (double) WHOLE.faces().size();
  }

  private static double rate(Album album, Predicate<Set<FaceAttribute>> among, FaceAttribute attribute) {
    return album.faces().stream()
        .map(face -> face.spec().attributes())
        .filter(among)
        .mapToInt(has -> has.contains(attribute) ? 1 : 0)
        .average()
        .orElseThrow();
  }
}
