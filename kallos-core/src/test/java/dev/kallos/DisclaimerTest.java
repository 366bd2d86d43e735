package dev.kallos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.Disclaimer.Origin;
import org.junit.jupiter.api.Test;

class DisclaimerTest {
  @Test
  void celebasAttractiveIsALabelAndAnOpinion() {
    assertThat(Disclaimer.of(Origin.OPINION, "CelebA, official", "Attractive"))
        .contains("labelled attractive")
        .contains("undocumented company’s opinion from 2015 about celebrity photographs");
  }

  @Test
  void anotherAttributeOfCelebaIsNamedInWords() {
    assertThat(Disclaimer.of(Origin.OPINION, "CelebA, Kaggle", "Wavy_Hair"))
        .contains("“labelled Wavy Hair”")
        .contains("undocumented company");
  }

  @Test
  void drawnFacesClaimNothingAboutPeopleWhateverTheirLayout() {
    assertThat(Disclaimer.of(Origin.PLANTED, "CelebA, official", "Attractive"))
        .contains("drawn by the program")
        .contains("planted")
        .doesNotContain("2015");
  }

  @Test
  void aLabelThatWasDrawnAndNotPlantedIsNotCalledPlanted() {
    ObjectNode drawn = JsonNodeFactory.instance.objectNode().put("attribute", "Attractive");
    assertThat(Origin.of(drawn, "Attractive")).isEqualTo(Origin.PLANTED);
    assertThat(Origin.of(drawn, "Wavy_Hair")).isEqualTo(Origin.DRAWN);
    assertThat(Origin.of(JsonNodeFactory.instance.nullNode(), "Attractive")).isEqualTo(Origin.OPINION);
    drawn.putArray("attributes").add("Wavy_Hair");
    assertThat(Origin.of(drawn, "Attractive")).isEqualTo(Origin.PLANTED);
    assertThat(Origin.of(drawn, "Wavy_Hair")).isEqualTo(Origin.DRAWN);
    assertThat(Origin.of(drawn, "my_own")).isEqualTo(Origin.OPINION_OF_DRAWN);
    assertThat(Disclaimer.of(Origin.OPINION_OF_DRAWN, "CelebA, official", "my_own"))
        .contains("drawn by the program", "“labelled my own” says how whoever labelled these pictures saw them")
        .doesNotContain("photograph", "2015", "known exactly");
    assertThat(Disclaimer.ofOtherFaces(Origin.OPINION_OF_DRAWN, "CelebA, official", "my_own"))
        .startsWith("This net learnt from drawn faces alone, and learnt what someone labelled “my own”");
    assertThat(Disclaimer.of(Origin.DRAWN, "CelebA, official", "Wavy_Hair"))
        .contains("drawn by the program", "“labelled Wavy Hair”", "known exactly")
        .doesNotContain("planted");
  }

  @Test
  void aNetThatLearntFromDrawnFacesIsNotToJudgePeopleByWhoseFacesMayBePhotographs() {
    assertThat(Disclaimer.ofOtherFaces(Origin.PLANTED, "CelebA, official", "Attractive"))
        .contains("drawn faces alone", "planted", "Do not use it to judge people")
        .doesNotContain("No person is shown");
    assertThat(Disclaimer.ofOtherFaces(Origin.DRAWN, "CelebA, official", "Wavy_Hair"))
        .contains("drawn faces alone", "“Wavy Hair”", "Do not use it to judge people")
        .doesNotContain("planted");
    assertThat(Disclaimer.ofOtherFaces(Origin.OPINION, "CelebA, official", "Attractive"))
        .isEqualTo(Disclaimer.of(Origin.OPINION, "CelebA, official", "Attractive"));
  }

  @Test
  void anyOtherTableMakesNoClaimAboutWhereItsLabelsCameFrom() {
    assertThat(Disclaimer.of(Origin.OPINION, "table", "Attractive"))
        .contains("“Attractive” always means “labelled attractive”")
        .doesNotContain("2015");
  }
}
