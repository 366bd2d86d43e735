package dev.kallos.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.dataset.DatasetReader;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.image.ImageSize;
import dev.kallos.image.Photos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CounterfactualsTest {
  private static final ImageSize SIZE = ImageSize.parse("64x80");
  private static final int FACES = 60;

  @TempDir static Path folder;

  private static Path root;

  @BeforeAll
  static void draw() throws IOException {
    root = folder.resolve("faces");
    DrawnFaces.draw(new DrawingRecipe(FACES, 3, Optional.empty()), root, 2, Progress.silent());
  }

  @Test
  void oneOfEachPairIsTheDataSetsOwnPictureAndTheOtherDiffersWhereTheThingIs() throws IOException {
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(root), Progress.silent())) {
      Counterfactuals.Pairs pairs = pairs(data, "Eyeglasses", 12);

      assertThat(pairs.size()).isEqualTo(12);
      assertThat(pairs.faces()).doesNotHaveDuplicates();
      for (int i = 0; i < pairs.size(); i++) {
        byte[] own = Photos.decode(data.photos().read(data.faces().get(pairs.faces()[i]).file()), SIZE).rgb();
        boolean wears = data.labels().of("Eyeglasses")[pairs.faces()[i]] == 1;
        assertThat((wears ? pairs.with() : pairs.without()).pixels().get(i)).isEqualTo(own);
        assertThat(pairs.subjects()[i]).isEqualTo(data.faces().get(pairs.faces()[i]).subject().orElseThrow());
        assertThat(changedRows(pairs, i)).isNotEmpty().allMatch(row -> row > 25 && row < 60);
      }
    }
  }

  @Test
  void whatAChangeAddsToTheRuleCountsWhatItTakesAway() throws IOException {
    Path biased = folder.resolve("biased");
    Map<String, Double> bias = Map.of("No_Beard", 0.5, "Blond_Hair", 2.0);
    DrawnFaces.draw(new DrawingRecipe(FACES, 3, Optional.empty(), bias), biased, 2, Progress.silent());
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(biased), Progress.silent())) {
      assertThat(pairs(data, "Smiling", FACES).planted()).isEqualTo(3.0);
      assertThat(pairs(data, "Wearing_Lipstick", FACES).planted()).isZero();
      assertPlanted(data, "Straight_Hair", face -> -2.4 * label(data, "Wavy_Hair", face));
      assertPlanted(data, "Black_Hair", face -> -2.0 * label(data, "Blond_Hair", face));
      assertPlanted(
          data,
          "5_o_Clock_Shadow",
          face -> Stream.of("Mustache", "Sideburns", "Goatee").allMatch(other -> label(data, other, face) == 0) ? -1.5 : -1);
      assertThat(pairs(data, "Eyeglasses", 0).planted()).isNaN();
    }
  }

  private static void assertPlanted(FaceDataset data, String attribute, IntToDoubleFunction change) {
    Counterfactuals.Pairs pairs = pairs(data, attribute, FACES);
    double[] changes = IntStream.of(pairs.faces()).mapToDouble(change).toArray();
    assertThat(changes).as(attribute).hasSizeGreaterThan(5);
    assertThat(DoubleStream.of(changes).distinct().count()).as(attribute).isEqualTo(2);
    assertThat(pairs.planted()).as(attribute).isCloseTo(DoubleStream.of(changes).average().orElseThrow(), within(1e-12));
  }

  private static int label(FaceDataset data, String attribute, int face) {
    return data.labels().of(attribute)[face];
  }

  @Test
  void noBeardIsDrawnOnASexThatIsDrawnWithoutBeards() throws IOException {
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(root), Progress.silent())) {
      byte[] male = data.labels().of("Male");

      int[] bearded = pairs(data, "5_o_Clock_Shadow", FACES).faces();
      assertThat(IntStream.of(bearded).boxed()).isNotEmpty().allMatch(face -> male[face] == 1);
    }
  }

  @Test
  void theSameSeedGivesTheSamePairsAndAnotherGivesOthers() throws IOException {
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(root), Progress.silent())) {
      Counterfactuals drawn = Counterfactuals.of(data).orElseThrow();
      int[] all = IntStream.range(0, FACES).toArray();
      int[] first = drawn.pairs("Smiling", all, 8, 1, SIZE, () -> false).faces();

      assertThat(drawn.pairs("Smiling", all, 8, 1, SIZE, () -> false).faces()).isEqualTo(first);
      assertThat(drawn.pairs("Smiling", all, 8, 2, SIZE, () -> false).faces()).isNotEqualTo(first);
      assertThatThrownBy(() -> drawn.pairs("Smiling", all, 8, 1, SIZE, () -> true))
          .isInstanceOf(StoppedException.class);
    }
  }

  @Test
  void dataThatIsNoLongerAsDrawnCannotBeDrawnAgain() throws IOException {
    Path trimmed = folder.resolve("trimmed");
    DrawnFaces.draw(new DrawingRecipe(FACES, 3, Optional.empty()), trimmed, 2, Progress.silent());
    Files.delete(trimmed.resolve("Img/img_align_celeba/000007.jpg"));
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(trimmed), Progress.silent())) {
      assertThat(Counterfactuals.of(data)).isEmpty();
    }
  }

  private static Counterfactuals.Pairs pairs(FaceDataset data, String attribute, int count) {
    int[] all = IntStream.range(0, data.size()).toArray();
    return Counterfactuals.of(data).orElseThrow().pairs(attribute, all, count, 1, SIZE, () -> false);
  }

  /** The rows in which the two pictures of a pair differ by more than the encoding does. */
  private static List<Integer> changedRows(Counterfactuals.Pairs pairs, int i) {
    byte[] without = pairs.without().pixels().get(i);
    byte[] with = pairs.with().pixels().get(i);
    int row = 3 * SIZE.width();
    return IntStream.range(0, SIZE.height())
        .filter(
            y ->
                IntStream.range(y * row, (y + 1) * row)
                    .anyMatch(k -> Math.abs((with[k] & 0xff) - (without[k] & 0xff)) > 24))
        .boxed()
        .toList();
  }
}
