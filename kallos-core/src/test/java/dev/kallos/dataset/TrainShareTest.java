package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TrainShareTest {
  private static final int PEOPLE = 100;

  /** A hundred people of one to five faces; those of a tenth are for validation, of another for testing. */
  private static List<Face> faces(boolean named) {
    List<Face> faces = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      Part part = person % 10 == 8 ? Part.VALIDATION : person % 10 == 9 ? Part.TEST : Part.TRAIN;
      for (int i = 0; i <= person % 5; i++) {
        faces.add(
            new Face(
                person + "-" + i + ".jpg",
                named ? Optional.of("s" + person) : Optional.empty(),
                Optional.of(part),
                Optional.empty()));
      }
    }
    return faces;
  }

  private static FaceDataset data(List<Face> faces) {
    return new FaceDataset(
        Path.of("x"), "test", 8, 8, Faces.of(faces), new Labels(List.of(), new byte[0][]),
        Optional.empty(), null, "f", new Names(), Optional.empty(), List.of());
  }

  private static Split whole(FaceDataset data) {
    boolean[] usable = new boolean[data.size()];
    Arrays.fill(usable, true);
    return Splitter.split(data, Optional.of(Split.Kind.OFFICIAL), usable, 1);
  }

  private static TrainShare share(List<Face> faces, double share, long seed) {
    FaceDataset data = data(faces);
    return TrainShare.of(data, whole(data), share, seed);
  }

  private static Set<String> kept(List<Face> faces, double share, long seed) {
    return IntStream.of(share(faces, share, seed).split().faces(Part.TRAIN))
        .mapToObj(i -> faces.get(i).file())
        .collect(Collectors.toSet());
  }

  @Test
  void aSmallerSharesFacesAreAmongALargerOnes() {
    List<Face> faces = faces(true);
    Set<String> before = new HashSet<>();
    for (double share : new double[] {0.01, 0.0625, 0.125, 0.25, 0.5, 1}) {
      Set<String> now = kept(faces, share, 7);
      assertThat(now).containsAll(before).hasSizeGreaterThan(before.size());
      before = now;
    }
    assertThat(before).hasSize(whole(data(faces)).faces(Part.TRAIN).length);
  }

  @Test
  void peopleStayWholeAndWhatIsLeftOutIsCounted() {
    List<Face> faces = faces(true);
    TrainShare quarter = share(faces, 0.25, 7);
    Set<String> people =
        IntStream.of(quarter.split().faces(Part.TRAIN)).mapToObj(i -> faces.get(i).subject().get()).collect(Collectors.toSet());
    assertThat(people).hasSize(20);
    assertThat(quarter.subjects()).isEqualTo(60);
    for (int i = 0; i < faces.size(); i++) {
      if (faces.get(i).officialPart().get() == Part.TRAIN) {
        assertThat(quarter.split().parts().get(i).isPresent()).isEqualTo(people.contains(faces.get(i).subject().get()));
      }
    }
    int train = whole(data(faces)).faces(Part.TRAIN).length;
    assertThat(quarter.faces()).isEqualTo(train - quarter.split().faces(Part.TRAIN).length);
  }

  @Test
  void validationAndTestPartAreUntouched() {
    FaceDataset data = data(faces(true));
    TrainShare share = TrainShare.of(data, whole(data), 0.1, 7);
    assertThat(share.split().faces(Part.VALIDATION)).isEqualTo(whole(data).faces(Part.VALIDATION));
    assertThat(share.split().faces(Part.TEST)).isEqualTo(whole(data).faces(Part.TEST));
  }

  @Test
  void aShareOfOneClassIsRefusedForItsOwnSake() {
    FaceDataset data = data(faces(true));
    TrainShare share = TrainShare.of(data, whole(data), 0.1, 7);
    byte[] labels = new byte[data.size()];
    IntStream.of(share.split().faces(Part.TRAIN)).forEach(face -> labels[face] = 1);
    assertThatThrownBy(() -> share.requireBothClasses("Male", labels))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageMatching("The share of the part train that is kept has \\d+ faces with 'Male' and 0 without, and needs both; keep a larger one.");
    labels[share.split().faces(Part.TRAIN)[0]] = 0;
    share.requireBothClasses("Male", labels);
  }

  @Test
  void theSeedDecidesAndTheOrderOfRowsDoesNot() {
    List<Face> faces = faces(true);
    List<Face> shuffled = new ArrayList<>(faces);
    Collections.shuffle(shuffled, new Random(3));
    assertThat(kept(shuffled, 0.25, 7)).isEqualTo(kept(faces, 0.25, 7));
    assertThat(kept(faces, 0.25, 8)).isNotEqualTo(kept(faces, 0.25, 7));
  }

  @Test
  void withoutSubjectsFacesStandForThemselves() {
    List<Face> faces = faces(false);
    TrainShare half = share(faces, 0.5, 7);
    int train = whole(data(faces)).faces(Part.TRAIN).length;
    assertThat(half.split().faces(Part.TRAIN)).hasSize((int) Math.round(0.5 * train));
    assertThat(half.subjects()).isEqualTo(-1);
    assertThat(kept(faces, 0.5, 7)).containsAll(kept(faces, 0.2, 7));
  }

  @Test
  void aShareBeyondItsRangeIsAMistakeInTheProgram() {
    for (double share : new double[] {0, -0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> share(faces(true), share, 1)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
