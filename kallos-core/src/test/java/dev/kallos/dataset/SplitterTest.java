package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitterTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void nobodyStandsInTwoPartsAndSizesAreNearEightyTenTen(long seed) {
    FaceDataset data = data(people(500, seed));
    Split split = split(data, Split.Kind.SUBJECTS, seed);
    assertThat(split.overlap()).isZero();
    assertThat(overlapByPairs(data, split)).isZero();
    assertThat(split.faces(Part.TEST).length / (double) data.size()).isBetween(0.09, 0.11);
    assertThat(split.faces(Part.VALIDATION).length / (double) data.size()).isBetween(0.09, 0.11);
    assertThat(split.parts()).allMatch(Optional::isPresent);
  }

  @Test
  void theSeedDecidesAndTheOrderOfRowsDoesNot() {
    List<Face> faces = people(200, 9);
    Map<String, Part> first = byFile(data(faces), 1);
    List<Face> shuffled = new ArrayList<>(faces);
    Collections.shuffle(shuffled, new Random(3));
    assertThat(byFile(data(shuffled), 1)).isEqualTo(first);
    assertThat(byFile(data(faces), 2)).isNotEqualTo(first);
  }

  @Test
  void threePeopleFillThreeParts() {
    List<Face> faces = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      faces.add(face(i, "s" + i / 3, null));
    }
    Split split = split(data(faces), Split.Kind.SUBJECTS, 1);
    assertThat(Arrays.stream(Part.values()).map(part -> split.faces(part).length)).containsExactly(3, 3, 3);
  }

  @Test
  void aWholePartitionIsKeptAndItsOverlapCounted() {
    List<Face> faces = List.of(
        face(0, "a", Part.TRAIN), face(1, "a", Part.TEST), face(2, "b", Part.VALIDATION), face(3, "c", Part.TEST),
        face(4, "d", null));
    Split split = Splitter.split(data(faces), Optional.empty(), new boolean[] {true, true, true, true, true}, 1);
    assertThat(split.kind()).isEqualTo(Split.Kind.OFFICIAL);
    assertThat(split.overlap()).isEqualTo(1);
    assertThat(split.warning()).hasValueSatisfying(
        warning -> assertThat(warning).startsWith("One person stands in more than one part, so the test part does not"));
    assertThat(split.parts()).containsExactly(
        Optional.of(Part.TRAIN), Optional.of(Part.TEST), Optional.of(Part.VALIDATION), Optional.of(Part.TEST),
        Optional.empty());
  }

  @Test
  void aFaceThatIsNotUsableOrHasNoSubjectIsLeftOut() {
    List<Face> faces = new ArrayList<>(people(50, 4));
    faces.add(face(9999, null, null));
    boolean[] usable = new boolean[faces.size()];
    Arrays.fill(usable, true);
    usable[0] = false;
    Split split = Splitter.split(data(faces), Optional.empty(), usable, 1);
    assertThat(split.kind()).isEqualTo(Split.Kind.SUBJECTS);
    assertThat(split.parts().get(0)).isEmpty();
    assertThat(split.parts().get(faces.size() - 1)).isEmpty();
  }

  @Test
  void withoutPartitionAndSubjectsTheWorthOfASplitByImageIsExplained() {
    List<Face> faces = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      faces.add(face(i, null, Part.TRAIN));
    }
    FaceDataset data = data(faces);
    boolean[] usable = new boolean[100];
    Arrays.fill(usable, true);
    assertThatThrownBy(() -> Splitter.split(data, Optional.empty(), usable, 1))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("99.9 % of its test images would show a person who is in train too")
        .hasMessageContaining("81.0 %, more than the article's 80.4 %")
        .hasMessageContaining("faces-leaky");
    assertThatThrownBy(() -> split(data, Split.Kind.SUBJECTS, 1))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("names no subjects");
    assertThatThrownBy(() -> split(data, Split.Kind.OFFICIAL, 1))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("no usable face into the part validation");
    assertThatThrownBy(() -> split(data(people(9, 1)), Split.Kind.OFFICIAL, 1))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith("faces has no partition, so it cannot be split by one");
    Split leaky = split(data, Split.Kind.FACES_LEAKY, 1);
    assertThat(leaky.overlap()).isEqualTo(-1);
    assertThat(leaky.warning()).hasValueSatisfying(
        warning -> assertThat(warning).startsWith("The split is by face and who is who is unknown"));
    assertThat(leaky.faces(Part.TEST)).hasSize(10);
  }

  @Test
  void aSplitByFaceCountsThePeopleItTears() {
    FaceDataset data = data(people(100, 5));
    Split split = split(data, Split.Kind.FACES_LEAKY, 1);
    assertThat(split.overlap()).isGreaterThan(20).isEqualTo(overlapByPairs(data, split));
    assertThat(split.warning()).hasValueSatisfying(
        warning -> assertThat(warning).startsWith(split.overlap() + " people stand in more than one part"));
    assertThat(split(data, Split.Kind.SUBJECTS, 1).warning()).isEmpty();
  }

  @Test
  void onePersonCannotBeSplit() {
    assertThatThrownBy(() -> split(data(List.of(face(0, "a", null), face(1, "a", null))), Split.Kind.SUBJECTS, 1))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("too few usable faces of different people");
  }

  @Test
  void aPartWithOneClassIsRefused() {
    List<Optional<Part>> parts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      parts.add(Optional.of(Part.values()[i / 2]));
    }
    Split split = new Split(Split.Kind.SUBJECTS, parts, 0);
    split.requireBothClasses("Male", new byte[] {0, 1, 1, 0, 0, 1});
    assertThatThrownBy(() -> split.requireBothClasses("Male", new byte[] {0, 1, 1, 0, 1, -1}))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith("The part test has 1 faces with 'Male' and 0 without");
  }

  private static Split split(FaceDataset data, Split.Kind kind, long seed) {
    boolean[] usable = new boolean[data.size()];
    Arrays.fill(usable, true);
    return Splitter.split(data, Optional.of(kind), usable, seed);
  }

  private static Map<String, Part> byFile(FaceDataset data, long seed) {
    Split split = split(data, Split.Kind.SUBJECTS, seed);
    Map<String, Part> parts = new HashMap<>();
    for (int i = 0; i < data.size(); i++) {
      parts.put(data.faces().get(i).file(), split.parts().get(i).orElseThrow());
    }
    return parts;
  }

  /** Brute force: the subjects with two faces in different parts. */
  private static int overlapByPairs(FaceDataset data, Split split) {
    List<String> torn = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      for (int j = 0; j < i; j++) {
        String subject = data.faces().get(i).subject().orElseThrow();
        if (data.faces().get(j).subject().orElseThrow().equals(subject)
            && !split.parts().get(i).equals(split.parts().get(j))
            && !torn.contains(subject)) {
          torn.add(subject);
        }
      }
    }
    return torn.size();
  }

  private static List<Face> people(int people, long seed) {
    Random random = new Random(seed);
    List<Face> faces = new ArrayList<>();
    for (int p = 0; p < people; p++) {
      for (int i = random.nextInt(8); i >= 0; i--) {
        faces.add(face(faces.size(), "p" + p, null));
      }
    }
    return faces;
  }

  private static Face face(int i, String subject, Part part) {
    return new Face(SmallFaces.name(i), Optional.ofNullable(subject), Optional.ofNullable(part), Optional.empty());
  }

  private static FaceDataset data(List<Face> faces) {
    return new FaceDataset(
        Path.of("faces"), "made up", 20, 30, Faces.of(faces), new Labels(List.of(), new byte[0][]),
        Optional.empty(), new FolderPhotos(Path.of("faces"), ""), "0".repeat(64), new Names(), Optional.empty(), List.of());
  }
}
