package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NamesTest {
  private final Names names = new Names();

  @Test
  void namesAreNumberedInTheOrderTheyCome() {
    assertThat(List.of(names.number("b"), names.number("a"), names.number("b"), names.number("ä b/ç.jpg")))
        .containsExactly(0, 1, 0, 2);
    assertThat(names.size()).isEqualTo(3);
    assertThat(names.get(2)).isEqualTo("ä b/ç.jpg");
  }

  @Test
  void aNameIsAddedOnce() {
    assertThat(names.add("a")).isTrue();
    assertThat(names.add("a")).isFalse();
    assertThat(names.size()).isEqualTo(1);
  }

  @Test
  void anEmptyNameIsAName() {
    assertThat(names.find("")).isEqualTo(-1);
    names.add("a");
    assertThat(names.number("")).isEqualTo(1);
    assertThat(names.get(1)).isEmpty();
    assertThat(names.find("")).isEqualTo(1);
  }

  @Test
  void theyAnswerAsAMapWould() {
    Random random = new Random(5);
    Map<String, Integer> expected = new HashMap<>();
    List<String> inOrder = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String name = Integer.toString(random.nextInt(10_000), 36);
      if (expected.putIfAbsent(name, expected.size()) == null) {
        inOrder.add(name);
      }
      assertThat(names.number(name)).isEqualTo(expected.get(name));
    }
    for (int i = 0; i < 10_000; i++) {
      String name = Integer.toString(i, 36);
      assertThat(names.find(name)).isEqualTo(expected.getOrDefault(name, -1));
    }
    assertThat(inOrder).hasSize(names.size());
    for (int i = 0; i < names.size(); i++) {
      assertThat(names.get(i)).isEqualTo(inOrder.get(i));
    }
  }

  @Test
  void onlyTheSameNamesInTheSameOrderAreShared() {
    assertThat(of("ab", "c").sharedWith(names("ab", "c"))).isSameAs(names);
    for (Names others : List.of(of("a", "bc"), of("c", "ab"), of("ab"), of("ab", "c", "d"), of("ab", "d"))) {
      assertThat(others.sharedWith(names)).isSameAs(others);
    }
  }

  private Names names(String... some) {
    List.of(some).forEach(names::add);
    return names;
  }

  private static Names of(String... some) {
    Names others = new Names();
    List.of(some).forEach(others::add);
    return others;
  }

  @Test
  void aNumberBeyondTheLastIsRefused() {
    names.add("a");
    assertThatThrownBy(() -> names.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
