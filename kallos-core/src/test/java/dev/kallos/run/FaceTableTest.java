package dev.kallos.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Face;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Faces;
import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Names;
import dev.kallos.dataset.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaceTableTest {
  @TempDir Path temp;
  private RunFolder run;
  private final FaceTable table =
      new FaceTable(
          FaceRows.of(
              List.of(
                  new FaceRow("a, b.jpg", "1", Part.TRAIN),
                  new FaceRow("c.jpg", "2", Part.TEST),
                  new FaceRow("d.jpg", "3", Part.TEST))),
          new Labels(List.of("Smiling", "Male"), new byte[][] {{1, 0, -1}, {0, 0, 1}}));

  @BeforeEach
  void write() throws IOException {
    run = new RunFolder(temp);
    table.write(run);
  }

  @Test
  void anAttributeCalledAsThePicturesColumnIsRefused() {
    FaceTable.requireNames(new Labels(List.of("File", "smiling"), new byte[][] {{1}, {0}}));
    assertThatThrownBy(() -> FaceTable.requireNames(new Labels(List.of("smiling", "file"), new byte[][] {{1}, {0}})))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("The attribute 'file' has the name of the pictures' column in the run's labels.csv; rename it.");
  }

  @Test
  void itReadsBackTheSame() throws IOException {
    FaceTable again = FaceTable.read(run);
    assertThat(again.faces()).isEqualTo(table.faces());
    assertThat(again.labels()).isEqualTo(table.labels());
  }

  @Test
  void aFileThatIsMissingIsNamedWithWhatToDo() throws IOException {
    for (Path file : List.of(run.labels(), run.split())) {
      Files.delete(file);
      assertThatThrownBy(() -> FaceTable.read(run))
          .isInstanceOf(UnusableInputException.class)
          .hasMessage(file + " is missing; prepare the run again.");
    }
  }

  @Test
  void itStaysTheSameWhereItSharesNamesWithTheData() {
    for (String second : List.of("c.jpg", "e.jpg")) {
      FaceDataset data = data(table.labels(), "a, b.jpg", second, "d.jpg");
      assertThat(table.sharedWith(data)).isEqualTo(table);
      assertThat(table.sharedWith(data).rowsOf(run, Part.TEST, new String[] {"d.jpg", "c.jpg"})).containsExactly(2, 1);
    }
  }

  private static FaceDataset data(Labels labels, String... files) {
    List<Face> faces =
        Stream.of(files)
            .map(file -> new Face(file, Optional.of("of " + file), Optional.empty(), Optional.empty()))
            .toList();
    return new FaceDataset(
        Path.of("x"), "test", 8, 8, Faces.of(faces), labels, Optional.empty(), null, "f", new Names(), Optional.empty(), List.of());
  }

  @Test
  void scoredFacesAreFoundByNameInAnyOrder() {
    assertThat(table.rowsOf(run, Part.TEST, new String[] {"d.jpg", "c.jpg"})).containsExactly(2, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"z.jpg", "a, b.jpg"})
  void aScoredFaceThatThePartDoesNotHoldIsRefused(String file) {
    assertThatThrownBy(() -> table.rowsOf(run, Part.TEST, new String[] {"d.jpg", file}))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            "%s names %s, which is no test face of split.csv; delete it and run: kallos evaluate %s"
                .formatted(run.scores(), file, temp));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "2", "-1", "300"})
  void aCellThatIsNoLabelIsRefusedWithItsPlace(String cell) throws IOException {
    Files.writeString(
        run.labels(), Files.readString(run.labels()).replace("c.jpg,0,0", "c.jpg,0," + cell));
    assertThatThrownBy(() -> FaceTable.read(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("%s, line 3: '%s' in column Male is no label; write 1, 0 or nothing.".formatted(run.labels(), cell));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void labelsOfFewerOrMoreFacesAreRefused(int rows) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(run.labels()));
    Files.write(run.labels(), rows == 2 ? lines.subList(0, 3) : append(lines, "e.jpg,0,1"));
    assertThatThrownBy(() -> FaceTable.read(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("%s has 3 rows and %s has %d; prepare the run again.".formatted(run.split(), run.labels(), rows));
  }

  @Test
  void aFaceThatStandsTwiceIsRefused() throws IOException {
    Files.writeString(run.split(), Files.readString(run.split()).replace("d.jpg", "c.jpg"));
    assertThatThrownBy(() -> FaceTable.read(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            "%s, line 4: the face 'c.jpg' stands there a second time; prepare the run again.".formatted(run.split()));
  }

  @Test
  void labelsOfAnotherFaceAreRefused() throws IOException {
    Files.writeString(run.labels(), Files.readString(run.labels()).replace("c.jpg", "z.jpg"));
    assertThatThrownBy(() -> FaceTable.read(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(run.labels() + ", line 3 is not the face of split.csv; prepare the run again.");
  }

  private static List<String> append(List<String> lines, String line) {
    lines.add(line);
    return lines;
  }
}
