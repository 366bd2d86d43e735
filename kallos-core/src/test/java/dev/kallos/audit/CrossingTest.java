package dev.kallos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossingTest {
  private static final List<String> NAMES =
      List.of("Attractive", "Male", "Young", "Smiling", "Eyeglasses", "Wearing_Hat", "sex", "extra");
  private static final Labels LABELS = new Labels(NAMES, new byte[NAMES.size()][0]);

  @ParameterizedTest
  @ValueSource(strings = {"Male×Young", "Male*Young", "MalexYoung", "Male x Young", " Male × Young "})
  void aCrossingIsReadWithAnyOfTheSigns(String text) {
    assertThat(parse(text)).isEqualTo(new Crossing(List.of("Male", "Young")));
    assertThat(parse(text).name()).isEqualTo("Male×Young");
  }

  @Test
  void anXInAKnownNameIsNoSign() {
    assertThat(parse("sexxextra").attributes()).containsExactly("sex", "extra");
    assertThat(parse("sex*Young").attributes()).containsExactly("sex", "Young");
    assertThat(parse("MalexYoungxsex").attributes()).containsExactly("Male", "Young", "sex");
    assertThat(parse("extra").attributes()).containsExactly("extra");
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> parse("Male×Yong"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("'Yong'")
        .hasMessageContaining("Young");
    assertThatThrownBy(() -> parse("MalexYong")).hasMessageContaining("'Yong'").hasMessageContaining("Young");
    assertThatThrownBy(() -> parse("Glasses*Smiling")).hasMessageContaining("Eyeglasses");
    assertThatThrownBy(() -> parse("Male×")).isInstanceOf(UnusableInputException.class);
  }

  @Test
  void whatTheNetLearntOneNameTwiceAndTooManyNamesAreRefused() {
    assertThatThrownBy(() -> parse("Male×Attractive"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("what the net learnt");
    assertThatThrownBy(() -> parse("Male×Male")).hasMessageContaining("none of them twice");
    assertThatThrownBy(() -> parse("Male×Young×Smiling×Eyeglasses×Wearing_Hat")).hasMessageContaining("up to 4");
  }

  @Test
  void theSameAttributesInAnotherOrderAreNoOtherCrossing() {
    List<Crossing> named = List.of(parse("Male×Young"), parse("Young"), parse("Young×Male"), parse("Male×Young"));
    assertThat(Crossing.distinct(named)).extracting(Crossing::name).containsExactly("Male×Young", "Young");
  }

  @Test
  void sexIsCrossedWithAgeUnlessOneIsUnknownOrLearnt() {
    assertThat(Crossing.usual(LABELS, "Attractive")).extracting(Crossing::name).containsExactly("Male×Young");
    assertThat(Crossing.usual(LABELS, "Male")).isEmpty();
    assertThat(Crossing.usual(new Labels(List.of("Male"), new byte[1][0]), "Smiling")).isEmpty();
  }

  private static Crossing parse(String text) {
    return Crossing.parse(text, LABELS, "Attractive");
  }
}
