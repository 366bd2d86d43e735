package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data commands on faces they draw themselves. */
class DataCommandsTest {
  private static final int FACES = 60;

  @TempDir static Path folder;
  private static String drawn;

  @BeforeAll
  static void faces() {
    drawn = folder.resolve("drawn").toString();
    Typed typed = Typed.line("data", "synthesize", drawn, "--faces", Integer.toString(FACES), "--seed", "2");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.code()).isZero();
  }

  private static JsonNode inspected(String... options) throws IOException {
    String[] words = Stream.concat(Stream.of("data", "inspect", "--json"), Stream.of(options)).toArray(String[]::new);
    Typed typed = Typed.line(words);
    assertThat(typed.code()).as(typed.err()).isZero();
    return new ObjectMapper().readTree(typed.out());
  }

  @Test
  void whatProgramsReadIsPrintedAsData() {
    StringWriter data = new StringWriter();
    Session typed = Typed.session(new StringWriter(), new StringWriter());
    Session session =
        new Session(
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(data, true),
            typed.err(),
            typed.progress(),
            typed.interruption(),
            typed.environment());
    assertThat(CommandTree.of(session).execute("data", "inspect", "--json", drawn)).isZero();
    assertThat(data.toString()).startsWith("{");
  }

  @Test
  void aLongNameDoesNotWidenTheTableBeyond80Columns(@TempDir Path elsewhere) throws IOException {
    List<Path> photos;
    try (Stream<Path> all = Files.walk(Path.of(drawn))) {
      photos = all.filter(file -> file.toString().endsWith(".jpg")).limit(4).toList();
    }
    StringBuilder table = new StringBuilder("file,kind," + "long_".repeat(20) + "name\n");
    for (int i = 0; i < photos.size(); i++) {
      Files.copy(photos.get(i), elsewhere.resolve(i + ".jpg"));
      table.append("%d.jpg,%d,%d\n".formatted(i, i % 2, i / 2));
    }
    Files.writeString(elsewhere.resolve("labels.csv"), table);
    Typed typed = Typed.line("data", "inspect", elsewhere.toString(), "--attribute", "kind");
    assertThat(typed.err()).isEmpty();
    List<String> rows = typed.out().lines().dropWhile(line -> !line.startsWith("attribute ")).toList();
    assertThat(rows).hasSizeGreaterThan(1).allSatisfy(row -> assertThat(row.length()).isLessThanOrEqualTo(80));
    assertThat(rows).anySatisfy(row -> assertThat(row).startsWith("long_long_").contains("… "));
  }

  @Test
  void inspectingTellsWhatWasDrawn() {
    Typed typed = Typed.line("data", "inspect", drawn);
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out())
        .contains("60 drawn faces", "178 x 218", "Landmarks:    60 faces", "0 subjects in more than one part")
        .contains("Label:        Attractive: ", "Best possible: ", "Fingerprint:  ")
        .doesNotContain("NaN");
    assertThat(typed.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void whatWasPlantedIsSaidOfTheAttributeItWasPlantedInAlone() throws IOException {
    assertThat(Typed.line("data", "inspect", drawn, "--attribute", "Smiling").out()).doesNotContain("Best possible");
    assertThat(inspected(drawn, "--attribute", "Smiling").path("bayes_accuracy").isNull()).isTrue();
    assertThat(inspected(drawn, "--attribute", "Smiling").path("drawn").asBoolean()).isTrue();
    assertThat(inspected(drawn).path("bayes_accuracy").asDouble()).isBetween(0.5, 1.0);
  }

  @Test
  void theJsonCountsEveryFaceOnce() throws IOException {
    JsonNode json = inspected(drawn, "--attribute", "Smiling", "--check-photos");
    assertThat(json.at("/faces").asInt()).isEqualTo(FACES);
    assertThat(json.at("/label/attribute").asText()).isEqualTo("Smiling");
    assertThat(json.at("/label/holds").asInt() + json.at("/label/fails").asInt()).isEqualTo(FACES);
    int parts = 0;
    for (String part : new String[] {"train", "validation", "test"}) {
      parts += json.at("/partition/" + part + "/faces").asInt();
    }
    assertThat(parts).isEqualTo(FACES);
    assertThat(json.at("/unreadable").size()).isZero();
    for (JsonNode attribute : json.at("/attributes")) {
      if (attribute.at("/attribute").asText().equals("Smiling")) {
        assertThat(attribute.at("/label_given").asDouble()).isEqualTo(1);
        assertThat(attribute.at("/phi").asDouble()).isEqualTo(1);
      }
    }
  }

  @Test
  void askedForAllAttributesItLooksAtTheUsualOne() throws IOException {
    assertThat(inspected(drawn, "--attribute", "all")).isEqualTo(inspected(drawn));
  }

  @Test
  void photosAreOnlyCheckedWhenAskedFor() throws IOException {
    assertThat(inspected(drawn).at("/unreadable").isNull()).isTrue();
    assertThat(Typed.line("data", "inspect", drawn).out()).contains("Photos:       not decoded", "--check-photos");
    assertThat(Typed.line("data", "inspect", drawn, "--check-photos").out())
        .contains("Bad photos:   0")
        .doesNotContain("not decoded");
  }

  @Test
  void aTruncatedPhotoIsListedWithItsReason() throws IOException {
    Path copy = folder.resolve("spoilt");
    assertThat(Typed.line("data", "convert", drawn, copy.toString(), "--to", "table").code()).isZero();
    Path photo;
    try (Stream<Path> files = Files.walk(copy)) {
      photo = files.filter(file -> file.toString().endsWith(".jpg")).sorted().findFirst().orElseThrow();
    }
    byte[] half = Arrays.copyOf(Files.readAllBytes(photo), (int) Files.size(photo) / 2);
    Files.delete(photo);
    Files.write(photo, half);
    assertThat(inspected(copy.toString(), "--check-photos").at("/unreadable/0/file").asText())
        .isEqualTo(photo.getFileName().toString());
    assertThat(Typed.line("data", "inspect", copy.toString(), "--check-photos").out())
        .contains("Bad photos:   1", "  " + photo.getFileName() + ": ");
  }

  @Test
  void everyAbsentPhotoIsInTheJson() throws IOException {
    Path copy = folder.resolve("gaps");
    assertThat(Typed.line("data", "convert", drawn, copy.toString(), "--to", "table").code()).isZero();
    for (int i = 1; i <= 5; i++) {
      Files.delete(copy.resolve("images/00000" + i + ".jpg"));
    }
    assertThat(inspected(copy.toString()).at("/absent")).extracting(JsonNode::asText)
        .containsExactly("000001.jpg", "000002.jpg", "000003.jpg", "000004.jpg", "000005.jpg");
  }

  @Test
  void convertingToATableAndBackKeepsLabelsSubjectsAndParts() throws IOException {
    Path table = folder.resolve("table");
    Path back = folder.resolve("back");
    Typed there = Typed.line("data", "convert", drawn, table.toString(), "--to", "table");
    assertThat(there.out()).isEqualTo("Wrote 60 faces into " + table + "." + System.lineSeparator());
    assertThat(Typed.line("data", "convert", table.toString(), back.toString()).code()).isZero();
    JsonNode original = inspected(drawn);
    JsonNode returned = inspected(back.toString());
    for (String kept : new String[] {"/attributes", "/subjects", "/partition", "/frame"}) {
      assertThat(returned.at(kept)).isEqualTo(original.at(kept));
    }
  }

  @Test
  void aFolderThatIsNotEmptyIsNotWrittenInto() {
    Typed typed = Typed.line("data", "convert", drawn, folder.toString());
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err().lines()).hasSize(1);
  }

  @Test
  void withoutTheUsualAttributeTheFirstIsLookedAtUnlessOneWasNamed() throws IOException {
    Path table = folder.resolve("own");
    assertThat(Typed.line("data", "convert", drawn, table.toString(), "--to", "table").code()).isZero();
    Path csv = table.resolve("faces.csv");
    Files.writeString(csv, Files.readString(csv).replaceFirst("Attractive", "Charming"));
    assertThat(inspected(table.toString()).at("/label/attribute").asText()).isNotEqualTo("Attractive");
    assertThat(Typed.line("data", "inspect", table.toString(), "--attribute", "Charmign").err())
        .contains("'Charmign'", "Charming");
  }

  @Test
  void whereTheUsualAttributeHasAnOddCellTheOneLookedAtInsteadIsSaid() throws IOException {
    Path table = folder.resolve("odd");
    assertThat(Typed.line("data", "convert", drawn, table.toString(), "--to", "table").code()).isZero();
    Path csv = table.resolve("faces.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(csv));
    int column = List.of(lines.get(0).split(",")).indexOf("Attractive");
    String[] cells = lines.get(4).split(",");
    cells[column] = "2";
    lines.set(4, String.join(",", cells));
    Files.write(csv, lines);
    Typed typed = Typed.line("data", "inspect", table.toString());
    assertThat(typed.err())
        .contains("Attractive is no attribute here, so ", " is looked at; --attribute names another.", "Column Attractive was passed over", "'2' on line 5");
    Typed asked = Typed.line("data", "inspect", table.toString(), "--attribute", "Attractive");
    assertThat(asked.code()).isEqualTo(2);
    assertThat(asked.err()).contains("faces.csv, line 5: '2' in column Attractive is no label");
  }
}
