package dev.kallos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisclaimerTest {
  @Test
  void celebasAttractiveIsALabelAndAnOpinion() {
    assertThat(Disclaimer.of(false, "CelebA, official", "Attractive"))
        .contains("labelled attractive")
        .contains("undocumented company’s opinion from 2015 about celebrity photographs");
  }

  @Test
  void anotherAttributeOfCelebaIsNamedInWords() {
    assertThat(Disclaimer.of(false, "CelebA, Kaggle", "Wavy_Hair"))
        .contains("“labelled Wavy Hair”")
        .contains("undocumented company");
  }

  @Test
  void drawnFacesClaimNothingAboutPeopleWhateverTheirLayout() {
    assertThat(Disclaimer.of(true, "CelebA, official", "Attractive"))
        .contains("drawn by the program")
        .contains("planted")
        .doesNotContain("2015");
  }

  @Test
  void anyOtherTableMakesNoClaimAboutWhereItsLabelsCameFrom() {
    assertThat(Disclaimer.of(false, "table", "Attractive")).contains("labelled Attractive").doesNotContain("2015");
  }
}
