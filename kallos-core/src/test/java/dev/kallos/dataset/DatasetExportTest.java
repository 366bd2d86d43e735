package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatasetExportTest {
  @TempDir Path temp;

  @Test
  void celebasLayoutReadsBackTheSame() throws IOException {
    Path root = SmallFaces.official(temp.resolve("data"), 10);
    SmallFaces.write(
        root.resolve(SmallFaces.LANDMARKS), "10\nnames\n" + SmallFaces.rows(10, i -> "5 9 14 9 10.5 15 6 21 13 " + i));
    try (FaceDataset data = read(root)) {
      DatasetExport.celeba(data, temp.resolve("copy"), Progress.silent());
      try (FaceDataset copy = read(temp.resolve("copy"))) {
        assertThat(copy.layout()).isEqualTo("CelebA, official");
        assertThat(copy.fingerprint()).isEqualTo(data.fingerprint());
        assertThat(copy.warnings()).isEmpty();
      }
    }
  }

  @Test
  void aTableReadsBackWithSubjectsPartsAndLabels() throws IOException {
    Path root = SmallFaces.official(temp.resolve("data"), 10);
    SmallFaces.zip(root.resolve("Img/img_align_celeba.zip"), "", root.resolve(SmallFaces.IMAGES), Map.of());
    Files.move(root.resolve(SmallFaces.IMAGES), temp.resolve("away"));
    try (FaceDataset data = read(root)) {
      DatasetExport.table(data, temp.resolve("copy"), Progress.silent());
      try (FaceDataset copy = read(temp.resolve("copy"))) {
        assertThat(copy.layout()).isEqualTo("CelebA, as table faces.csv");
        assertThat(copy.faces()).isEqualTo(data.faces());
        assertThat(copy.labels().attributes()).isEqualTo(data.labels().attributes());
        assertThat(copy.labels()).isEqualTo(data.labels());
        assertThat(copy.photos().read("000007.jpg")).isEqualTo(data.photos().read("000007.jpg"));
      }
    }
  }

  @Test
  void aFolderInUseAndWhatCelebaCannotHoldAreRefused() throws IOException {
    SmallFaces.pictures(temp.resolve("own"), 2);
    SmallFaces.write(temp.resolve("own/faces.csv"), "file,smiles\n000001.jpg,1\n000002.jpg,\n");
    try (FaceDataset data = read(temp.resolve("own"))) {
      assertThatThrownBy(() -> DatasetExport.celeba(data, temp.resolve("out"), Progress.silent()))
          .isInstanceOf(UnusableInputException.class)
          .hasMessageContaining("The label 'smiles' of 000002.jpg is unknown");
      assertThatThrownBy(() -> DatasetExport.table(data, temp.resolve("own"), Progress.silent()))
          .isInstanceOf(UnusableInputException.class)
          .hasMessageContaining("is not empty");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file,2020 |.jpg| The attribute '2020' would be taken for the number of rows in CelebA's layout",
        "file,photo,x|.jpg| The attribute 'photo' would be taken for the name of the pictures' column",
        "file,smiles|.jfif| The picture '000001.jfif' does not end in .jpg, .jpeg or .png"
      })
  void whatWouldNotBeReadBackFromCelebasLayoutIsRefused(String header, String ending, String refusal) throws IOException {
    Path own = temp.resolve("own");
    SmallFaces.pictures(own, 2);
    for (String name : List.of("000001", "000002")) {
      Files.move(own.resolve(name + ".jpg"), own.resolve(name + ending));
    }
    String more = ",1".repeat(header.split(",").length - 2);
    SmallFaces.write(
        own.resolve("faces.csv"), "%s\n000001%s,1%s\n000002%2$s,0%3$s\n".formatted(header.strip(), ending, more));
    try (FaceDataset data = read(own)) {
      assertThatThrownBy(() -> DatasetExport.celeba(data, temp.resolve("out"), Progress.silent()))
          .isInstanceOf(UnusableInputException.class)
          .hasMessageStartingWith(refusal);
    }
    assertThat(temp.resolve("out")).doesNotExist();
  }

  @Test
  void anAttributeNamedAsAColumnOfTheTableIsRefused() throws IOException {
    SmallFaces.pictures(temp.resolve("own"), 2);
    SmallFaces.write(temp.resolve("own/faces.csv"), "file,person,Subject\n000001.jpg,a,1\n000002.jpg,b,0\n");
    DatasetRequest request =
        new DatasetRequest(temp.resolve("own"), Optional.empty(), Optional.of("person"), Optional.empty());
    try (FaceDataset data = DatasetReader.read(request, Progress.silent())) {
      assertThatThrownBy(() -> DatasetExport.table(data, temp.resolve("out"), Progress.silent()))
          .isInstanceOf(UnusableInputException.class)
          .hasMessage("The attribute 'Subject' has the name of another column of the table to write; rename it.");
      assertThat(temp.resolve("out")).doesNotExist();
    }
  }

  @Test
  void whatIsKnownOfDrawnFacesGoesAlong() throws IOException {
    DrawnFaces.draw(new DrawingRecipe(20, 4, Optional.of("mouth")), temp.resolve("drawn"), 1, Progress.silent());
    try (FaceDataset data = read(temp.resolve("drawn"))) {
      DatasetExport.celeba(data, temp.resolve("celeba"), Progress.silent());
      DatasetExport.table(data, temp.resolve("table"), Progress.silent());
      for (String copy : List.of("celeba", "table")) {
        try (FaceDataset again = read(temp.resolve(copy))) {
          assertThat(again.drawn()).as(copy).isEqualTo(data.drawn()).isPresent();
        }
        assertThat(temp.resolve(copy).resolve("truth.csv")).hasSameTextualContentAs(temp.resolve("drawn/truth.csv"));
      }
    }
  }

  @Test
  void onesOwnFacesInCelebasLayoutAreNotTakenForCelebaNorCelebaForOnesOwnHoweverOftenConverted() throws IOException {
    SmallFaces.pictures(temp.resolve("own"), 2);
    SmallFaces.write(temp.resolve("own/ratings.csv"), "file,smiles\n000001.jpg,1\n000002.jpg,0\n");
    assertThat(thereAndBack(temp.resolve("own"), "own"))
        .containsExactly("table ratings.csv, in CelebA's layout", "table faces.csv", "table faces.csv, in CelebA's layout");
    assertThat(thereAndBack(SmallFaces.official(temp.resolve("celeba"), 4), "celeba"))
        .containsExactly("CelebA, official", "CelebA, as table faces.csv", "CelebA, official");
  }

  /** What data is called in CelebA's layout, as a table made of that, and in CelebA's layout again. */
  private List<String> thereAndBack(Path root, String name) throws IOException {
    List<String> layouts = new ArrayList<>();
    Path from = root;
    for (String step : List.of("1", "2", "3")) {
      Path to = temp.resolve(name + step);
      try (FaceDataset data = read(from)) {
        if (step.equals("2")) {
          DatasetExport.table(data, to, Progress.silent());
        } else {
          DatasetExport.celeba(data, to, Progress.silent());
        }
      }
      try (FaceDataset copy = read(to)) {
        layouts.add(copy.layout());
      }
      from = to;
    }
    return layouts;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"no json|is no JSON", "{}|has no field 'from'"})
  void aNoteOfTheOriginThatCannotBeReadIsToldWithItsFile(String text, String problem) throws IOException {
    Path root = SmallFaces.official(temp.resolve("data"), 2);
    SmallFaces.write(root.resolve("converted.json"), text);
    assertThatThrownBy(() -> read(root))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("%s %s; convert the data again, or remove that file.".formatted(root.resolve("converted.json"), problem));
  }

  @Test
  void anExportThatBreaksOffLeavesNothing() throws IOException {
    Path root = SmallFaces.official(temp.resolve("data"), 10);
    try (FaceDataset data = read(root)) {
      Files.delete(root.resolve(SmallFaces.IMAGES).resolve("000008.jpg"));
      assertThatThrownBy(() -> DatasetExport.celeba(data, temp.resolve("out"), Progress.silent()))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> DatasetExport.table(data, temp.resolve("out"), Progress.silent()))
          .isInstanceOf(IOException.class);
    }
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).containsExactly(root);
    }
  }

  @Test
  void anInterruptedExportStopsAndLeavesNothing() throws IOException {
    Path root = SmallFaces.official(temp.resolve("data"), 10);
    try (FaceDataset data = read(root)) {
      assertThatThrownBy(() -> DatasetExport.celeba(data, temp.resolve("out"), new Interrupting()))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThatThrownBy(() -> DatasetExport.table(data, temp.resolve("out"), new Interrupting()))
          .isInstanceOf(InterruptedIOException.class);
    } finally {
      Thread.interrupted();
    }
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).containsExactly(root);
    }
  }

  /** Interrupts the thread at each step. */
  private record Interrupting() implements Progress, Progress.Task {
    @Override
    public Task start(String what, long total, String unit) {
      return this;
    }

    @Override
    public void say(String line) {}

    @Override
    public void warn(String sentence) {}

    @Override
    public void advance(long units) {
      Thread.currentThread().interrupt();
    }

    @Override
    public void note(String words) {}

    @Override
    public void close() {}
  }

  private static FaceDataset read(Path path) throws IOException {
    return DatasetReader.read(DatasetRequest.of(path), Progress.silent());
  }
}
